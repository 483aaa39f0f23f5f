import {algorithmic} from './algorithm.ts'
import {dropsOf} from './environments.ts'
import {float} from './float.ts'
import {description, enumeration, itemize, ownList} from './lists.ts'
import {code, columns, comment, quotation, termList, verse, wrapper} from './plain-blocks.ts'
import type {EnvironmentKind} from './reader.ts'
import {longTable, tableNotes, tabular} from './table.ts'

/** The table of LaTeX environments for which Markdown has an equivalent block. */
const kinds: ReadonlyMap<string, EnvironmentKind> = new Map<string, EnvironmentKind>([
  ['figure', float('figure')],
  ['sidewaysfigure', float('figure')],
  ['SCfigure', float('figure')],
  ['wrapfigure', float('figure', 2)],
  ['floatingfigure', float('figure', 1)],
  ['marginfigure', float('figure')],
  ['table', float('table')],
  ['sidewaystable', float('table')],
  ['wraptable', float('table', 2)],
  ['margintable', float('table')],
  ['longtable', longTable],
  ['supertabular', longTable],
  ['tabular', tabular(1)],
  ['tabular*', tabular(2)],
  ['tabularx', tabular(2)],
  ['tabulary', tabular(2)],
  ['tabu', tabular(1)],
  ['tablenotes', tableNotes],
  ['algorithm', float('algorithm')],
  ['algorithm2e', float('algorithm')],
  ['procedure', float('algorithm')],
  ['algorithmic', algorithmic],
  ['algpseudocode', algorithmic],
  ['listing', float('listing')],
  ['itemize', itemize],
  ['compactitem', itemize],
  ['list', ownList],
  ['trivlist', itemize],
  ['enumerate', enumeration],
  ['compactenum', enumeration],
  ['inparaenum', enumeration],
  ['asparaenum', enumeration],
  ['asparaitem', itemize],
  ['description', description],
  ['quote', quotation],
  ['quotation', quotation],
  ['displayquote', quotation],
  ['epigraph', quotation],
  ['verse', verse],
  ['multicols', columns],
  ['verbatim', code(0)],
  ['Verbatim', code(0)],
  ['alltt', code(0)],
  ['lstlisting', code(0)],
  ['minted', code(1)],
  // Code and its output in the Journal of Statistical Software and in Sweave.
  ['Code', code(0)],
  ['CodeInput', code(0)],
  ['CodeOutput', code(0)],
  ['Sinput', code(0)],
  ['Soutput', code(0)],
  ['Scode', code(0)],
  ['comment', comment],
  ['acronym', termList],
  ['acronyms', termList]
])

/** Whether an environment is a float, a part of one, a table or an algorithm, whose type and place the style sets. */
export function isFloat(name: string): boolean {
  return /figure|table|tabu|algo|listing|procedure/i.test(name)
}

/** The function that reads an environment; undefined for an unknown environment. */
export function blockKind(name: string): EnvironmentKind | undefined {
  const known = kinds.get(name) ?? kinds.get(name.replace('*', ''))
  return known ?? (dropsOf(name) === undefined ? undefined : placing)
}

/** Reads an environment that positions its content, which is a float if `\captionof` gives it a caption. */
const placing: EnvironmentKind = (source, reader) =>
  (/\\captionof\b/.test(source.body.text) ? float('figure') : wrapper)(source, reader)
