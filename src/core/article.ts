/**
 * The article: what a manuscript becomes once every question is answered, and what every output is made of. It is plain
 * JSON. A node says what it is, with the numbers, targets and words that were settled for it, and nothing of how an
 * output shows it. Names are those of mdast and JATS.
 */
import type {AlignType} from 'mdast'
import type {CalloutKind, ListDelimiter, ListNumbering} from './mdast.ts'
import type {Numerals} from './numerals.ts'
import type {SegmentFormat} from './segment.ts'
import type {CitationMode, CitationNote, CslItem, Metadata, QueryAnswer} from './types.ts'

/** Where a node comes from: a stretch of a file, as offsets in UTF-16 units. */
export type SourcePlace = Readonly<{file: string; start: number; end: number}>

/**
 * What became of a node between two versions of an article, and so of everything in it.
 *
 * - `inserted`, `deleted`: only the new, only the old version has it. Old and new of a replacement stand side by side,
 *   the old first, with one number.
 * - `movedFrom`, `movedTo`: the old and the new place of a move, with one number. Only the new place has marks inside.
 * - `formatted`: the same words, which looked as in `was`.
 * - `changed`: the same thing with other properties, such as the level of a heading; it was `was`.
 * - `split`: a block that was the end of the block before it.
 * - `joined`: a block of the old version whose words now go on in the block before it.
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

/** The mark of a change on a node. */
export type Change = Readonly<{
  kind: ChangeKind
  /** The number of the change, in reading order from 1; several nodes may be one change. */
  number?: number
  /** On the first node of a change, where an output shows its number. */
  start?: true
  /** Of an edit in CriticMarkup, which is still to be accepted or rejected: it is counted over the paper. */
  edit?: true
  /** Who made or proposes the change. */
  author?: string
  /**
   * What the old version has in place of the node, without any marks. In a deleted node nothing leads anywhere and
   * nothing has an anchor; where that makes a difference, this is the node as it was.
   */
  was?: readonly Node[]
}>

/** What a node has that knows nothing of places and languages. */
type Marked = Readonly<{change?: Change}>

/** What every node can have. */
type Common = Readonly<{
  place?: SourcePlace
  /** BCP 47; only where it is not the language of the parent. */
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
  /** The name by which other places lead here, as in `{#fig:map}`; in HTML the `id`. */
  anchor?: string
  classes?: readonly string[]
}> &
  Marked

/**
 * What every block has besides: an identity that stays the same while the source of the block does, wherever it is
 * moved to in its text. Equal blocks of a text are told apart by counting.
 */
type BlockCommon = Common & Readonly<{id: string}>

type Content = Readonly<{children: readonly Inline[]}>

export type Heading = BlockCommon &
  Content &
  Readonly<{type: 'heading'; level: number; number?: string; unnumbered?: true}>

export type Paragraph = BlockCommon & Content & Readonly<{type: 'paragraph'; noIndent?: true}>

/** A figure, table or listing. `label` is “Figure 3”; a caption may be absent. */
export type Figure = BlockCommon &
  Readonly<{
    type: 'figure'
    kind: 'figure' | 'table' | 'listing'
    label: string
    caption?: readonly Inline[]
    /** How many parts are side by side, where the author says so. */
    columns?: number
    children: readonly Node[]
    /** The anchors of the cross-references to it, for an output that leads back to them. */
    mentionedIn?: readonly string[]
  }>

/** A part of a figure, “(a)”. */
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
    /** Widths of the columns in hundredths. */
    widths?: readonly number[]
    head: readonly TableRow[]
    body: readonly TableRow[]
    foot: readonly TableRow[]
  }>

export type TableRow = readonly TableCell[]

export type TableCell = Readonly<{
  isHead?: true
  align?: NonNullable<AlignType>
  /** How many columns and rows it spans, where it is more than one. */
  columns?: number
  rows?: number
  children: readonly Node[]
  /**
   * A row or a column that was inserted, deleted or moved has the mark on each of its cells. A cell that neither version
   * has, and that only fills the grid, has a mark with an empty `was`.
   */
  change?: Change
}>

/** Display maths, between blocks or within a line. Numbers are LaTeX, since authors may write `\tag{$\star$}`. */
export type Equation = BlockCommon &
  Readonly<{
    type: 'equation'
    tex: string
    inline?: true
    number?: string
    /** The number of each line, empty for a line without one. */
    lines?: readonly string[]
  }>

export type Listing = BlockCommon & Readonly<{type: 'listing'; language?: string; value: string}>

export type List = BlockCommon &
  Readonly<{
    type: 'list'
    ordered?: true
    start?: number
    /** Whether its items are set apart from each other. */
    loose?: true
    numbering?: ListNumbering
    delimiter?: ListDelimiter
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

/** A callout without a title of its own; the title is that of its kind. */
export type Callout = BlockCommon &
  Readonly<{type: 'callout'; kind: CalloutKind; title: string; tooltip?: string; children: readonly Block[]}>

/** A division of the author's; an epigraph can have a source, set apart. */
export type Division = BlockCommon &
  Readonly<{type: 'division'; tooltip?: string; children: readonly Block[]; source?: readonly Inline[]}>

export type ThematicBreak = BlockCommon & Readonly<{type: 'thematicBreak'}>

/** The notes of the paper, under a heading. */
export type NotesPlace = BlockCommon & Readonly<{type: 'notes'; title: string}>

/**
 * The place of the list of references `list` of the article: with a title where no heading of the author's precedes it,
 * and with children where it is a division of the author's, which precede the list.
 */
export type ReferencesPlace = BlockCommon &
  Readonly<{type: 'references'; list: number; title?: string; children?: readonly Block[]}>

/** The sections of the paper as links; `heading` where it has one. */
export type Contents = BlockCommon &
  Readonly<{type: 'contents'; title: string; heading?: true; sections: readonly Section[]}>

export type Section = Readonly<{
  anchor: string
  number?: string
  words: readonly Inline[]
  sections: readonly Section[]
}>

export type Text = Marked & Readonly<{type: 'text'; value: string}>
export type Emphasis = Common & Content & Readonly<{type: 'emphasis'}>
export type Strong = Common & Content & Readonly<{type: 'strong'}>
export type Delete = Common & Content & Readonly<{type: 'delete'}>
export type Superscript = Common & Content & Readonly<{type: 'superscript'}>
export type Subscript = Common & Content & Readonly<{type: 'subscript'}>
export type Span = Common & Content & Readonly<{type: 'span'; tooltip?: string}>
export type InlineCode = Common & Readonly<{type: 'inlineCode'; value: string}>
export type Break = Marked & Readonly<{type: 'break'}>
export type Link = Common & Content & Readonly<{type: 'link'; url: string; tooltip?: string}>

export type Image = Common &
  Readonly<{
    type: 'image'
    /** As the author wrote it. */
    url: string
    /** The path of its file in the project; absent for a picture inside the text or on the web. */
    path?: string
    alt: string
    tooltip?: string
    width?: string
    height?: string
  }>

/** A formula within a line; `fallback` stands for TeX that cannot be read. */
export type Formula = Common & Readonly<{type: 'formula'; tex: string; fallback?: string}>

export type Abbreviation = Common & Content & Readonly<{type: 'abbreviation'; title: string}>

/** A citation: what it cites, and its words as the style renders them, with the words of the author. */
export type Citation = Common &
  Content &
  Readonly<{
    type: 'citation'
    /** From 1, over the paper. */
    number: number
    items: readonly CitedItem[]
    narrative?: true
    note?: CitationNote
    /** As the author wrote it. */
    source: string
  }>

/** One work of a citation. `work` is the key of its entry; absent for a key that the bibliography does not have. */
export type CitedItem = Readonly<{
  key: string
  work?: string
  mode: CitationMode
  prefix: readonly Inline[]
  suffix: readonly Inline[]
  label?: string
  locator?: string
}>

/** Words of a citation that lead to the entry of a work; `target` is the anchor of the entry. */
export type CitedWork = Marked & Content & Readonly<{type: 'work'; key: string; target?: string}>

/** What is shown for a work that is missing. */
export type UndefinedWork = Marked & Readonly<{type: 'undefinedWork'; value: string}>

/** A stretch of a rendered citation or entry with formatting of CSL. */
export type Formatted = Marked & Content & Readonly<{type: 'formatted'; format: SegmentFormat}>

/** A stretch in another language; `isolated` from the direction of the words around it. */
export type Language = Common & Content & Readonly<{type: 'language'; isolated?: true}>

/** A part of an entry that is set apart (CSL 1.0.2, `display`). */
export type EntryPart = Marked &
  Content &
  Readonly<{type: 'entryPart'; part?: 'left-margin' | 'right-inline' | 'block' | 'indent'}>

/** A reference to a labelled thing with the words that are shown for it; `page`: the number of its page. */
export type CrossReference = Common &
  Content &
  Readonly<{type: 'crossReference'; label: string; target: string; page?: true}>

/** What is shown for a label that nothing has. */
export type UndefinedReference = Marked & Readonly<{type: 'undefinedReference'; value: string}>

/** A call of a note; `note` is the number of the note, `label` the number as shown. */
export type NoteCall = Common & Readonly<{type: 'noteCall'; note: number; label: string}>

/** An element of raw HTML that only sets text; it may be a block or stand in a line. */
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

/** TeX or HTML that galley does not know, kept as the author wrote it. */
export type Raw = Common &
  Readonly<{type: 'raw'; id?: string; format: 'tex' | 'html'; block?: true; value: string}>

/** A question of the editor, which a proof shows and an article has no more. It is counted in reading order, from 1. */
export type Query = Common &
  Readonly<{
    type: 'query'
    id?: string
    number: number
    block?: true
    question: string
    /** An answered query is no longer open. */
    answers?: readonly QueryAnswer[]
    /** The rule whose finding it is asked about. */
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
  | ThematicBreak
  | NotesPlace
  | ReferencesPlace
  | Contents
  | HtmlElement
  | Raw
  | Query

/** A node of an article. */
export type Node = Block | Inline | ListItem | Term | Definition

/** A note of the paper: the author's, or one that a note style makes of a citation. */
export type Note = Readonly<{
  /** From 1, over the paper. */
  number: number
  /** The number as shown. */
  label: string
  /** The anchors of its calls, in reading order; none for a note that nothing calls. */
  calls: readonly string[]
  children: readonly Block[]
  /** A deleted note has a number after those of all others. */
  change?: Change
}>

/** A list of references, in the order of the style. */
export type ReferenceList = Readonly<{
  /** Whether the style sets a hanging indent. */
  hanging: boolean
  /** In HTML the `id` of the list, where it has one. */
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
  /** The anchors of the citations that cite it. */
  citedIn: readonly string[]
  /** The paragraphs of the annotation that the bibliography has for it. */
  annotation?: ReadonlyArray<readonly Inline[]>
  work?: CslItem
  change?: Change
  /** The entry of the old version, where a field of its work was changed. */
  was?: Entry
}>

/** A text in one language. */
export type LocalBlocks = Readonly<{lang: string; children: readonly Block[]}>

export type Front = Readonly<{
  title: readonly Node[]
  subtitle: readonly Node[]
  /** The title in further languages. */
  titles: ReadonlyArray<Readonly<{lang: string; children: readonly Node[]}>>
  /** The paper's own language first. */
  abstracts: readonly LocalBlocks[]
}>

/** A statement, such as `funding`. */
export type ArticleStatement = LocalBlocks & Readonly<{name: string}>

export type Article = Readonly<{
  lang: string
  /** The digits of the numbers that galley makes. */
  numerals: Numerals
  metadata: Metadata
  front: Front
  /** The chapters, with the places of the notes, of the lists of references and of the contents. */
  body: readonly Block[]
  /** In order; a call names its note by number. */
  notes: readonly Note[]
  lists: readonly ReferenceList[]
  statements: readonly ArticleStatement[]
}>
