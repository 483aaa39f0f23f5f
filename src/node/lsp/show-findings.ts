import type {Diagnostic} from 'vscode-languageserver-types'
import type {OpenTexts} from './open-texts.ts'

/** Shows the findings in a file; `version` is the version of the text if it is open. */
export type Publish = (
  file: Readonly<{uri: string; version: number | undefined}>,
  found: readonly Diagnostic[]
) => void

/** Shows the findings of a paper and removes them again. */
export function findingsOnShow(texts: OpenTexts, publish: Publish) {
  /** The findings that are shown, by URI. */
  const shown = new Map<string, string>()
  return {
    /**
     * Shows the findings in all files; `open` texts without findings get an empty list. Findings in a text that has
     * changed since `versions` are left to the next build.
     */
    show(
      found: ReadonlyMap<string, readonly Diagnostic[]>,
      open: readonly string[],
      versions: ReadonlyMap<string, number>
    ): void {
      for (const uri of new Set([...found.keys(), ...open, ...shown.keys()])) {
        const version = texts.version(uri)
        if (version !== versions.get(uri)) continue
        const own = found.get(uri) ?? []
        const text = JSON.stringify([version, own])
        if (shown.get(uri) === text) continue
        if (own.length > 0 || version !== undefined) shown.set(uri, text)
        else shown.delete(uri)
        publish({uri, version}, own)
      }
    },
    clear(): void {
      for (const uri of shown.keys()) publish({uri, version: texts.version(uri)}, [])
    }
  }
}

/**
 * Returns a function that publishes the findings of one of several papers. If several papers read a file, such as a
 * bibliography, the findings of all are shown; those that a paper made for another version of the text are left out
 * until its next build.
 */
export function publishedTogether(publish: Publish): (paper: string) => Publish {
  const known = new Map<string, Map<string, Readonly<{version: number | undefined; found: Found}>>>()
  return paper =>
    ({uri, version}, found) => {
      const byPaper = known.get(uri) ?? new Map()
      known.set(uri, byPaper)
      byPaper.set(paper, {version, found})
      if (found.length === 0) byPaper.delete(paper)
      const all = [...byPaper.values()].flatMap(own => (own.version === version ? own.found : []))
      publish({uri, version}, [...new Map(all.map(each => [JSON.stringify(each), each])).values()])
      if (byPaper.size === 0) known.delete(uri)
    }
}

type Found = readonly Diagnostic[]
