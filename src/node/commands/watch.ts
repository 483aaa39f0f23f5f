import {basename, relative} from 'node:path'
import type {PreviewReport} from '../../browser/messages.ts'
import {previewScript} from '../../browser/preview-script.ts'
import {type Build, build} from '../../build.ts'
import {createRuleMemory, type RuleMemory} from '../../check/rule-memory.ts'
import {createMemo, type Memo} from '../../core/memo.ts'
import {plural} from '../../core/plural.ts'
import {htmlOutput} from '../../outputs/html/index.ts'
import type {Run} from '../command.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {hashOf} from '../hash.ts'
import {createKeptFiles, type KeptFiles} from '../kept-files.ts'
import {type Opening, openBrowser} from '../preview/open-browser.ts'
import {withoutScript} from '../preview/page-source.ts'
import {previewPdf} from '../preview/pdf-preview.ts'
import {hashesOf, type ReadingWorld, readingWorld} from '../preview/reading-world.ts'
import {reportOf, reportOfFault} from '../preview/report.ts'
import {type PreviewState, servePreview} from '../preview/server.ts'
import {watchInputs} from '../preview/watch.ts'
import {typesetterFor} from '../print/command-typesetter.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {beforeEnd} from '../program/ending.ts'
import {UsageFault} from '../program/fault.ts'
import {today} from '../today.ts'

/** `galley watch`: builds whenever an input changes, and shows the page, which stays in memory, in the browser. */
export const runWatch: Run = async (flags, paths) => {
  const place = withPictureRoot(findProject(paths, undefined), flags.root)
  let opening: Opening | undefined
  const preview = await previewPaper(place, {
    port: portNumber(flags.port),
    poll: flags.poll === true,
    typesetter: flags.pdf === true ? typesetterFor(flags) : undefined,
    visited: () => opening?.forget(),
    print: line => process.stdout.write(`${line}\n`),
    warn: line => process.stderr.write(`galley: ${line}\n`)
  })
  beforeEnd(async signal => {
    opening?.forget()
    await preview.close()
    // Ctrl-C is the usual way to end it.
    return signal === 'SIGHUP' ? undefined : 0
  })
  if (flags.open === true) opening = await openBrowser(preview.url, place.root)
  return new Promise(() => undefined)
}

export type PreviewSettings = Readonly<{
  /** 0 selects a free port. */
  port: number
  /** Whether to poll files instead of waiting for events. */
  poll: boolean
  /** Keeps a PDF up to date, too. */
  typesetter?: Typesetter | undefined
  /** Called when a browser shows the page. */
  visited?: (() => void) | undefined
  /** Writes one line to standard output. */
  print: (line: string) => void
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

export type ServedPreview = Readonly<{
  /** `http://127.0.0.1:PORT/TOKEN/`. */
  url: string
  /** Ends the server, the file watcher and a running build, and cleans up after them. */
  close: () => Promise<void>
}>

/** Serves a paper and rebuilds it whenever an input of the build changes. */
export async function previewPaper(place: ProjectPlace, settings: PreviewSettings): Promise<ServedPreview> {
  const kept = createKeptFiles()
  const session = {memo: createMemo(undefined, hashOfKept(kept)), memory: createRuleMemory()}
  let shown: Shown | undefined
  let isStale = false
  let building: Promise<void> | undefined
  let isClosed = false
  const {typesetter} = settings
  const pages = typesetter && previewPdf({...settings, place, memo: session.memo, typesetter})

  const inputs = watchInputs(
    {
      root: place.root,
      poll: settings.poll,
      ignored: [place.outputFolder],
      hash: paths => hashesOf(place, paths),
      warn: settings.warn
    },
    rebuild
  )
  const server = await servePreview({
    port: settings.port,
    state: waitingState,
    client: previewScript,
    visited: () => {
      settings.visited?.()
      // Before the first build, no inputs are known.
      if (building === undefined) inputs.look()
    }
  }).catch(async error => {
    await inputs.close()
    throw error
  })
  settings.print(`watching ${relative(process.cwd(), place.root) || basename(place.root)}: ${server.url}`)
  rebuild()

  /** Runs one build at a time; changes during a build start another one after it. */
  function rebuild(): void {
    isStale = true
    building ??= buildUntilCurrent().finally(() => {
      building = undefined
    })
  }

  async function buildUntilCurrent(): Promise<void> {
    while (isStale && !isClosed) {
      isStale = false
      const started = performance.now()
      const read = readingWorld(place, kept)
      const result = await buildPreview(place, session, read, shown)
      if (isClosed) return
      shown = result.shown
      server.publish({page: shown?.page ?? waitingState.page, report: result.report})
      settings.print(buildLine(result.report, performance.now() - started))
      if (result.report.held === undefined) pages?.update()
      if (await inputs.follow(read.inputs())) isStale = true
    }
  }

  return {
    url: server.url,
    close: async () => {
      isClosed = true
      await Promise.all([server.close(), inputs.close(), pages?.close()])
      await building
    }
  }
}

/** The page on show, and the files that it was built from. */
type Shown = Readonly<{page: string; files: ReadonlySet<string>; references: number}>

/** Hashes files without reading them a second time. */
function hashOfKept({hash}: KeptFiles): typeof hashOf {
  return data => (typeof data === 'string' ? hashOf(data) : hash(data))
}

/** What the builds of a preview share. */
type Session = Readonly<{memo: Memo; memory: RuleMemory}>

/** Builds the page as a draft. If no page can be built, the one on show stays. */
async function buildPreview(
  place: ProjectPlace,
  {memo, memory}: Session,
  {disk, inputs}: ReadingWorld,
  shown: Shown | undefined
): Promise<{shown: Shown | undefined; report: PreviewReport}> {
  try {
    const options = {entry: place.entry, outputs: [htmlOutput], draft: true, today: today(), memory}
    const built = await build(disk.world, memo, options)
    const held = whyHeld(built, shown)
    const report = reportOf(built, held)
    const [page] = built.artifacts
    if (held !== undefined || page === undefined) return {shown, report}
    const present = [...inputs().files].flatMap(([path, hash]) => (hash === undefined ? [] : [path]))
    return {
      shown: {
        page: withoutScript(new TextDecoder().decode(page.bytes)),
        files: new Set(present),
        references: built.manuscript.bibliography.references.length
      },
      report
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {shown, report: reportOfFault(message.split('\n', 1)[0] ?? message)}
  }
}

/**
 * Why a build gives no page worth showing: its inputs are broken or missing, as happens between two keystrokes or while
 * a file is being saved. Everything else is shown as a draft, with marks where something is missing.
 */
function whyHeld({manuscript}: Build, shown: Shown | undefined): string | undefined {
  const {findings, chapters, citations, bibliography} = manuscript
  if (findings.some(finding => finding.rule === 'front-matter-syntax')) return 'the settings cannot be read'
  if (chapters.length === 0) return 'there are no chapters'
  if (shown === undefined) return undefined
  const lost = findings.find(({rule, subject = ''}) => rule === 'file-unreadable' && shown.files.has(subject))
  if (lost !== undefined) return `${lost.subject} cannot be read any more`
  const isLost = citations.length > 0 && shown.references > 0 && bibliography.references.length === 0
  return isLost ? 'the bibliography is gone' : undefined
}

/** The state for a browser that connects before the first page. */
const waitingState: PreviewState = {
  page: '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>galley watch</title></head><body></body></html>\n',
  report: {errors: 0, warnings: 0, findings: [], more: 0, held: 'the paper is being built'}
}

/** One line per build, such as `15:04:05 2 errors, 1 warning, 43 ms`. */
function buildLine({errors, warnings, held}: PreviewReport, milliseconds: number): string {
  const now = new Date()
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map(part => String(part).padStart(2, '0'))
    .join(':')
  const kept = held === undefined ? '' : `; the last good page stays: ${held}`
  return `${time} ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${Math.round(milliseconds)} ms${kept}`
}

function portNumber(flag: unknown): number {
  if (flag === undefined) return 0
  const port = typeof flag === 'string' && /^\d{1,5}$/.test(flag) ? Number(flag) : Number.NaN
  if (port > 0 && port < 65536) return port
  throw new UsageFault(`--port must be a number from 1 to 65535, not ${flag}`)
}
