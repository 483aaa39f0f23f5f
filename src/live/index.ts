import type {PreviewReport} from '../browser/messages.ts'
import {type Build, build} from '../build.ts'
import {createRuleMemory} from '../check/rule-memory.ts'
import {createMemo, type SessionMemo, type Store} from '../core/memo.ts'
import {once} from '../core/once.ts'
import {Superseded} from '../core/stage.ts'
import type {Manuscript} from '../core/types.ts'
import type {World} from '../core/world.ts'
import type {PageSource} from '../preview/page-source.ts'
import type {SourcePlaces} from '../preview/source-places.ts'
import {createTexts, type Texts} from './texts.ts'
import {whyHeld} from './why-held.ts'

/**
 * A paper that is being written. It keeps the texts open in an editor and the results of earlier builds, so that a
 * build processes only the consequences of an edit. The result is the same as after a build from scratch.
 */
export type Live = Texts &
  Readonly<{
    /**
     * Builds the current paper; rejects only if a pause abandons the build (`Superseded`). Builds run one after
     * another. `show` gets the page before the paper is checked, and again if the check changes the page.
     */
    build: (reading: LiveReading, show?: ShowPage) => Promise<LiveBuild>
    /** The last build. */
    latest: () => LiveBuild | undefined
    /** Sets whether builds also make the page, from the next build on. */
    showPages: (isShown: boolean) => void
    /** Kept results, for further builds of the same paper. */
    memo: SessionMemo
  }>

/** Shows a page; the build waits for it. */
export type ShowPage = (page: PageSource) => Promise<void>

export type LiveOptions = Readonly<{
  /** A Markdown file of the project, or `''` for a folder of chapters. */
  entry: string
  /** Whether builds also make the page; `showPages` can change this later. */
  isShown: boolean
  hash?: SessionMemo['hash'] | undefined
  /** Results of earlier runs, for the first build; later builds would fill the store with half-written texts. */
  store?: Store | undefined
}>

/** The files that one build reads. */
export type LiveReading = Readonly<{
  world: World
  /** The hashes of the files that were read so far. */
  hashes: () => ReadonlyMap<string, string>
  /** The day of the build. */
  today: string
}>

/** The result of a build of a paper that is being written. */
export type LiveBuild = Readonly<{
  /** The build itself; undefined if it failed. */
  built?: Build | undefined
  /** The hashes of the files that were read, and of the texts that an editor has open. */
  files: ReadonlyMap<string, string>
  /** The page on show; the page of an earlier build if this build produced no usable page. */
  shown?: Shown | undefined
  /** The reason why the page comes from an earlier build. */
  held?: PreviewReport['held']
  /** The findings with their places on the page, computed on first use. */
  report: () => Promise<PreviewReport>
}>

/** The page on show, and its sources. */
export type Shown = Readonly<{
  page: PageSource
  files: ReadonlySet<string>
  references: number
  /** The sources of the text on the page, computed on first use. */
  places: () => Promise<SourcePlaces>
}>

/** Opens a paper that is being written. */
export function createLive({entry, isShown: isShownFirst, hash, store}: LiveOptions): Live {
  const memo = createMemo(store && {...store, isClosed: () => latest !== undefined}, hash)
  const memory = createRuleMemory()
  const texts = createTexts(memo.hash)
  let isShown = isShownFirst
  let latest: LiveBuild | undefined

  async function buildOnce({world, hashes, today}: LiveReading, show?: ShowPage): Promise<LiveBuild> {
    const shown = latest?.shown
    try {
      // The code for pages is loaded only if a page exists.
      const paging = isShown ? await import('./shown-page.ts') : undefined
      const {output, rendered} = paging?.pageOutput() ?? {rendered: () => undefined}
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
      const outputs = output === undefined ? {outputs: []} : {outputs: [output], early}
      const opened = texts.hashes()
      const built = await build(texts.over(world), memo, {entry, draft: true, today, memory, ...outputs})
      memo.sweep()
      const held = paging && whyHeld(built, shown)
      const files = new Map([...hashes(), ...opened])
      const page = rendered()
      if (held === undefined && page !== undefined && page.pieces !== shownEarly) await show?.(page.pieces)
      if (held !== undefined || page === undefined || paging === undefined)
        return {...unshown(built, held), files, shown}
      return {...paging.shownBuild(built, page, files), files}
    } catch (error) {
      if (error instanceof Superseded) throw error
      const message = error instanceof Error ? error.message : String(error)
      const {reportOfFault} = await import('../preview/report.ts')
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

// The returned functions live as long as the build, so they are created where nothing of the previous build is in
// scope.
function unshown(built: Build, held: PreviewReport['held']): Pick<LiveBuild, 'built' | 'held' | 'report'> {
  return {built, held, report: once(async () => (await import('../preview/report.ts')).reportOf(built, held))}
}
