import type {Range} from 'vscode-languageserver-types'
import type {Build} from '../build.ts'
import type {Place} from '../core/types.ts'

/** The tables of a paper's last build, from which the server answers all requests. */
export type PaperTables = Readonly<{
  build: Build
  /** The file with the settings. */
  settingsFile: string
  /** The citations and entries as the style prints them. */
  printed: PrintedWorks
  /** The URI of a file of the paper in the editor. */
  uriOf: (file: string) => string
  /** The URI of the page of a rule. */
  pageOf: (rule: string) => string
}>

/** The texts printed by the citation style. */
export type PrintedWorks = Readonly<{
  /** The entries of the list of references by key, including uncited works. */
  entries: ReadonlyMap<string, string>
  /** The citations of the paper, in order. */
  citations: readonly string[]
}>

/** A place as a range of the protocol, which counts from 0 and does not count byte order marks. */
export function rangeOf({start, end}: Place, text: string | undefined): Range {
  const mark = text?.startsWith('\uFEFF') === true ? 1 : 0
  const position = ({line, column}: Place['start']) => ({
    line: line - 1,
    character: Math.max(0, column - 1 - (line === 1 ? mark : 0))
  })
  return {start: position(start), end: position(end)}
}
