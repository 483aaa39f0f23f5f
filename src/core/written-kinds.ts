import type {Nodes} from 'mdast'
import './mdast.ts'

/**
 * The form of a Markdown node's text in its file: `typed`, as text in which escapes and entities are parsed;
 * `verbatim`, exactly as shown, such as inline code; `block verbatim`, the same in a block; `raw`, source that is not
 * parsed; `formula`; `piece`, shown differently from the source, such as a citation; `break`, as the end of a line;
 * `inside`, in the child nodes; `nothing`, if it has no text.
 */
export type WrittenForm =
  | 'typed'
  | 'verbatim'
  | 'block verbatim'
  | 'raw'
  | 'formula'
  | 'piece'
  | 'break'
  | 'inside'
  | 'nothing'

/** The table of kinds of Markdown nodes, with the form of each kind's text in the file. */
const forms: {readonly [Type in Nodes['type']]: WrittenForm} = {
  text: 'typed',
  inlineCode: 'verbatim',
  code: 'block verbatim',
  rawTex: 'raw',
  inlineMath: 'formula',
  math: 'formula',
  cite: 'piece',
  glossaryTerm: 'piece',
  crossReference: 'piece',
  crossReferenceList: 'piece',
  footnoteReference: 'piece',
  inlineNote: 'piece',
  image: 'piece',
  imageReference: 'piece',
  break: 'break',
  html: 'nothing',
  editorQuery: 'nothing',
  indexMark: 'nothing',
  deleted: 'nothing',
  editMark: 'nothing',
  thematicBreak: 'nothing',
  yaml: 'nothing',
  macros: 'nothing',
  nocite: 'nothing',
  definition: 'nothing',
  abbreviation: 'inside',
  blockCell: 'inside',
  blockquote: 'inside',
  caption: 'inside',
  definitionDescription: 'inside',
  definitionList: 'inside',
  definitionTerm: 'inside',
  delete: 'inside',
  div: 'inside',
  emphasis: 'inside',
  figure: 'inside',
  footnoteDefinition: 'inside',
  heading: 'inside',
  htmlElement: 'inside',
  line: 'inside',
  lineBlock: 'inside',
  link: 'inside',
  linkReference: 'inside',
  list: 'inside',
  listItem: 'inside',
  paragraph: 'inside',
  quotationSource: 'inside',
  root: 'inside',
  span: 'inside',
  strong: 'inside',
  subscript: 'inside',
  superscript: 'inside',
  table: 'inside',
  tableCell: 'inside',
  tableRow: 'inside'
}

/**
 * The form of a node's text in the file. A kind that another program added has its text in its value as written or,
 * without a value, in its children.
 */
export function writtenForm(node: Nodes): WrittenForm {
  const known: WrittenForm | undefined = forms[node.type]
  return known ?? ('value' in node ? 'verbatim' : 'inside')
}

/** The kinds whose words are written in one of the given forms. */
export function kindsWritten(...wanted: readonly WrittenForm[]): ReadonlySet<string> {
  return new Set(Object.entries(forms).flatMap(([kind, form]) => (wanted.includes(form) ? [kind] : [])))
}
