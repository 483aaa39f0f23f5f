import {texLabels} from '../../core/tex-labels.ts'
import {isDrawing} from './blocks/environments.ts'

/** A LaTeX environment that is printed as written: the loss to readers, and the form to write instead. */
export type LostBlock = Readonly<{
  /** The noun for the environment, such as “table”. */
  what: string
  help: string
  /** The labels that only this environment defines. */
  labels: readonly string[]
}>

/** The loss to readers if an environment is unsupported, and the form to write instead. */
export function lostBlock(name: string, source: string): LostBlock {
  const labels = texLabels(source)
  const base = name.replace(/\*$/, '')
  const kept = keptEnvironments.get(base)
  if (kept !== undefined) return {...kept, labels}
  const drawing = /\\begin\s*\{([A-Za-z]+\*?)\}/g
  const isDrawn = isDrawing(name) || [...source.matchAll(drawing)].some(([, inner = '']) => isDrawing(inner))
  const what = kinds.get(base) ?? (isDrawn ? 'figure' : 'environment')
  const input = /\\(?:input|include)\s*\{([^{}]*)\}/.exec(source)?.[1]
  if (isDrawn) return {what, help: drawn, labels}
  if (input !== undefined) return {what, help: `Write the content of \`${input}\` here.`, labels}
  return {what, help: 'Write the content in Markdown, without the environment.', labels}
}

const drawn =
  'LaTeX draws it: let LaTeX make a PDF or an SVG of it alone, with the class `standalone`, and write `![Caption](file.pdf){#fig:name}`.'

/** The names of environments in messages. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['figure', 'figure'],
  ['wrapfigure', 'figure'],
  ['sidewaysfigure', 'figure'],
  ['table', 'table'],
  ['sidewaystable', 'table'],
  ['longtable', 'table'],
  ['tabular', 'table'],
  ['tabularx', 'table'],
  ['algorithm', 'algorithm'],
  ['itemize', 'list'],
  ['enumerate', 'list'],
  ['quote', 'quotation'],
  ['lstlisting', 'listing'],
  ['verbatim', 'listing']
])

/** Environments that galley does not change, because their content is not text. */
export const keptEnvironments: ReadonlyMap<string, Readonly<{what: string; help: string}>> = new Map([
  [
    'thebibliography',
    {
      what: 'list of references',
      help: 'Turn it into BibTeX with `galley import`, and name the file as `bibliography:`; galley then makes the list from the cited works.'
    }
  ],
  ['filecontents', {what: 'file', help: 'Save it as a file of its own.'}],
  ['tabbing', {what: 'table', help: 'Write it as a table, or as lines that begin with `|`.'}],
  ['tblr', {what: 'table', help: 'Write it as a Markdown table, or as `tabular`.'}],
  ['longtblr', {what: 'table', help: 'Write it as a Markdown table, or as `longtable`.'}],
  ['CD', {what: 'diagram', help: drawn}],
  // Formulas that share a number; remark-tex parses them, unless other content is among them.
  [
    'subequations',
    {
      what: 'formula',
      help: 'Write only formulas, and words between them, between its first and last line: no lists, tables or figures.'
    }
  ],
  ...['dmath', 'IEEEeqnarray', 'empheq', 'gathered', 'aligned', 'split', 'cases', 'array', 'dgroup'].map(
    name => [name, {what: 'formula', help: 'Write it as `align`, or between `$$` and `$$`.'}] as const
  )
])
