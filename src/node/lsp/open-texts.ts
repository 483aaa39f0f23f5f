import {relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TextDocument} from 'vscode-languageserver-textdocument'

/** The texts open in an editor, by path and by the editor's URI. */
export type OpenTexts = Readonly<{
  /** The text of a file; undefined if it is not open. */
  at: (path: string) => TextDocument | undefined
  uriOf: (path: string) => string | undefined
  version: (uri: string) => number | undefined
  versions: () => ReadonlyMap<string, number>
  /** The texts in a folder, by their paths relative to it. */
  within: (root: string) => ReadonlyArray<readonly [path: string, text: string]>
  urisWithin: (root: string) => readonly string[]
}>

/** Returns the texts that a client has open, which `documents` keeps up to date. */
export function openTexts(
  documents: Readonly<{all: () => TextDocument[]; get: (uri: string) => TextDocument | undefined}>
): OpenTexts {
  const opened = (): ReadonlyArray<readonly [path: string, document: TextDocument]> =>
    documents.all().flatMap(document => {
      const path = pathOf(document.uri)
      return path === undefined ? [] : [[path, document] as const]
    })
  const at: OpenTexts['at'] = path => opened().find(([own]) => own === path)?.[1]
  const inside = (root: string) => opened().filter(([path]) => isBelow(root, path))
  return {
    at,
    uriOf: path => at(path)?.uri,
    version: uri => documents.get(uri)?.version,
    versions: () => new Map(documents.all().map(({uri, version}) => [uri, version])),
    within: root => inside(root).map(([path, document]) => [pathIn(root, path), document.getText()] as const),
    urisWithin: root => inside(root).map(([, {uri}]) => uri)
  }
}

/** The path in a file URI; undefined for other URIs, such as the URIs of unnamed texts. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

export function isBelow(root: string, path: string): boolean {
  const inside = relative(root, path)
  return inside !== '' && !inside.startsWith('..')
}

/** The path of a file relative to the folder of a paper. */
export function pathIn(root: string, path: string): string {
  return relative(root, path).replaceAll('\\', '/')
}
