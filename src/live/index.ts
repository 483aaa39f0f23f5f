import type {PreviewReport} from '../browser/messages.ts'
import {type Build, build} from '../build.ts'
import {createRuleMemory} from '../check/rule-memory.ts'
import {wholeTexts} from '../core/joined-text.ts'
import {createMemo, type SessionMemo, type Store} from '../core/memo.ts'
import {Superseded} from '../core/stage.ts'
import type {Manuscript} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {htmlOutput, previewPieces} from '../outputs/html/index.ts'
import type {Output, Rendering} from '../outputs/output.ts'
import type {PageSource} from '../preview/page-source.ts'
import {reportOf, reportOfFault} from '../preview/report.ts'
import {type SourcePlaces, sourcePlaces} from '../preview/source-places.ts'
import {createTexts, type Texts} from './texts.ts'
import {whyHeld} from './why-held.ts'

/**
 * A paper that is being written. It keeps the texts that an editor has open, and what its builds have found, so that a
 * build does only what an edit concerns. It gives what a build from nothing gives.
 */
export type Live = Texts &
  Readonly<{
    /**
     * Builds the paper as it is now; rejects only if a pause gives the build up (`Superseded`). Builds come one after another. `show` gets the page before the paper is checked,
     * and once more if the check changes it.
     */
    build: (reading: LiveReading, show?: ShowPage) => Promise<LiveBuild>
    /** The last build. */
    latest: () => LiveBuild | undefined
    /** From the next build on, builds make the page, too, or do not. */
    showPages: (isShown: boolean) => void
    /** Kept results, for further builds of the same paper. */
    memo: SessionMemo
  }>

/** Shows a page; the build waits for it. */
export type ShowPage = (page: PageSource) => Promise<void>

export type LiveOptions = Readonly<{
  /** A Markdown file of the project, or `''` for a folder of chapters. */
  entry: string
  /** Whether builds make the page, too. It can be changed later (`showPages`). */
  isShown: boolean
  hash?: SessionMemo['hash'] | undefined
  /** Results of earlier runs, for the first build; later ones would fill it with texts that are half written. */
  store?: Store | undefined
}>

/** The files for one build. */
export type LiveReading = Readonly<{
  world: World
  /** The hashes of the files that were read so far. */
  hashes: () => ReadonlyMap<string, string>
  /** The day of the build. */
  today: string
}>

/** What a build of a paper in hand gives. */
export type LiveBuild = Readonly<{
  /** The build itself; undefined if it failed. */
  built?: Build | undefined
  /** The hashes of the files that were read, and of the texts that an editor has open. */
  files: ReadonlyMap<string, string>
  /** The page on show; that of an earlier build if this one gave none worth showing. */
  shown?: Shown | undefined
  /** Why the page is that of an earlier build. */
  held?: PreviewReport['held']
  /** The findings with their places on the page, found when they are first asked for. */
  report: () => Promise<PreviewReport>
}>

/** The page on show, and what it was built from. */
export type Shown = Readonly<{
  page: PageSource
  files: ReadonlySet<string>
  references: number
  /** Where its words come from, found when it is first asked for. */
  places: () => Promise<SourcePlaces>
}>

/** Creates a paper in hand. */
export function createLive({entry, isShown: isShownFirst, hash, store}: LiveOptions): Live {
  const memo = createMemo(store && {...store, isClosed: () => latest !== undefined}, hash)
  const memory = createRuleMemory()
  const texts = createTexts(memo.hash)
  let isShown = isShownFirst
  let latest: LiveBuild | undefined

  async function buildOnce({world, hashes, today}: LiveReading, show?: ShowPage): Promise<LiveBuild> {
    const shown = latest?.shown
    try {
      const {output, rendered} = pageOutput()
      let shownEarly: PageSource | undefined
      const early = latest?.built && {
        expected: latest.built.diagnostics,
        async rendered(manuscript: Manuscript) {
          const page = rendered()
          if (page === undefined || whyHeld({manuscript, diagnostics: []}, shown) !== undefined) return
          shownEarly = page.pieces
          await show?.(page.pieces)
        }
      }
      const outputs = isShown ? {outputs: [output], early} : {outputs: []}
      const opened = texts.hashes()
      const built = await build(texts.over(world), memo, {entry, draft: true, today, memory, ...outputs})
      memo.sweep()
      const held = isShown ? whyHeld(built, shown) : undefined
      const files = new Map([...hashes(), ...opened])
      const page = rendered()
      if (held === undefined && page !== undefined && page.pieces !== shownEarly) await show?.(page.pieces)
      if (held !== undefined || page === undefined) return {...unshown(built, held), files, shown}
      return {...shownBuild(built, page, files), files}
    } catch (error) {
      if (error instanceof Superseded) throw error
      const message = error instanceof Error ? error.message : String(error)
      const report = reportOfFault(message.split('\n', 1)[0] ?? message)
      return {files: hashes(), shown, held: report.held, report: async () => report}
    }
  }

  return {
    ...texts,
    memo,
    latest: () => latest,
    showPages(next) {
      isShown = next
    },
    async build(reading, show) {
      latest = await buildOnce(reading, show)
      return latest
    }
  }
}

// The functions of a build live as long as it does, so they are made where nothing of the build before is in reach.

function unshown(built: Build, held: PreviewReport['held']): Pick<LiveBuild, 'built' | 'held' | 'report'> {
  return {built, held, report: once(async () => reportOf(built, held))}
}

function shownBuild(
  built: Build,
  {pieces, rendering}: RenderedPage,
  files: ReadonlyMap<string, string>
): Pick<LiveBuild, 'built' | 'shown' | 'report'> {
  const places = once(() =>
    sourcePlaces(rendering, wholeTexts(rendering.manuscript.project.joined, built.files.textOf))
  )
  return {
    built,
    shown: {
      page: pieces,
      files: new Set(files.keys()),
      references: built.manuscript.bibliography.references.length,
      places
    },
    report: once(async () => reportOf(built, undefined, await places()))
  }
}

type RenderedPage = Readonly<{pieces: PageSource; rendering: Rendering}>

/** The output that gives the page in pieces, and what it was rendered from. */
function pageOutput() {
  let rendered: RenderedPage | undefined
  const output: Output = {
    ...htmlOutput,
    async render(rendering) {
      const {pieces, problems, environment} = await previewPieces(rendering)
      rendered = {pieces, rendering}
      return {bytes: new Uint8Array(), problems, environment}
    }
  }
  return {output, rendered: () => rendered}
}

/** Does some work when it is first asked for. */
function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let result: Promise<Value> | undefined
  return () => {
    result ??= work()
    return result
  }
}
