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

/**
 * `[see @doe99, p. 3; @roe]`, `@doe99 [p. 3]`. The child contains the source, so that tools that do not support this
 * node keep the text.
 */
export interface Cite extends Parent {
  type: 'cite'
  items: CitationItem[]
  narrative: boolean
  children: [Text]
}

/**
 * The LaTeX command by which a citation was written, stored in `node.data.command` of the first `cite` that the command
 * becomes.
 */
export type CiteCommand = Readonly<{
  source: string
  /** The same citation in Markdown, if Markdown can express it. */
  markdown?: string
  /** True if LaTeX prints the citation without the brackets of the style, as with `\citealp`. */
  bare: boolean
  /** True for a command inside an argument of another citation command. */
  nested?: true
}>

/** `\nocite{doe99}`: works that are listed without being cited. It is not rendered. */
export interface Nocite extends Literal {
  type: 'nocite'
  works: readonly ListedWork[]
  /** The source text of the node. */
  value: string
}

/**
 * `@fig:x`, `[-@fig:x]`, `\ref{fig:x}`, `\autoref{fig:x}`. `form` determines the text: `name` is “Figure 3”; `number`
 * is “3”, or “(3)” for an equation; `bare` is “3” even for an equation; `part` is “(a)” of “3a”; `page` is the page
 * number; `title` is the text of a heading.
 */
export interface CrossReferenceNode extends Literal {
  type: 'crossReference'
  label: string
  form: 'name' | 'number' | 'bare' | 'part' | 'page' | 'title'
  /** True for `\Cref{fig:x}`, which is always capitalized. */
  capital?: boolean
  /** True for `` {ref}`x` ``, which prints the title of its target in projects of Sphinx. */
  isRole?: true
  /** The source text of the node. */
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
 * A figure, table, listing or algorithm. If it has a caption, that is the last child. `data.attributes.id` is its
 * label. Figures inside it are its parts (a), (b) and so on; a picture may be inside a link.
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

/** `::: {#refs .class}` … `:::`. If it is a theorem with a name, the name is its first child, a caption. */
export interface Div extends Parent {
  type: 'div'
  children: Array<BlockContent | DefinitionContent | Caption>
  data?: DivData
}

export interface DivData extends Data {
  /** The kind of callout, if the callout has no title of its own. */
  callout?: CalloutKind
  /** While a text is parsed, the MyST directive from which this div is made. */
  directive?: Directive
  theorem?: TheoremData
  /** While a text is parsed, true for a figure whose only content is its caption. */
  isCaptionAlone?: boolean
}

/** A MyST directive: its name, the rest of its line if that is not Markdown, and its options. */
export type Directive = Readonly<{name: string; path: string; options: Map<string, string>}>

/** The properties of a div that is a theorem or a similar block. */
export type TheoremData = Readonly<{
  kind: TheoremKind
  isNumbered: boolean
  /** The paper's `\newtheorem` definition of this kind of theorem, if any. */
  own?: TheoremDefinition
  /** Whether the name replaces the usual heading, as in `\begin{proof}[Proof of the lemma]`. */
  isHead?: true
  /** The number of the theorem in LaTeX's output, as printed by Pandoc. */
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
  /** The number of the list item that contains this label, for references to the label. */
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

/** Terms (`Term`) and definitions (`: definition`), alternating. */
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

/** `| words`: lines whose breaks are kept, as in a poem or a postal address. */
export interface LineBlockNode extends Parent {
  type: 'lineBlock'
  children: LineNode[]
}

export interface LineNode extends Parent {
  type: 'line'
  children: PhrasingContent[]
}

/** The source of a quotation or an epigraph: the last paragraph of the quotation, if marked as the source. */
export interface QuotationSource extends Parent {
  type: 'quotationSource'
  children: PhrasingContent[]
}

/**
 * A term of the index, or one of the terms above it, with the text to sort it by. `words` may contain formulas in
 * dollars.
 */
export type IndexLevel = Readonly<{words: string; sort?: string}>

/** The content of an index mark. */
export type IndexReference = Readonly<{
  /** The levels of the term, from the outermost to the term itself. */
  levels: readonly IndexLevel[]
  /** The term that the reader should see instead (`see`) or in addition (`seeAlso`). */
  see?: string
  seeAlso?: string
  /** Whether this is the main passage about the term. */
  main?: true
  /** Whether the mark starts or ends a range of text about the term. */
  range?: 'start' | 'end'
}>

/**
 * `\index{term!subterm}`, `[words]{.index entry="term!subterm"}`: an invisible mark at a place that the index refers
 * to.
 */
export interface IndexMarkNode extends Node {
  type: 'indexMark'
  index: IndexReference
}

/**
 * The form in which a term is printed. `auto` is the long form followed by the short one at the first use, and the
 * short form later; `described` is the description; `listed` is not printed. `reset` makes the next use count as the
 * first.
 */
export type GlossaryForm = 'auto' | 'short' | 'long' | 'full' | 'described' | 'listed' | 'reset'

/** `\gls{rna}`, `` {term}`bread` ``: a use of a term that is defined elsewhere. */
export interface GlossaryTermNode extends Literal {
  type: 'glossaryTerm'
  key: string
  form: GlossaryForm
  isPlural?: true
  capital?: 'first' | 'all'
  /** Words by the author that replace the term. */
  words?: string
  /** The key of the term, or the author's words. */
  value: string
}

/** An abbreviation in the text, together with its expansion. */
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

/** TeX that is neither maths nor a reference and is kept as written: `\newpage`, `\begin{tikzpicture}…`. */
export interface RawTex extends Literal {
  type: 'rawTex'
  /** The source, backslash included. */
  value: string
  /** The name of the command or environment. */
  name: string
  /** True for an environment that is a block. */
  block: boolean
  /** True in code for LaTeX alone, `{=latex}`, which no output prints. */
  isForLatex?: true
  /** The environments of the paper whose definitions contain it; these are not expanded again. */
  expanded?: readonly string[]
}

/** A macro of TeX, `\newcommand{\R}{\mathbb{R}}`; `#1` in its body is its first argument. */
export type Macro = Readonly<{
  name: string
  body: string
  /** For `\newcommand{\x}[2][d]{…}`: the default value of the optional first argument, and the number of arguments. */
  optional?: Readonly<{fallback: string; count: number}>
  /** For `\DeclarePairedDelimiter`: the body of the form with a star, `\abs*{x}`. */
  starred?: string
  /** For an environment, `\newenvironment{x}[2][d]{…}{…}`: the code at its end, and the number of its arguments. */
  environment?: Readonly<{
    end: string
    count: number
    /** True for `\renewenvironment`. */
    isRenewed?: true | undefined
  }>
}>

/** A paragraph, or display maths, that contains only macro definitions. It is not rendered. */
export interface Macros extends Literal {
  type: 'macros'
  macros: readonly Macro[]
  /** The source text of the node. */
  value: string
}

/** A line of display maths. */
export type EquationLine = Readonly<{
  /** Whether the line has a number, because LaTeX numbers it or it has a label. */
  numbered: boolean
  labels: readonly string[]
  /** The number that the author specifies, `\tag{…}`, as TeX; the mark of a proof for `\qedhere`. */
  tag?: string
  /** True if the number is printed without brackets, as for `\tag*{…}`. */
  bare?: true
}>

/**
 * A mark of CriticMarkup in the text, such as `{++` or `~~}`. It exists only until `remarkTrackedEdit` pairs the marks.
 */
export interface EditMark extends Node {
  type: 'editMark'
  /** The source of the mark. */
  mark: string
}

/** A comment in CriticMarkup, `{>>words<<}`: a question for the author to answer. */
export interface EditorQuery extends Node {
  type: 'editorQuery'
  question: string
}

/**
 * Words or blocks that an edit deletes. They are in `content` rather than `children`, so that code that reads a text
 * does not see them.
 */
export interface Deleted extends Node {
  type: 'deleted'
  content: RootContent[]
}

/** A range of a text, by offsets. */
export type Stretch = Readonly<{start: number; end: number}>

/** An edit in CriticMarkup that is not yet accepted or rejected. */
export type TrackedEdit = Readonly<{
  kind: 'insertion' | 'deletion' | 'substitution'
  /** The place of the edit in the file, including its remarks. */
  place: Place
  /** The offsets of the edit's marks in the parsed text; `middle` is the `~>` of a substitution. */
  open: Stretch
  middle?: Stretch
  close: Stretch
  /** The offsets of the comments that directly follow the edit, and their words. */
  remarks?: Stretch
  remark?: string
  author?: string
  /**
   * True in a table whose columns are aligned by characters: deleting text would shift the rest of a line, so the
   * author must settle the edit.
   */
  byHand?: true
}>

/**
 * The effect of an edit on a node. `number` is the edit's number in its text; `start` is true for the edit's first
 * node.
 */
export type EditedNode = Readonly<{kind: 'inserted' | 'deleted'; number: number; start?: true}>

/** The numbering of an ordered list; `example` lists share one numbering through the whole paper. */
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
    /** True for the heading at which the appendices begin. */
    appendices?: true | undefined
    /** True for an appendix that belongs to its chapter. */
    isOfChapter?: true | undefined
    /** True for the heading at which the supplements begin. */
    supplements?: true | undefined
    attributes?: Attributes | undefined
    /** Additional labels of a node, such as the labels of further lines of an `align` environment. */
    labels?: readonly string[] | undefined
    edit?: EditedNode | undefined
    command?: CiteCommand | undefined
  }
  interface RootData {
    edits?: readonly TrackedEdit[] | undefined
    /** The offsets of CriticMarkup comments that belong to no edit, and of the marks of highlights. */
    editorComments?: readonly Stretch[] | undefined
  }
  interface TextData {
    /** True for the space between the caption of a MyST figure and its legend, which is not part of its title. */
    beforeLegend?: true | undefined
  }
  interface ParagraphData {
    /** True for a paragraph with `\noindent`. */
    noIndent?: boolean | undefined
  }
  interface ImageData {
    attributes?: Attributes | undefined
    /** The description of the image as parsed Markdown; `alt` contains it as plain text. */
    caption?: PhrasingContent[] | undefined
    /** The caption as words, citations and references, if it is the description; `alt` lacks the latter two. */
    description?: readonly PhrasingContent[] | undefined
  }
  interface ImageReferenceData {
    /** The description of the image, as in `ImageData`. */
    caption?: PhrasingContent[] | undefined
  }
  interface LinkData {
    /** The title of the heading, if the link names a heading by its title. */
    heading?: string | undefined
  }
  interface TableData {
    /** Relative widths of the columns in hundredths; if undefined, the widths depend on the content. */
    widths?: readonly number[] | undefined
    /** The number of head rows; one by default. */
    headRows?: number | undefined
    /** The number of foot rows at the end; none by default. */
    footRows?: number | undefined
  }
  interface ListData {
    numbering?: ListNumbering | undefined
    delimiter?: ListDelimiter | undefined
    /** Whether the items begin with marks typed by the author, so that no other marks are printed. */
    ownMarks?: boolean | undefined
  }
  interface ListItemData {
    /** True for an item of a list of examples. */
    isExample?: boolean | undefined
  }
  interface TableCellData {
    /** The number of columns and rows that the cell spans, if more than one. */
    columns?: number | undefined
    rows?: number | undefined
    /** The alignment of the cell, if it differs from its column's. */
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
