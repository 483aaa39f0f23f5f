import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {PaperTables} from '../../lsp/tables.ts'
import type {ProjectPlace} from '../files/project.ts'
import {paperOf} from './find-paper.ts'
import {type OpenPaper, openPaper, type PaperOptions} from './open-paper.ts'
import {isBelow, pathIn, pathOf} from './open-texts.ts'

/** The papers of the texts that an editor has open. */
export type Papers = Readonly<{
  /** Finds the paper of a text, and opens it if it is the first of its texts. */
  assign: (document: TextDocument) => void
  changed: (uri: string) => void
  closed: (uri: string) => void
  /** The paper of an open text. */
  of: (uri: string) => OpenPaper | undefined
  all: () => readonly OpenPaper[]
  close: () => Promise<void>
}>

/** A paper after a build: its tables, and its open texts with their paths in it. */
export type BuiltPaper = Readonly<{
  name: string
  tables: PaperTables
  texts: ReadonlyArray<readonly [uri: string, file: string]>
}>

/** Creates the papers of an editor; `tops` are the folders that it has open. */
export function createPapers(
  tops: () => readonly string[],
  options: Omit<PaperOptions, 'place' | 'isOwn' | 'built'> &
    Readonly<{
      /** Called after a build of a paper, with its open texts. */
      built: (paper: BuiltPaper) => void
    }>
): Papers {
  const papers = new Map<string, OpenPaper>()
  /** The name of the paper of each open text, by URI. */
  const names = new Map<string, string>()

  function opened(place: ProjectPlace, name: string): OpenPaper {
    const paper =
      papers.get(name) ??
      openPaper({
        ...options,
        place,
        isOwn: uri => names.get(uri) === name,
        built: tables => tables && options.built({name, tables, texts: textsOf(place, name)})
      })
    papers.set(name, paper)
    return paper
  }

  function textsOf({root}: ProjectPlace, name: string): BuiltPaper['texts'] {
    return [...names].flatMap(([uri, own]) => {
      const path = own === name ? pathOf(uri) : undefined
      return path === undefined ? [] : [[uri, pathIn(root, path)] as const]
    })
  }

  /** Lets go of a paper that has no open text any more. */
  function leave(name: string, path: string): void {
    const paper = papers.get(name)
    if ([...names.values()].includes(name)) paper?.changed(path)
    else {
      papers.delete(name)
      void paper?.close()
    }
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
      const place = path === undefined ? undefined : paperOf(path, document.getText(), top)
      const name = place && `${place.root}\0${place.entry}`
      if (name !== names.get(uri)) closed(uri)
      if (place === undefined || name === undefined || path === undefined) return
      names.set(uri, name)
      opened(place, name).changed(path)
    },
    changed(uri) {
      const [path, name] = [pathOf(uri), names.get(uri)]
      if (path !== undefined && name !== undefined) papers.get(name)?.changed(path)
    },
    closed,
    of: uri => papers.get(names.get(uri) ?? ''),
    all: () => [...papers.values()],
    close: async () => {
      await Promise.all([...papers.values()].map(paper => paper.close()))
    }
  }
}
