import type {SetPages} from '../browser/messages.ts'
import sheets from '../browser/sheets.ts?script'
import {callScript} from '../core/typesetting.ts'
import {fontFaceRules} from '../outputs/font-face-rules.ts'
import type {Output, Rendered, Rendering} from '../outputs/output.ts'
import {mapSlots, type Page, type PageStep} from '../outputs/page/page.ts'
import {pdfOutput} from '../outputs/pdf/index.ts'
import {buildPrintPage, type PrintPage} from '../outputs/pdf/page/print-page.ts'
import type {PageMarks} from '../outputs/pdf/paginator/page-marks.ts'
import type {Pagination} from '../outputs/pdf/paginator/paginate.ts'
import type {PaperPart} from '../outputs/pdf/paginator/paper-part.ts'
import {paginationScript} from '../outputs/pdf/render.ts'
import {type PlannedPart, partOfEdit} from './page-parts.ts'
import {withNumbers} from './reduced-page.ts'
import {type KeptPages, splicePages} from './spliced-pages.ts'

/** The pages of the PDF for a screen, of which an edit sets only a part again. */
export type PagesOutput = Readonly<{
  output: Output
  /** The pages that were set last. */
  latest: () => LatestPages
  /** Makes the next build set all pages, even if a part would do. */
  forget: () => void
}>

/** The pages of the last typesetting; `part` is undefined if it included all pages. */
export type LatestPages = Readonly<{set: SetPages; part: LatestPart | undefined}>

/** The pages of a part, by their index and number, and whether the pages after it are known to be right. */
export type LatestPart = Readonly<{first: number; count: number; isComplete: boolean}>

/** Creates the output; its artifact is empty, since the pages of a long paper take long to write and read. */
export function createPagesOutput(): PagesOutput {
  let kept: KeptPages | undefined
  let isForgotten = false
  let renderings = 0
  let latest: LatestPages = {set: {shell: ['', ''], pages: []}, part: undefined}

  async function render(rendering: Rendering): Promise<Rendered> {
    const own = ++renderings
    const base = isForgotten ? undefined : kept
    isForgotten = false
    // If a part cannot be set for any reason, all pages are.
    const part = base && (await setPart(rendering, base).catch(() => undefined))
    const {set, rendered} = part ?? (await setAll(rendering))
    // A rendering that was abandoned must not replace a newer one.
    if (own !== renderings) return rendered
    kept = set.kept
    latest = {set: kept.set, part: set.part}
    return rendered
  }

  return {
    output: {
      name: 'pages',
      ending: 'json',
      mediaType: 'application/json',
      ...(pdfOutput.prepare && {prepare: pdfOutput.prepare}),
      render
    },
    latest: () => latest,
    forget() {
      isForgotten = true
    }
  }
}

type Result = Readonly<{
  set: Readonly<{kept: KeptPages; part: LatestPages['part']}>
  rendered: Rendered
}>

async function setAll(rendering: Rendering): Promise<Result> {
  const sources: Page[] = []
  const page = await printPage(rendering, source => {
    sources.push(source)
    return withNumbers(source)
  })
  const {set, marks, rendered} = await layOut(rendering, page, undefined)
  const faces = fontFaceRules(page.fonts.faces)
  const [before, after] = set.shell
  const head = before.indexOf('</head>')
  const shell = [`${before.slice(0, head)}<style>${faces}</style>${before.slice(head)}`, after] as const
  const kept = {source: sources[0]!, faces, marks, set: {shell, pages: set.pages}}
  return {set: {kept, part: undefined}, rendered}
}

/** Sets only the part of the paper that an edit has changed; undefined if that is not possible. */
async function setPart(rendering: Rendering, kept: KeptPages): Promise<Result | undefined> {
  const plans: (readonly [source: Page, plan: PlannedPart])[] = []
  const page = await printPage(rendering, source => {
    const plan = partOfEdit(kept, source)
    if (plan === undefined) return mapSlots(source, () => [])
    plans.push([source, plan])
    return plan.reduce(source)
  })
  const [planned] = plans
  if (planned === undefined || fontFaceRules(page.fonts.faces) !== kept.faces) return undefined
  const [source, plan] = planned
  const {set, marks, rendered} = await layOut(rendering, page, plan.part)
  const spliced = splicePages(kept, source, plan, {pages: set.pages, marks})
  if (spliced === undefined) return undefined
  const {count, isComplete} = spliced
  return {set: {kept: spliced.kept, part: {first: plan.part.pagesBefore, count, isComplete}}, rendered}
}

function printPage(rendering: Rendering, first: PageStep): Promise<PrintPage> {
  return buildPrintPage(rendering, {script: undefined, places: true, first})
}

async function layOut(
  {manuscript, world}: Rendering,
  {html, fonts}: PrintPage,
  part: PaperPart | undefined
): Promise<Readonly<{set: SetPages; marks: PageMarks; rendered: Rendered}>> {
  const firstPage = manuscript.metadata.journal.firstPage ?? 1
  const pagesBefore = part?.pagesBefore ?? 0
  const scripts = [
    paginationScript(manuscript, {wantsMarks: true, ...(part && {part})}),
    callScript(sheets, 'sheets', {firstPage, pagesBefore})
  ]
  const laidOut = await world.typeset({html, faces: fonts.faces, scripts, isForScreen: true})
  const [pagination, set] = laidOut.results as readonly [Pagination, SetPages]
  return {
    set,
    marks: pagination.marks!,
    rendered: {
      bytes: new Uint8Array(),
      undrawn: laidOut.undrawn,
      problems: [...fonts.problems, ...laidOut.problems],
      environment: {}
    }
  }
}
