import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {pagesScript} from '../../browser/pages-script.ts'
import {previewScript} from '../../browser/preview-script.ts'
import {inStage} from '../../core/stage.ts'
import {createLive, type Live} from '../../live/index.ts'
import type {Run} from '../command.ts'
import {keptInputs, type NamedInputs, namedInputs} from '../files/named-inputs.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {hashOf} from '../hash.ts'
import {createKeptFiles, type KeptFiles} from '../kept-files.ts'
import {announce} from '../preview/announce.ts'
import {createAnswerer} from '../preview/answer-request.ts'
import {buildLine} from '../preview/build-line.ts'
import {type EditorCommand, editorCommand, editorLink, openInEditor} from '../preview/editor.ts'
import {type Opening, openBrowser} from '../preview/open-browser.ts'
import {previewPdf} from '../preview/pdf-preview.ts'
import {hashesOf, readingWorld} from '../preview/reading-world.ts'
import {createRounds} from '../preview/rounds.ts'
import {type PreviewState, servePreview, waitingState} from '../preview/server.ts'
import {createPagesSetter, type PagesSetter, type PagesState} from '../preview/set-pages.ts'
import {watchInputs} from '../preview/watch.ts'
import {typesetterFor} from '../print/command-typesetter.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {beforeEnd} from '../program/ending.ts'
import {UsageFault} from '../program/fault.ts'
import {createIdleCollection} from '../program/idle-collection.ts'
import {compileForManyRuns} from '../program/optimizer.ts'
import {startTrace} from '../trace.ts'

/** `galley watch`: builds whenever an input changes, and shows the page, which stays in memory, in the browser. */
export const runWatch: Run = async (flags, paths) => {
  const place = withPictureRoot(findProject(paths, undefined), flags.root)
  let opening: Opening | undefined
  const compileOnce = atFirst(compileForManyRuns)
  const idle = createIdleCollection()
  const typesetter = typesetterFor(flags)
  const preview = await previewPaper(place, {
    port: portNumber(flags.port),
    poll: flags.poll === true,
    named: keptInputs(flags, place.root, await namedInputs(flags, place.root)),
    typesetter: flags.pdf === true ? typesetter : undefined,
    pagesTypesetter: typesetter,
    isPagesFirst: flags.pages === true,
    isReadOnly: flags['read-only'] === true,
    isFollowing: flags.follow === true,
    isShared: flags.host === true,
    isTerminal: process.stdout.isTTY,
    editor: typeof flags.editor === 'string' ? editorCommand(flags.editor) : undefined,
    visited: () => opening?.forget(),
    built: () => {
      compileOnce()
      idle.worked()
    },
    print: line => process.stdout.write(`${line}\n`),
    warn: line => process.stderr.write(`galley: ${line}\n`)
  })
  beforeEnd(async signal => {
    opening?.forget()
    idle.stop()
    await preview.close()
    // Ctrl-C is the usual way to end the command.
    return signal === 'SIGHUP' ? undefined : 0
  })
  const url = flags.pages === true ? `${preview.url}pages` : preview.url
  if (flags.open === true) opening = await openBrowser(url, place.root)
  return new Promise(() => undefined)
}

export type PreviewSettings = Readonly<{
  /** The port; 0 selects a free one. */
  port: number
  /** Whether to poll files instead of waiting for events. */
  poll: boolean
  /** Reads the inputs that the user names on the command line instead of in the settings. */
  named?: (() => Promise<NamedInputs>) | undefined
  /** Makes PDFs, if a PDF is kept up to date as well. */
  typesetter?: Typesetter | undefined
  /** Typesets the pages that the preview shows; without it, the preview shows no pages. */
  pagesTypesetter?: Typesetter | undefined
  /** Whether the pages are typeset from the start instead of at the first view. */
  isPagesFirst?: boolean | undefined
  /** Opens files at a place; without it, the page has links with the URL schemes that editors register. */
  editor?: EditorCommand | undefined
  /** Whether the page is read-only: it can neither open nor change anything. */
  isReadOnly?: boolean | undefined
  /** Whether other machines can view the page. */
  isShared?: boolean | undefined
  /** Whether a QR code can be shown. */
  isTerminal?: boolean | undefined
  /** Whether the page scrolls to each change. */
  isFollowing?: boolean | undefined
  /** Called when a browser shows the page. */
  visited?: (() => void) | undefined
  /** Called after each build. */
  built?: (() => void) | undefined
  /** Writes one line to standard output. */
  print: (line: string) => void
  /** Writes one warning for the user. */
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
  const live = createLive({entry: place.entry, isShown: true, hash: hashOfKept(kept)})
  let shown = waitingState
  const {typesetter, editor, isReadOnly = false} = settings
  const pages = pagesSetter(place, {...settings, kept}, live, state => server.publishPages(state))
  const answerer = createAnswerer({
    place,
    open: editor && ((file, point) => openInEditor(editor, join(place.root, file), point)),
    live,
    pages: pages && (() => pages.state().set),
    world: () => readingWorld(place, kept).world
  })
  const pdf = typesetter && previewPdf({...settings, kept, place, live, typesetter})
  const typesetters = [pdf, pages].filter(each => each !== undefined)
  const builds = createRounds(buildOnce)

  const {root, outputFolder} = place
  const {poll, warn} = settings
  const hash = (paths: readonly string[]) => hashesOf(place, paths)
  const inputs = watchInputs({root, poll, ignored: [outputFolder], hash, warn}, builds.start)
  const server = await servePreview({
    port: settings.port,
    state: waitingState,
    client: previewScript,
    isShared: settings.isShared,
    settings: pageSettings(place, settings),
    pages: pages && {...pages, client: pagesScript},
    act: isReadOnly ? undefined : answerer.answer,
    visited: () => {
      settings.visited?.()
      // Before the first build, no inputs are known.
      if (!builds.isRunning()) inputs.look()
    }
  }).catch(async error => {
    await inputs.close()
    throw error
  })
  announce(place, server, settings)
  builds.start()

  function publish(state: PreviewState): void {
    shown = state
    server.publish(state)
  }

  /** Builds and shows the paper; returns whether an input has changed since it was read. */
  async function buildOnce(): Promise<boolean> {
    const started = performance.now()
    const read = readingWorld(place, kept, await settings.named?.(), startTrace())
    let took: number | undefined
    // The page is sent before its findings; its printed pages are set while it is checked.
    const built = await live.build(read, async page => {
      if (builds.isStopped()) return
      await inStage(read.world, 'send the page', () => publish({page, report: shown.report}))
      took ??= performance.now() - started
      await setImmediate()
      await inStage(read.world, 'begin the pages', async () => pages?.begin())
    })
    const report = await inStage(read.world, 'places of findings', built.report)
    if (builds.isStopped()) return false
    publish({page: shown.page, report: {...report, undo: answerer.undoable()}})
    process.stderr.write(read.trace?.table() ?? '')
    settings.print(buildLine(report, took ?? performance.now() - started))
    settings.built?.()
    if (report.held === undefined) for (const typeset of typesetters) typeset.update()
    return inputs.follow(read.inputs())
  }

  return {
    url: server.url,
    close: async () => {
      builds.stop()
      await Promise.all([server, inputs, ...typesetters].map(each => each.close()))
      await builds.finished()
    }
  }
}

/** The setter of the preview's pages; undefined if the preview shows no pages. */
function pagesSetter(
  place: ProjectPlace,
  settings: PreviewSettings & Readonly<{kept: KeptFiles}>,
  live: Live,
  publish: (state: PagesState) => void
): PagesSetter | undefined {
  const {pagesTypesetter: typesetter, isPagesFirst = false} = settings
  return (
    typesetter && createPagesSetter({...settings, place, live, typesetter, isWatched: isPagesFirst, publish})
  )
}

/** The settings of the page. */
function pageSettings({root}: ProjectPlace, {editor, isReadOnly, isFollowing}: PreviewSettings) {
  return {editorLink: editor === undefined ? editorLink(root) : undefined, isReadOnly, isFollowing}
}

/** Creates a function that does its work only at the first call. */
function atFirst(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** Hashes files without reading them a second time. */
function hashOfKept({hash}: KeptFiles): typeof hashOf {
  return data => (typeof data === 'string' ? hashOf(data) : hash(data))
}

function portNumber(flag: unknown): number {
  if (flag === undefined) return 0
  const port = typeof flag === 'string' && /^\d{1,5}$/.test(flag) ? Number(flag) : Number.NaN
  if (port > 0 && port < 65536) return port
  throw new UsageFault(`--port must be a number from 1 to 65535, not ${flag}`)
}
