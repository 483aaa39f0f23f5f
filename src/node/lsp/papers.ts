import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {ProjectPlace} from '../files/project.ts'
import {paperOf} from './find-paper.ts'
import {type OpenPaper, openPaper, type PaperOptions} from './open-paper.ts'
import {isBelow, pathOf} from './open-texts.ts'

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

/** Creates the papers of an editor; `tops` are the folders that it has open. */
export function createPapers(
  tops: () => readonly string[],
  options: Omit<PaperOptions, 'place' | 'isOwn'>
): Papers {
  const papers = new Map<string, OpenPaper>()
  /** The name of the paper of each open text, by URI. */
  const names = new Map<string, string>()

  function opened(place: ProjectPlace, name: string): OpenPaper {
    const paper = papers.get(name) ?? openPaper({...options, place, isOwn: uri => names.get(uri) === name})
    papers.set(name, paper)
    return paper
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
