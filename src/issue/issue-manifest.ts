import {sha256} from '../core/hash.ts'
import {canonicalJson} from '../reproduce/canonical.ts'

/** A paper in the manifest of an issue; `manifest` is the hash that the paper's own manifest contains. */
export type IssuePaper = Readonly<{
  name: string
  section?: string
  order: number
  firstPage?: number
  pages?: number
  manifest: string
}>

/** The content of `issue.json`: the manifests of the papers, in the order of the issue, and the files of the issue itself. */
export type IssueManifest = Readonly<{
  schema: 1
  galley: string
  issue: string
  papers: readonly IssuePaper[]
  outputs: ReadonlyArray<Readonly<{path: string; sha256: string; size: number}>>
}>

/** The text of `issue.json`, including a hash of the rest of the file. */
export function issueManifestText(manifest: IssueManifest): string {
  const content = JSON.parse(JSON.stringify(manifest)) as Parameters<typeof canonicalJson>[0]
  const sealed = {...manifest, sha256: sha256(canonicalJson(content))}
  return `${JSON.stringify(sealed, undefined, 2)}\n`
}

/**
 * The number of pages of each paper in an earlier run, by the paper's name; empty for a text that galley did not write.
 */
export function pagesBefore(text: string): ReadonlyMap<string, number> {
  try {
    const read: unknown = JSON.parse(text)
    const papers = typeof read === 'object' && read !== null && 'papers' in read ? read.papers : []
    return new Map(
      (Array.isArray(papers) ? papers : []).flatMap(({name, pages}: Partial<IssuePaper>) =>
        typeof name === 'string' && Number.isSafeInteger(pages) && pages! > 0 ? [[name, pages!] as const] : []
      )
    )
  } catch {
    return new Map()
  }
}
