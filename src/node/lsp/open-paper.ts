import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {createMemo, type SessionMemo} from '../../core/memo.ts'
import {createLive, type LiveBuild} from '../../live/index.ts'
import {diagnosticsOf, faultDiagnostic} from '../../lsp/diagnostics.ts'
import {printedWorks} from '../../lsp/printed.ts'
import type {FileEdit} from '../../lsp/rename.ts'
import type {PaperTables, PrintedWorks} from '../../lsp/tables.ts'
import {diskCache} from '../cache.ts'
import type {ProjectPlace} from '../files/project.ts'
import {hashOf} from '../hash.ts'
import {createKeptFiles, type KeptFiles} from '../kept-files.ts'
import {hashesOf, type ReadingWorld, readingWorld} from '../preview/reading-world.ts'
import {createRounds} from '../preview/rounds.ts'
import {watchInputs} from '../preview/watch.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {packageFolder} from '../program/package.ts'
import {type OpenTexts, pathIn} from './open-texts.ts'
import type {EditorCursor} from './paper-preview.ts'
import {previewOnDemand} from './preview-on-demand.ts'
import {findingsOnShow, type Publish} from './show-findings.ts'
import {createYielding, unlessSuperseded} from './yielding.ts'

/** The options for opening a paper in an editor. */
export type PaperOptions = Readonly<{
  place: ProjectPlace
  texts: OpenTexts
  /** Whether an open text belongs to this paper rather than to a paper in a subfolder. */
  isOwn: (uri: string) => boolean
  publish: Publish
  /** Shows places and makes edits in files by their URIs. */
  editor: EditorDoors
  /** Called after a build, once its citations are rendered; `tables` is undefined if the build failed. */
  built: (tables: PaperTables | undefined) => void
  /** Typesets the pages that the preview shows; by default, a browser does. */
  typesetter?: (() => Typesetter) | undefined
  warn: (line: string) => void
}>

/** The requests from a server to an editor; each returns the reason if the editor does not comply. */
export type EditorDoors = Readonly<{
  lead: (uri: string, range: FileEdit['range']) => Promise<string | undefined>
  edit: (
    edits: readonly FileEdit[],
    uriOf: (file: string) => string,
    name: string
  ) => Promise<string | undefined>
}>

/** A paper with some texts open in an editor. */
export type OpenPaper = Readonly<{
  place: ProjectPlace
  /** Starts a build soon, because a text has changed. */
  changed: (path: string) => void
  /** The tables of the last build; undefined before the first. */
  latest: () => PaperTables | undefined
  /** The tables for the texts as they are now. */
  current: () => Promise<PaperTables | undefined>
  preview: Readonly<{
    /** Builds and serves the page; returns its URL. */
    open: () => Promise<string>
    isOpen: () => boolean
    follow: (cursor: EditorCursor) => void
  }>
  /** Removes the findings from the editor and stops. */
  close: () => Promise<void>
}>

/** The time to wait for the next keystroke before a build, in milliseconds; a later keystroke abandons the build. */
const settling = 3

/** Opens a paper, which is built whenever a text in the editor or a file has changed. */
export function openPaper(options: PaperOptions): OpenPaper {
  const {place, texts, built, warn} = options
  const kept = createKeptFiles()
  const maker = tablesMaker(options, kept)
  const {preview} = maker
  let tables: PaperTables | undefined
  let soon: NodeJS.Timeout | undefined
  const yielding = createYielding(() => soon !== undefined && tables !== undefined)
  const builds = createRounds(() => unlessSuperseded(buildOnce))
  const inputs = watchInputs(
    {
      root: place.root,
      poll: false,
      ignored: [place.outputFolder],
      hash: paths => hashesOf(place, paths),
      warn
    },
    builds.start
  )

  function start(): void {
    clearTimeout(soon)
    soon = undefined
    builds.start()
  }

  async function buildOnce(): Promise<boolean> {
    const read = yielding.over(readingWorld(place, kept))
    const next = await maker.build(read, tables, builds.isStopped)
    if (builds.isStopped()) return false
    tables = next ?? tables
    // Requests that are waiting are answered first.
    await setImmediate()
    if (next !== undefined && soon === undefined && !builds.isStopped())
      tables = await maker.print(next, read)
    yielding.finished()
    built(tables)
    return inputs.follow(read.inputs())
  }

  return {
    place,
    changed(path) {
      if (texts.at(path) === undefined) maker.closed(pathIn(place.root, path))
      clearTimeout(soon)
      soon = setTimeout(start, settling)
    },
    latest: () => tables,
    preview: {
      async open() {
        const isFirst = !preview.isOpen()
        const url = await preview.open()
        if (isFirst) start()
        return url
      },
      isOpen: preview.isOpen,
      follow: cursor => preview.follow(cursor, soon === undefined && !builds.isRunning())
    },
    async current() {
      while (soon !== undefined || builds.isRunning() || tables === undefined) {
        start()
        await builds.finished()
        if (builds.isStopped()) return undefined
      }
      return tables
    },
    async close() {
      clearTimeout(soon)
      builds.stop()
      await Promise.all([inputs.close(), preview.close()])
      await builds.finished()
      maker.clear()
    }
  }
}

/** Creates functions that build a paper and show its findings. */
function tablesMaker(
  {place, texts, isOwn, publish, editor, typesetter, warn}: PaperOptions,
  kept: KeptFiles
) {
  const live = createLive({
    entry: place.entry,
    isShown: false,
    store: diskCache(),
    hash: data => (typeof data === 'string' ? hashOf(data) : kept.hash(data))
  })
  const memos: Readonly<Record<'cited' | 'uncited', SessionMemo>> = {
    cited: createMemo(undefined, hashOf),
    uncited: createMemo(undefined, hashOf)
  }
  const findings = findingsOnShow(texts, publish)
  let printed: PrintedWorks = {entries: new Map(), citations: []}

  function uriOf(file: string): string {
    const path = join(place.root, file)
    return texts.uriOf(path) ?? pathToFileURL(path).href
  }

  function takeTexts(): void {
    for (const [path, text] of texts.within(place.root)) live.change(path, text)
  }

  const preview = previewOnDemand(async () => {
    const {createPaperPreview} = await import('./paper-preview.ts')
    return createPaperPreview({
      place,
      live,
      kept,
      takeTexts,
      typesetter,
      warn,
      editor: {
        lead: (file, range) => editor.lead(uriOf(file), range),
        edit: (edits, name) => editor.edit(edits, uriOf, name)
      }
    })
  })

  return {
    preview,
    /** Builds the paper and shows its findings; returns undefined if the build failed. */
    async build(
      read: ReadingWorld,
      last: PaperTables | undefined,
      isStopped: () => boolean
    ): Promise<PaperTables | undefined> {
      const versions = texts.versions()
      takeTexts()
      const latest = await live.build(read, preview.show)
      const {built: build} = latest
      if (isStopped()) return undefined
      const next: PaperTables | undefined = build && {
        build,
        settingsFile: build.manuscript.settings.file,
        printed,
        uriOf,
        pageOf: rule => pathToFileURL(join(packageFolder, 'docs', 'rules', `${rule}.md`)).href
      }
      const found =
        next === undefined ? await faultOf(latest, last?.settingsFile ?? place.entry) : diagnosticsOf(next)
      const byUri = new Map([...found].map(([file, each]) => [uriOf(file), each]))
      findings.show(byUri, texts.urisWithin(place.root).filter(isOwn), versions)
      if (preview.isOpen()) await preview.report(latest)
      return next
    },
    /** Adds the rendered citations and entries. */
    async print(tables: PaperTables, {world}: ReadingWorld): Promise<PaperTables> {
      printed = await printedWorks(tables.build.manuscript, world, memos)
      for (const memo of Object.values(memos)) memo.sweep()
      return {...tables, printed}
    },
    closed: live.close,
    clear: findings.clear
  }
}

/** The reason why a build failed, as a finding at the beginning of a file. */
async function faultOf({report}: LiveBuild, file: string): Promise<ReturnType<typeof diagnosticsOf>> {
  return new Map([[file, [faultDiagnostic((await report()).findings[0]?.message ?? '')]]])
}
