/**
 * The article: a fully resolved manuscript, the input of every output. It is plain JSON. A node has its final
 * numbers, targets and text, but no information about its presentation. Names follow mdast and JATS.
 */
import type {AlignType} from 'mdast'
import type {CalloutKind, IndexReference, ListDelimiter, ListNumbering} from './mdast.ts'
import type {Numerals} from './numerals.ts'
import type {OutputKind} from './output-conditions.ts'
import type {EntryField, SegmentFormat} from './segment.ts'
import type {TheoremKind} from './theorem-kinds.ts'
import type {CitationMode, CitationNote, CslItem, Metadata, QueryAnswer} from './types.ts'

/** The source of a node: a range in a file, as offsets in UTF-16 units. */
export type SourcePlace = Readonly<{file: string; start: number; end: number}>

/**
 * How a node, with everything in it, differs between two versions of an article.
 *
 * - `inserted`, `deleted`: only the new, or only the old version has it. The old and the new node of a replacement are
 *   adjacent, the old one first, with the same number.
 * - `movedFrom`, `movedTo`: the old and the new place of a move, with the same number. Only the new place has marks
 *   inside.
 * - `formatted`: the same text, previously formatted as in `was`.
 * - `changed`: the same node with other properties, such as the level of a heading; previously `was`.
 * - `split`: a block that was the end of the previous block.
 * - `joined`: a block of the old version whose text is now part of the previous block.
 */
export type ChangeKind =
  | 'inserted'
  | 'deleted'
  | 'movedFrom'
  | 'movedTo'
  | 'formatted'
  | 'changed'
  | 'split'
  | 'joined'

/** The mark on a node that has changed. */
export type Change = Readonly<{
  kind: ChangeKind
  /** The number of the change, in reading order from 1; one change may cover several nodes. */
  number?: number
  /** True for the first node of a change, where an output shows the number. */
  start?: true
  /**
   * True for an edit in CriticMarkup that is not yet accepted or rejected. Edits are numbered through the whole paper.
   */
  edit?: true
  /** The person who made or proposes the change. */
  author?: string
  /**
   * The content of the old version, without marks. A deleted node contains neither links nor anchors; if it had any,
   * `was` contains the original node.
   */
  was?: readonly Node[]
}>

/** The properties of nodes that have neither a place in the source nor a language of their own. */
type Marked = Readonly<{change?: Change}>

/** The properties that every node can have. */
type Common = Readonly<{
  place?: SourcePlace
  /** A BCP 47 tag, if it differs from the parent's language. */
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
  /** The name by which links refer to the node, as in `{#fig:map}`; in HTML the `id`. */
  anchor?: string
  classes?: readonly string[]
}> &
  Marked

/**
 * The properties of every block. The id is derived from the path of the block's text and the source of the block, so
 * it stays the same if the block moves within that text. Blocks of a text with equal source are numbered.
 */
type BlockCommon = Common & Readonly<{id: string}>

type Content = Readonly<{children: readonly Inline[]}>

export type Heading = BlockCommon &
  Content &
  Readonly<{
    type: 'heading'
    level: number
    number?: string
    unnumbered?: true
    /** Whether the heading is omitted from the list of sections. */
    unlisted?: true
  }>

export type Paragraph = BlockCommon & Content & Readonly<{type: 'paragraph'; noIndent?: true}>

/** A figure, table or listing. `label` is, for example, “Figure 3”, or empty without a number. */
export type Figure = BlockCommon &
  Readonly<{
    type: 'figure'
    kind: 'figure' | 'table' | 'listing' | 'algorithm'
    label: string
    caption?: readonly Inline[]
    /** The number of parts in a row, if the author specifies one. */
    columns?: number
    children: readonly Node[]
    /** The anchors of the cross-references to the figure, for links back to them. */
    mentionedIn?: readonly string[]
  }>

/** A part of a figure, labelled with a letter as “(a)”. */
export type FigurePart = BlockCommon &
  Readonly<{
    type: 'figurePart'
    letter: string
    caption?: readonly Inline[]
    width?: string
    children: readonly Node[]
    mentionedIn?: readonly string[]
  }>

export type Table = BlockCommon &
  Readonly<{
    type: 'table'
    /** Relative widths of the columns, in hundredths. */
    widths?: readonly number[]
    head: readonly TableRow[]
    body: readonly TableRow[]
    foot: readonly TableRow[]
  }>

export type TableRow = readonly TableCell[]

export type TableCell = Readonly<{
  isHead?: true
  align?: NonNullable<AlignType>
  /** The number of columns and rows that the cell spans, if more than one. */
  columns?: number
  rows?: number
  children: readonly Node[]
  /**
   * The change of the cell. If a row or a column was inserted, deleted or moved, each of its cells has the mark. A cell
   * that neither version has, and that only fills the grid, has a mark with an empty `was`.
   */
  change?: Change
}>

/**
 * A display formula, between blocks or within a line. Its numbers are in LaTeX, because authors can write
 * `\tag{$\star$}`.
 */
export type Equation = BlockCommon &
  Readonly<{
    type: 'equation'
    tex: string
    inline?: true
    number?: string
    /** The number of each line; empty for a line without a number. */
    lines?: readonly string[]
    /** The numbers that are printed without brackets. */
    bare?: readonly string[]
    /**
     * The anchor of each line; empty for a line without an anchor. It may be the same as the anchor of the equation.
     */
    lineAnchors?: readonly string[]
  }>

export type Listing = BlockCommon &
  Readonly<{
    type: 'listing'
    language?: string
    value: string
    /** The number of the first line, if the lines are numbered. */
    firstLine?: number
  }>

export type List = BlockCommon &
  Readonly<{
    type: 'list'
    ordered?: true
    start?: number
    /** Whether the list is loose, so that its items are separated by space. */
    loose?: true
    numbering?: ListNumbering
    delimiter?: ListDelimiter
    /** Whether the items begin with marks typed by the author, so that no other marks are printed. */
    ownMarks?: true
    children: readonly ListItem[]
  }>

export type ListItem = Common & Readonly<{type: 'listItem'; checked?: boolean; children: readonly Block[]}>

export type DefinitionList = BlockCommon &
  Readonly<{type: 'definitionList'; children: ReadonlyArray<Term | Definition>}>
export type Term = Common & Content & Readonly<{type: 'term'}>
export type Definition = Common & Readonly<{type: 'definition'; children: readonly Block[]}>

export type Quotation = BlockCommon &
  Readonly<{type: 'quotation'; children: readonly Block[]; source?: readonly Inline[]}>

export type LineBlock = BlockCommon & Readonly<{type: 'lineBlock'; lines: ReadonlyArray<readonly Inline[]>}>

/** A callout. If the author gives it no title, its title is the name of its kind. */
export type Callout = BlockCommon &
  Readonly<{type: 'callout'; kind: CalloutKind; title: string; tooltip?: string; children: readonly Block[]}>

/** A division marked by the author. If it is an epigraph, it can have a source. */
export type Division = BlockCommon &
  Readonly<{
    type: 'division'
    tooltip?: string
    /** The outputs that include this content; all outputs if undefined. */
    outputs?: readonly OutputKind[]
    children: readonly Block[]
    source?: readonly Inline[]
  }>

/**
 * A theorem or a similar block. `label` is “Theorem 1”; `caption` is its name, “Recovery”. If `isHead` is true, the
 * caption replaces the label, as in “Proof of the lemma”.
 */
export type Theorem = BlockCommon &
  Readonly<{
    type: 'theorem'
    kind: TheoremKind
    label: string
    caption?: readonly Inline[]
    isHead?: true
    children: readonly Block[]
  }>

export type ThematicBreak = BlockCommon & Readonly<{type: 'thematicBreak'}>

/** The placeholder of the notes of the paper, which appear under a heading. */
export type NotesPlace = BlockCommon & Readonly<{type: 'notes'; title: string}>

/**
 * The placeholder of the list of references with the index `list`. It has a title unless the author wrote a heading
 * before it. It has children, shown before the list, if the author marked its place with a division.
 */
export type ReferencesPlace = BlockCommon &
  Readonly<{
    type: 'references'
    list: number
    title?: string
    /** In a redline, the title in the old version, if it differs; empty if the old version had no title. */
    oldTitle?: string
    children?: readonly Block[]
  }>

/** The list of sections as links, with an optional heading. */
export type Contents = BlockCommon &
  Readonly<{type: 'contents'; title: string; heading?: true; sections: readonly Section[]}>

export type Section = Readonly<{
  anchor: string
  number?: string
  words: readonly Inline[]
  sections: readonly Section[]
}>

/**
 * The index of the paper, with an optional heading. It lists terms in alphabetical order, with the places that they
 * link to.
 */
export type Index = BlockCommon &
  Readonly<{type: 'index'; title: string; heading?: true; entries: readonly IndexEntry[]}>

export type IndexEntry = Readonly<{
  /** The content of the entry: text and formulas. */
  words: readonly Inline[]
  /** The letter above this entry, if it is the first with that letter. */
  letter?: string
  places: readonly IndexPlace[]
  see: readonly string[]
  seeAlso: readonly string[]
  entries: readonly IndexEntry[]
}>

/**
 * A place of a term: the anchor of its mark and, for a range, also of the mark at its end. `words` name the section
 * that contains it.
 */
export type IndexPlace = Readonly<{anchor: string; end?: string; words: string; main?: true}>

export type Text = Marked & Readonly<{type: 'text'; value: string}>
export type Emphasis = Common & Content & Readonly<{type: 'emphasis'}>
export type Strong = Common & Content & Readonly<{type: 'strong'}>
export type Delete = Common & Content & Readonly<{type: 'delete'}>
export type Superscript = Common & Content & Readonly<{type: 'superscript'}>
export type Subscript = Common & Content & Readonly<{type: 'subscript'}>
export type Span = Common &
  Content &
  Readonly<{
    type: 'span'
    tooltip?: string
    /** The outputs that include this content; all outputs if undefined. */
    outputs?: readonly OutputKind[]
    /** Whether the text mentions a page, so that only outputs with pages show it. */
    ofPages?: true
  }>
export type InlineCode = Common & Readonly<{type: 'inlineCode'; value: string}>
export type Break = Marked & Readonly<{type: 'break'}>
export type Link = Common & Content & Readonly<{type: 'link'; url: string; tooltip?: string}>

export type Image = Common &
  Readonly<{
    type: 'image'
    /** The URL as written. */
    url: string
    /** The path of the picture's file in the project; undefined for a `data:` or web URL. */
    path?: string
    alt: string
    tooltip?: string
    width?: string
    height?: string
  }>

/** A formula within a line; `fallback` is shown instead if the TeX cannot be parsed. */
export type Formula = Common & Readonly<{type: 'formula'; tex: string; fallback?: string}>

export type Abbreviation = Common & Content & Readonly<{type: 'abbreviation'; title: string}>

/** An invisible node at a place that the index refers to. */
export type IndexMark = Common & Readonly<{type: 'indexMark'; index: IndexReference}>

/** A citation: the cited works, and its rendered text, which includes the author's words. */
export type Citation = Common &
  Content &
  Readonly<{
    type: 'citation'
    /** The number of the citation in the paper, from 1. */
    number: number
    items: readonly CitedItem[]
    narrative?: true
    note?: CitationNote
    /** The citation as written. */
    source: string
  }>

/**
 * One work in a citation. `work` is the key of its entry; undefined if the bibliography does not have the cited key.
 */
export type CitedItem = Readonly<{
  key: string
  work?: string
  mode: CitationMode
  prefix: readonly Inline[]
  suffix: readonly Inline[]
  label?: string
  locator?: string
}>

/** Text in a citation that links to a work's entry; `target` is the anchor of that entry. */
export type CitedWork = Marked & Content & Readonly<{type: 'work'; key: string; target?: string}>

/** The text shown for a work that is not in the bibliography. */
export type UndefinedWork = Marked & Readonly<{type: 'undefinedWork'; value: string}>

/** Text with CSL formatting in a rendered citation or entry. */
export type Formatted = Marked & Content & Readonly<{type: 'formatted'; format: SegmentFormat}>

/** Text in another language; `isolated` keeps its direction from affecting adjacent text. */
export type Language = Common & Content & Readonly<{type: 'language'; isolated?: true}>

/** A part of an entry that is set as a block or in the margin (CSL 1.0.2, `display`). */
export type EntryPart = Marked &
  Content &
  Readonly<{type: 'entryPart'; part?: 'left-margin' | 'right-inline' | 'block' | 'indent'}>

/** A cross-reference with its text. If `page` is true, outputs with pages print the page number of the target. */
export type CrossReference = Common &
  Content &
  Readonly<{type: 'crossReference'; label: string; target: string; page?: true}>

/** The text shown for a reference to an undefined label. */
export type UndefinedReference = Marked & Readonly<{type: 'undefinedReference'; value: string}>

/** A note call. `note` is the number of the note; `label` is that number as shown. */
export type NoteCall = Common & Readonly<{type: 'noteCall'; note: number; label: string}>

/** A raw HTML element that only formats text, as a block or within a line. */
export type HtmlElement = Common &
  Readonly<{
    type: 'element'
    id?: string
    tagName: string
    tooltip?: string
    columns?: string
    rows?: string
    children: readonly Node[]
  }>

/** TeX or HTML that galley does not support, as written. */
export type Raw = Common &
  Readonly<{type: 'raw'; id?: string; format: 'tex' | 'html'; block?: true; value: string}>

/** An editor's question, shown only in proofs. Queries are numbered from 1 in reading order. */
export type Query = Common &
  Readonly<{
    type: 'query'
    id?: string
    number: number
    block?: true
    question: string
    /** The answers, if any; a query with answers is no longer open. */
    answers?: readonly QueryAnswer[]
    /** The rule of the finding that the query is about. */
    rule?: string
  }>

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Delete
  | Superscript
  | Subscript
  | Span
  | InlineCode
  | Break
  | Link
  | Image
  | Formula
  | Equation
  | Abbreviation
  | IndexMark
  | Citation
  | CitedWork
  | UndefinedWork
  | Formatted
  | Language
  | EntryPart
  | CrossReference
  | UndefinedReference
  | NoteCall
  | HtmlElement
  | Raw
  | Query

export type Block =
  | Heading
  | Paragraph
  | Figure
  | FigurePart
  | Table
  | Equation
  | Listing
  | List
  | DefinitionList
  | Quotation
  | LineBlock
  | Callout
  | Division
  | Theorem
  | ThematicBreak
  | NotesPlace
  | ReferencesPlace
  | Contents
  | Index
  | HtmlElement
  | Raw
  | Query

/** A node of an article. */
export type Node = Block | Inline | ListItem | Term | Definition

/** A note, either by the author or made by a note style for a citation. */
export type Note = Readonly<{
  /** The number of the note in the paper, from 1. */
  number: number
  /** The number as shown. */
  label: string
  /** The anchors of the note's calls, in reading order; none if it is never called. */
  calls: readonly string[]
  children: readonly Block[]
  /** The change of the note. A deleted note is numbered after all other notes. */
  change?: Change
}>

/** A list of references, sorted by the style. */
export type ReferenceList = Readonly<{
  /** Whether entries have a hanging indent. */
  hanging: boolean
  /** The `id` of the list in HTML, if it has one. */
  anchor?: string
  entries: readonly Entry[]
}>

/** An entry of a list of references. */
export type Entry = Readonly<{
  key: string
  anchor: string
  lang?: string
  dir?: 'ltr' | 'rtl'
  children: readonly Inline[]
  /** The ranges in the rendered text that show each field of the work. */
  fields?: readonly EntryField[]
  /** The anchors of the citations of the work. */
  citedIn: readonly string[]
  /** The paragraphs of the annotation in the bibliography. */
  annotation?: ReadonlyArray<readonly Inline[]>
  work?: CslItem
  change?: Change
  /** The entry in the old version, if a field of the work changed. */
  was?: Entry
}>

/** Blocks of text in one language. */
export type LocalBlocks = Readonly<{lang: string; children: readonly Block[]}>

export type Front = Readonly<{
  title: readonly Node[]
  subtitle: readonly Node[]
  /** The title in each other language. */
  titles: ReadonlyArray<Readonly<{lang: string; children: readonly Node[]}>>
  /** The abstract in each language, with the paper's language first. */
  abstracts: readonly LocalBlocks[]
}>

/** A named statement, such as `funding`. */
export type ArticleStatement = LocalBlocks & Readonly<{name: string}>

export type Article = Readonly<{
  lang: string
  /** The digits in which generated numbers are written. */
  numerals: Numerals
  metadata: Metadata
  front: Front
  /** The chapters, with placeholders for the notes, the lists of references and the contents. */
  body: readonly Block[]
  /** The notes by number; a note call refers to its note by that number. */
  notes: readonly Note[]
  lists: readonly ReferenceList[]
  statements: readonly ArticleStatement[]
}>
