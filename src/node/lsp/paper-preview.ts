import type {FilePoint, PageSpot} from '../../browser/messages.ts'
import {pagesScript} from '../../browser/pages-script.ts'
import {previewScript} from '../../browser/preview-script.ts'
import type {FixedFile} from '../../check/fix/index.ts'
import type {Live, LiveBuild, ShowPage} from '../../live/index.ts'
import type {FileEdit} from '../../lsp/rename.ts'
import {rangeOf} from '../../lsp/tables.ts'
import type {SourcePlaces} from '../../preview/source-places.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {KeptFiles} from '../kept-files.ts'
import {createAnswerer} from '../preview/answer-request.ts'
import {readingWorld} from '../preview/reading-world.ts'
import {type PreviewServer, type PreviewState, servePreview, waitingState} from '../preview/server.ts'
import {createPagesSetter, noPages, type PagesSetter, type PagesState} from '../preview/set-pages.ts'
import {typesetterFor} from '../print/command-typesetter.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {UsageFault} from '../program/fault.ts'
import {changedStretch} from './changed-stretch.ts'
import {offsetAt} from './offset-at.ts'

/** Requests from a paper's preview to the editor; each returns the reason if it fails. */
export type PreviewEditor = Readonly<{
  /** Shows the author a place in a file. */
  lead: (file: string, range: FileEdit['range']) => Promise<string | undefined>
  /** Changes texts in the editor, so that the author can undo the change there. */
  edit: (edits: readonly FileEdit[], name: string) => Promise<string | undefined>
}>

/** The position of an editor's cursor, counted from 0. */
export type EditorCursor = Readonly<{file: string; position: FileEdit['range']['start']}>

/** The preview of a paper in an editor: a page made from the unsaved texts, which follows the cursor. */
export type PaperPreview = Readonly<{
  /** Starts the preview; returns its URL. */
  open: () => Promise<string>
  isOpen: () => boolean
  /** Shows a page before the paper is checked. */
  show: ShowPage
  /** Shows the findings of a build and the position of the cursor. */
  report: (built: LiveBuild) => Promise<void>
  /** Shows the position of the cursor, now or after the next build. */
  follow: (cursor: EditorCursor, isNow: boolean) => void
  close: () => Promise<void>
}>

export type PaperPreviewOptions = Readonly<{
  place: ProjectPlace
  live: Live
  kept: KeptFiles
  editor: PreviewEditor
  /** Passes the texts that the editor has open to `live`. */
  takeTexts: () => void
  /** Typesets the pages; called when a browser first opens them. */
  typesetter?: (() => Typesetter) | undefined
  warn: (line: string) => void
}>

/** Creates the preview of a paper; its server starts when it is first opened. */
export function createPaperPreview(options: PaperPreviewOptions): PaperPreview {
  const {place, live, kept, editor, takeTexts} = options
  let state: PreviewState = waitingState
  let cursor: EditorCursor | undefined
  let starting: Promise<PreviewServer> | undefined
  let server: PreviewServer | undefined
  let pages: PagesSetter | undefined

  const answerer = createAnswerer({
    place,
    live,
    pages: () => pages?.state().set ?? noPages.set,
    world: () => {
      takeTexts()
      return live.over(readingWorld(place, kept).world)
    },
    open: (file, point) => editor.lead(file, rangeAt(point, textOf(file))),
    async write(files, name) {
      const fault = await editor.edit(files.map(changeOf), name)
      if (fault !== undefined) throw new UsageFault(fault)
    }
  })

  function textOf(file: string): string | undefined {
    return live.latest()?.built?.files.textOf(file)
  }

  function publish(next: Partial<PreviewState>): void {
    state = {...state, ...next}
    server?.publish(state)
  }

  function startServer(): Promise<PreviewServer> {
    pages = pagesOf(options, next => server?.publishPages(next))
    return servePreview({
      port: 0,
      state,
      client: previewScript,
      settings: {},
      pages: {...pages, client: pagesScript},
      act: answerer.answer,
      visited: () => undefined
    })
  }

  async function spotOfCursor(): Promise<PageSpot | undefined> {
    const text = cursor && textOf(cursor.file)
    const places = await live.latest()?.shown?.places()
    if (cursor === undefined || text === undefined || places === undefined) return undefined
    // While the cursor is between two blocks, the previous mark stays.
    return spotAt(places, cursor, text) ?? state.cursor
  }

  return {
    isOpen: () => starting !== undefined,
    async open() {
      live.showPages(true)
      starting ??= startServer()
      server = await starting
      return server.url
    },
    async show(page) {
      publish({page})
    },
    async report(built) {
      const report = await built.report()
      publish({report: {...report, undo: answerer.undoable()}, cursor: await spotOfCursor()})
      if (report.held === undefined) pages?.update()
    },
    follow(next, isNow) {
      cursor = next
      if (server !== undefined && isNow) void spotOfCursor().then(spot => publish({cursor: spot}))
    },
    async close() {
      await Promise.all([starting?.then(each => each.close()), pages?.close()])
    }
  }
}

function spotAt(places: SourcePlaces, {file, position}: EditorCursor, text: string): PageSpot | undefined {
  const at = letterAt(text, offsetAt(text, position))
  return places.spotsOf([{file, start: at, end: at}])[0]
}

/** Typesets the pages from the texts in the editor. */
function pagesOf(
  {place, live, kept, typesetter = () => typesetterFor({}), warn}: PaperPreviewOptions,
  publish: (state: PagesState) => void
): PagesSetter {
  return createPagesSetter({
    place,
    live,
    kept,
    typesetter: typesetter(),
    over: live.over,
    isWatched: false,
    publish,
    // Standard output belongs to the editor.
    print: () => undefined,
    warn
  })
}

/** The offset of the letter at a cursor; if the cursor is after a word, the offset of the word's last letter. */
function letterAt(text: string, offset: number): number {
  const isBehind = !/[\p{L}\p{N}]/u.test(text[offset] ?? '') && /\S/.test(text[offset - 1] ?? '')
  return isBehind ? offset - 1 : offset
}

/** A point in a file as an empty range. */
function rangeAt({line, column}: FilePoint, text: string | undefined): FileEdit['range'] {
  const point = {line, column, offset: 0}
  return rangeOf({start: point, end: point}, text)
}

/** The edit that makes a repair in a file. */
function changeOf({path: file, before, after}: FixedFile): FileEdit {
  return {file, ...changedStretch(withoutMark(before), withoutMark(after))}
}

/** Removes the byte order mark of a text, because texts in an editor have none. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}
