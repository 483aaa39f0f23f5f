import type {Diagnostic} from 'vscode-languageserver-types'
import type {OpenTexts} from './open-texts.ts'

/** Shows the findings of a file; `version` is that of the text if it is open. */
export type Publish = (
  file: Readonly<{uri: string; version: number | undefined}>,
  found: readonly Diagnostic[]
) => void

/** Shows the findings of a paper and removes them again. */
export function findingsOnShow(texts: OpenTexts, publish: Publish) {
  /** The findings on show, by URI. */
  const shown = new Map<string, string>()
  return {
    /**
     * Shows the findings of all files; for `open` texts also that there are none. Those of a text that has changed
     * since `versions` are left to the next build.
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
