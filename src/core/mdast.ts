/** The node types that galley adds to mdast; importing this file declares them. */
import type {
  BlockContent,
  Data,
  DefinitionContent,
  Image,
  Link,
  Literal,
  Node,
  Parent,
  PhrasingContent,
  RootContent,
  TableCellData,
  Text
} from 'mdast'
import type {TheoremDefinition, TheoremKind} from './theorem-kinds.ts'
import type {CitationItem, ListedWork, Place} from './types.ts'

/** Pandoc's attributes, `{#id .class key=value}`; on a node as `node.data.attributes`. */
export type Attributes = Readonly<{
  id?: string
  classes: readonly string[]
  pairs: Readonly<Record<string, string>>
}>

/** `[see @doe99, p. 3; @roe]`, `@doe99 [p. 3]`. The child is the source, so that unaware tools lose nothing. */
export interface Cite extends Parent {
  type: 'cite'
  items: CitationItem[]
  narrative: boolean
  children: [Text]
}

/** A citation written as a command of LaTeX; as `node.data.command` of its first `cite`. */
export type CiteCommand = Readonly<{
  source: string
  /** The same in Markdown, if it can be written so. */
  markdown?: string
  /** True if LaTeX prints it without the brackets of the style, as `\citealp` does. */
  bare: boolean
  /** True for a command in an argument of another. */
  nested?: true
}>

/** `\nocite{doe99}`: works that are listed without a citation. It renders nothing. */
export interface Nocite extends Literal {
  type: 'nocite'
  works: readonly ListedWork[]
  /** The source. */
  value: string
}

/**
 * `@fig:x`, `[-@fig:x]`, `\ref{fig:x}`, `\autoref{fig:x}`. `form` determines the text: `name` gives “Figure 3”;
 * `number` gives “3”, or “(3)” for an equation; `bare` gives “3” even for an equation; `part` gives “(a)” of “3a”; `page` gives the page number;
 * `title` gives the text of a heading.
 */
export interface CrossReferenceNode extends Literal {
  type: 'crossReference'
  label: string
  form: 'name' | 'number' | 'bare' | 'part' | 'page' | 'title'
  /** True for `\Cref{fig:x}`, which is always capitalized. */
  capital?: boolean
  /** The source. */
  value: string
}

/**
 * `[@fig:a; @fig:b]`, `\cref{fig:a,fig:b}`: references rendered together, “Figures 1 and 2”. `range` is true for
 * `\crefrange{fig:a}{fig:c}`, “Figures 1–3”.
 */
export interface CrossReferenceList extends Parent {
  type: 'crossReferenceList'
  range?: boolean
  children: CrossReferenceNode[]
}

/**
 * A figure, table, listing or algorithm and, last, its caption, if it has one. `data.attributes.id` is its label.
 * Figures in it are its parts, (a), (b) and so on; a picture may be in a link.
 */
export interface FigureNode extends Parent {
  type: 'figure'
  kind: 'figure' | 'table' | 'listing' | 'algorithm'
  children: Array<Image | Link | BlockContent | DefinitionContent | Caption>
}

/** A cell of a grid table with more than one paragraph. */
export interface BlockCell extends Parent {
  type: 'blockCell'
  children: Array<BlockContent | DefinitionContent>
  data?: TableCellData
}

export interface Caption extends Parent {
  type: 'caption'
  children: PhrasingContent[]
}

/** `::: {#refs .class}` … `:::`. The name of a theorem is its first child, a caption. */
export interface Div extends Parent {
  type: 'div'
  children: Array<BlockContent | DefinitionContent | Caption>
  data?: DivData
}

export interface DivData extends Data {
  /** The kind of a callout without its own title. */
  callout?: CalloutKind
  /** While a text is parsed, the directive of MyST that it is. */
  directive?: Directive
  theorem?: TheoremData
}

/** A directive of MyST: its name, the rest of its line if that is not Markdown, and its options. */
export type Directive = Readonly<{name: string; path: string; options: Map<string, string>}>

/** The facts that make a division a theorem or one of its kin. */
export type TheoremData = Readonly<{
  kind: TheoremKind
  isNumbered: boolean
  /** Its definition by `\newtheorem` in the paper. */
  own?: TheoremDefinition
  /** Whether its name replaces its head, as in `\begin{proof}[Proof of the lemma]`. */
  isHead?: true
  /** Its number in LaTeX, which Pandoc has printed. */
  printed?: string
}>

/** The kinds of Quarto callouts and GitHub alerts. */
export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const

export type CalloutKind = (typeof calloutKinds)[number]

/** `[words]{.smallcaps}`. */
export interface SpanNode extends Parent {
  type: 'span'
  children: PhrasingContent[]
  data?: SpanData | undefined
}

export interface SpanData extends Data {
  /** The number of the item that contains the label, for references to it. */
  itemNumber?: string
}

export interface SuperscriptNode extends Parent {
  type: 'superscript'
  children: PhrasingContent[]
}

export interface SubscriptNode extends Parent {
  type: 'subscript'
  children: PhrasingContent[]
}

/** `^[A note written where it is called.]` */
export interface InlineNote extends Parent {
  type: 'inlineNote'
  children: PhrasingContent[]
}

/** Terms and definitions, alternating: `Term` and `: definition`. */
export interface DefinitionListNode extends Parent {
  type: 'definitionList'
  children: Array<DefinitionTerm | DefinitionDescription>
}

export interface DefinitionTerm extends Parent {
  type: 'definitionTerm'
  children: PhrasingContent[]
}

export interface DefinitionDescription extends Parent {
  type: 'definitionDescription'
  children: Array<BlockContent | DefinitionContent>
}

/** `| words` line by line, as in a poem or a postal address. */
export interface LineBlockNode extends Parent {
  type: 'lineBlock'
  children: LineNode[]
}

export interface LineNode extends Parent {
  type: 'line'
  children: PhrasingContent[]
}

/** The source of a quotation or an epigraph: its last paragraph, set apart. */
export interface QuotationSource extends Parent {
  type: 'quotationSource'
  children: PhrasingContent[]
}

/** A term of the index and its place in it; a word may hold formulas in dollars. */
export type IndexLevel = Readonly<{words: string; sort?: string}>

/** The content of an index mark besides its place. */
export type IndexReference = Readonly<{
  /** The term, after the terms above it, outermost first. */
  levels: readonly IndexLevel[]
  /** The term to see instead (`see`), or in addition (`seeAlso`). */
  see?: string
  seeAlso?: string
  /** Whether this is the main place of the term. */
  main?: true
  /** A mark that begins or ends a longer stretch about the term. */
  range?: 'start' | 'end'
}>

/**
 * `\index{term!subterm}`, `[words]{.index entry="term!subterm"}`: a place that the index refers to. It is invisible.
 */
export interface IndexMarkNode extends Node {
  type: 'indexMark'
  index: IndexReference
}

/**
 * The printed form of a term: `auto` is the long form with the short one at its first use, and the short one later;
 * `described` its description, `listed` nothing. `reset` makes the next use a first use again.
 */
export type GlossaryForm = 'auto' | 'short' | 'long' | 'full' | 'described' | 'listed' | 'reset'

/** `\gls{rna}`, `` {term}`bread` ``: a term that is defined elsewhere. */
export interface GlossaryTermNode extends Literal {
  type: 'glossaryTerm'
  key: string
  form: GlossaryForm
  isPlural?: true
  capital?: 'first' | 'all'
  /** The author's own words in its place. */
  words?: string
  /** The key, or the words. */
  value: string
}

/** An abbreviation in the text, with its expansion. */
export interface AbbreviationNode extends Parent {
  type: 'abbreviation'
  title: string
  children: [Text]
}

/** A raw HTML element that only formats text; its attributes are in Pandoc's form, `data.attributes`. */
export interface HtmlElementNode extends Parent {
  type: 'htmlElement'
  tagName: string
  children: RootContent[]
}

/** TeX that is neither maths nor a reference, kept as written: `\newpage`, `\begin{tikzpicture}…`. */
export interface RawTex extends Literal {
  type: 'rawTex'
  /** The source, backslash included. */
  value: string
  /** The name of the command or environment. */
  name: string
  /** True for an environment that is a block. */
  block: boolean
}

/** A macro of TeX, `\newcommand{\R}{\mathbb{R}}`; `#1` in its body is its first argument. */
export type Macro = Readonly<{
  name: string
  body: string
  /** For `\newcommand{\x}[2][d]{…}`: the default of the optional first argument, and the number of arguments. */
  optional?: Readonly<{fallback: string; count: number}>
}>

/** A paragraph, or display maths, that contains only macro definitions. It renders nothing. */
export interface Macros extends Literal {
  type: 'macros'
  macros: readonly Macro[]
  /** The source. */
  value: string
}

/** A line of display maths. */
export type EquationLine = Readonly<{
  /** True for equations that LaTeX numbers, and for those with a label. */
  numbered: boolean
  labels: readonly string[]
  /** The author's own number, `\tag{…}`, as TeX. */
  tag?: string
}>

/** A mark of CriticMarkup in the text, `{++` or `~~}`; only between the parser and `remarkTrackedEdit`. */
export interface EditMark extends Node {
  type: 'editMark'
  /** The source. */
  mark: string
}

/** A comment in CriticMarkup, `{>>words<<}`: a question that is to be answered. */
export interface EditorQuery extends Node {
  type: 'editorQuery'
  question: string
}

/**
 * Words or blocks that an edit deletes. They are not among the children, so code that reads a text does not see
 * them.
 */
export interface Deleted extends Node {
  type: 'deleted'
  content: RootContent[]
}

/** A stretch of a text, by offsets. */
export type Stretch = Readonly<{start: number; end: number}>

/** An edit in CriticMarkup, still to be accepted or rejected. */
export type TrackedEdit = Readonly<{
  kind: 'insertion' | 'deletion' | 'substitution'
  /** Its place in the file, with its remarks. */
  place: Place
  /** Its marks, in the text that was parsed; `middle` is the `~>` of a substitution. */
  open: Stretch
  middle?: Stretch
  close: Stretch
  /** The comments directly after it, and their words. */
  remarks?: Stretch
  remark?: string
  author?: string
  /** True in a table whose columns are aligned by characters, so that nothing can be removed from a line. */
  byHand?: true
}>

/**
 * The effect of an edit on a node; `number` counts the edits of the text, and `start` is the offset at which the
 * edit begins.
 */
export type EditedNode = Readonly<{kind: 'inserted' | 'deleted'; number: number; start?: true}>

/** The numbering of an ordered list; the items of examples are numbered through the whole paper. */
export type ListNumbering =
  | 'decimal'
  | 'lower-alpha'
  | 'upper-alpha'
  | 'lower-roman'
  | 'upper-roman'
  | 'example'

/** The punctuation of a list number: `1.`, `1)` or `(1)`. */
export type ListDelimiter = 'period' | 'parenthesis' | 'parentheses'

declare module 'mdast' {
  interface Data {
    /** Whether the sections from this heading on are appendices. */
    appendices?: true | undefined
    /** Whether the sections from this heading on are supplements. */
    supplements?: true | undefined
    attributes?: Attributes | undefined
    /** Additional labels of a node, such as those of further lines of an `align` environment. */
    labels?: readonly string[] | undefined
    edit?: EditedNode | undefined
    command?: CiteCommand | undefined
  }
  interface RootData {
    edits?: readonly TrackedEdit[] | undefined
    /** Comments in CriticMarkup that are about no edit, and the marks of highlights. */
    editorComments?: readonly Stretch[] | undefined
  }
  interface ParagraphData {
    /** True for a paragraph without an indent, `\noindent`. */
    noIndent?: boolean | undefined
  }
  interface ImageData {
    attributes?: Attributes | undefined
    /** The description of the image as inline Markdown; `alt` is its plain text. */
    caption?: PhrasingContent[] | undefined
  }
  interface ImageReferenceData {
    /** As in `ImageData`. */
    caption?: PhrasingContent[] | undefined
  }
  interface LinkData {
    /** The title in a link that names a heading by its title. */
    heading?: string | undefined
  }
  interface TableData {
    /** Relative column widths in hundredths; if absent, the content determines them. */
    widths?: readonly number[] | undefined
    /** The number of head rows; one by default. */
    headRows?: number | undefined
    /** The number of foot rows at the end; none by default. */
    footRows?: number | undefined
  }
  interface ListData {
    numbering?: ListNumbering | undefined
    delimiter?: ListDelimiter | undefined
    /** Whether the items begin with marks of their own; no others are printed. */
    ownMarks?: boolean | undefined
  }
  interface ListItemData {
    /** True for an item of a list of examples. */
    isExample?: boolean | undefined
  }
  interface TableCellData {
    /** The number of columns and rows that the cell spans. */
    columns?: number | undefined
    rows?: number | undefined
    /** The alignment of its words, if it differs from its column's. */
    align?: AlignType | undefined
  }
  interface RowContentMap {
    blockCell: BlockCell
  }
  interface PhrasingContentMap {
    cite: Cite
    crossReference: CrossReferenceNode
    crossReferenceList: CrossReferenceList
    span: SpanNode
    superscript: SuperscriptNode
    subscript: SubscriptNode
    inlineNote: InlineNote
    rawTex: RawTex
    nocite: Nocite
    htmlElement: HtmlElementNode
    abbreviation: AbbreviationNode
    indexMark: IndexMarkNode
    glossaryTerm: GlossaryTermNode
    editMark: EditMark
    editorQuery: EditorQuery
    deleted: Deleted
  }
  interface BlockContentMap {
    editorQueryBlock: EditorQuery
    deletedBlock: Deleted
    definitionList: DefinitionListNode
    definitionDescription: DefinitionDescription
    lineBlock: LineBlockNode
    quotationSource: QuotationSource
    htmlBlock: HtmlElementNode
    figure: FigureNode
    div: Div
    macros: Macros
    rawTexBlock: RawTex
    nociteBlock: Nocite
  }
  interface RootContentMap {
    cite: Cite
    crossReference: CrossReferenceNode
    crossReferenceList: CrossReferenceList
    span: SpanNode
    superscript: SuperscriptNode
    subscript: SubscriptNode
    inlineNote: InlineNote
    rawTex: RawTex
    nocite: Nocite
    figure: FigureNode
    caption: Caption
    blockCell: BlockCell
    div: Div
    htmlElement: HtmlElementNode
    definitionList: DefinitionListNode
    definitionTerm: DefinitionTerm
    definitionDescription: DefinitionDescription
    lineBlock: LineBlockNode
    line: LineNode
    quotationSource: QuotationSource
    abbreviation: AbbreviationNode
    indexMark: IndexMarkNode
    glossaryTerm: GlossaryTermNode
    editMark: EditMark
    editorQuery: EditorQuery
    deleted: Deleted
    macros: Macros
  }
}

export type AnyNode = Node
