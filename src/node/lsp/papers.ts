import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {PaperTables} from '../../lsp/tables.ts'
import type {ProjectPlace} from '../files/project.ts'
import {paperOf} from './find-paper.ts'
import {type OpenPaper, openPaper, type PaperOptions} from './open-paper.ts'
import {isBelow, type OpenTexts, pathIn, pathOf} from './open-texts.ts'
import {publishedTogether} from './show-findings.ts'

/** The papers to which the texts in an editor belong. */
export type Papers = Readonly<{
  /** Determines the paper of a text, and opens the paper if none of its other texts is open. */
  assign: (document: TextDocument) => void
  changed: (uri: string) => void
  closed: (uri: string) => void
  /** The paper to which an open text belongs. */
  of: (uri: string) => OpenPaper | undefined
  all: () => readonly OpenPaper[]
  close: () => Promise<void>
}>

/** A paper after a build: its tables, and its open texts with their paths. */
export type BuiltPaper = Readonly<{
  name: string
  tables: PaperTables
  texts: ReadonlyArray<readonly [uri: string, file: string]>
}>

/** Creates the papers of an editor; `tops` are the folders open in the editor. */
export function createPapers(
  tops: () => readonly string[],
  options: Omit<PaperOptions, 'place' | 'isOwn' | 'built'> &
    Readonly<{
      /** Called after a build of a paper, with its open texts. */
      built: (paper: BuiltPaper) => void
    }>
): Papers {
  const papers = new Map<string, OpenPaper>()
  const publisherOf = publishedTogether(options.publish)
  /** For each open text, by URI, the name of its paper. */
  const names = new Map<string, string>()

  function opened(place: ProjectPlace, name: string): OpenPaper {
    const paper =
      papers.get(name) ??
      openPaper({
        ...options,
        publish: publisherOf(name),
        place,
        isOwn: uri => names.get(uri) === name,
        built: tables => {
          if (tables === undefined) return
          for (const [uri, path] of alsoRead(place, tables, options.texts)) {
            if (names.has(uri)) continue
            names.set(uri, name)
            papers.get(name)?.changed(path)
          }
          options.built({name, tables, texts: textsOf(place, name, names)})
        }
      })
    papers.set(name, paper)
    return paper
  }

  /** Closes a paper without open texts, unless its preview is open; the preview then shows the saved texts. */
  function leave(name: string, path: string): void {
    const paper = papers.get(name)
    if (![...names.values()].includes(name) && paper?.preview.isOpen() !== true) {
      papers.delete(name)
      void paper?.close()
    }
    tell(papers, path, name)
  }

  function closed(uri: string): void {
    const [path, name] = [pathOf(uri), names.get(uri)]
    names.delete(uri)
    if (path !== undefined && name !== undefined) leave(name, path)
  }

  return {
    assign(document) {
      const {uri} = document
      const path = pathOf(uri)
      const top = tops().find(folder => path !== undefined && isBelow(folder, path))
      const place =
        path === undefined
          ? undefined
          : (readerOf(path, papers.values()) ?? paperOf(path, document.getText(), top))
      const name = place && `${place.root}\0${place.entry}`
      if (name !== names.get(uri)) closed(uri)
      if (place === undefined || name === undefined || path === undefined) return
      names.set(uri, name)
      opened(place, name)
      tell(papers, path, name)
    },
    changed(uri) {
      const path = pathOf(uri)
      if (path !== undefined) tell(papers, path, names.get(uri))
    },
    closed,
    of: uri => papers.get(names.get(uri) ?? ''),
    all: () => [...papers.values()],
    close: async () => {
      await Promise.all([...papers.values()].map(paper => paper.close()))
    }
  }
}

/** The paper consisting of a single file that reads another file, such as its bibliography. */
function readerOf(path: string, papers: Iterable<OpenPaper>): ProjectPlace | undefined {
  for (const paper of papers) if (paper.place.entry !== '' && isRead(path, paper)) return paper.place
  return undefined
}

/** Notifies the paper to which a changed text belongs, and all other papers that read it. */
function tell(papers: ReadonlyMap<string, OpenPaper>, path: string, name: string | undefined): void {
  for (const [own, paper] of papers) if (own === name || isRead(path, paper)) paper.changed(path)
}

/** Whether the last build of a paper read a file. */
function isRead(path: string, {place: {root}, latest}: OpenPaper): boolean {
  return isBelow(root, path) && latest()?.build.files.textOf(pathIn(root, path)) !== undefined
}

/** The open texts that a paper consisting of a single file reads, by URI and path. */
function alsoRead(
  {root, entry}: ProjectPlace,
  {build: {files}}: PaperTables,
  texts: OpenTexts
): ReadonlyArray<readonly [uri: string, path: string]> {
  if (entry === '') return []
  return texts.urisWithin(root).flatMap(uri => {
    const path = pathOf(uri)
    return path === undefined || files.textOf(pathIn(root, path)) === undefined ? [] : [[uri, path] as const]
  })
}

/** The open texts of a paper with their paths. */
function textsOf(
  {root}: ProjectPlace,
  name: string,
  names: ReadonlyMap<string, string>
): BuiltPaper['texts'] {
  return [...names].flatMap(([uri, own]) => {
    const path = own === name ? pathOf(uri) : undefined
    return path === undefined ? [] : [[uri, pathIn(root, path)] as const]
  })
}
