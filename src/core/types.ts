/**
 * The nouns of galley. Everything here is plain, read-only data; nothing here knows the machine. They are in one file,
 * though it is long, because read together they explain the program.
 */
import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Link,
  Nodes,
  Parents,
  PhrasingContent,
  Root
} from 'mdast'
import type {Cite, InlineNote, Macro, Stretch, TrackedEdit} from './mdast.ts'
import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {PictureFault} from './picture-fault.ts'
import type {RuleName} from './rule-names.ts'

/** A point in a text: line and column from 1 (UTF-16 units), offset from 0. */
export type Point = Readonly<{line: number; column: number; offset: number}>

/** A stretch of a text; `end` is the point after its last character. */
export type Place = Readonly<{start: Point; end: Point}>

/** A text the author wrote. The path is relative to the project, with `/`. */
export type Source = Readonly<{path: string; text: string}>

export type Severity = 'error' | 'warning' | 'info'

/**
 * A report of a parser or a rule about a place.
 * `rule` is the name of a row of the table of rules, which knows the code and the severity.
 */
export type Finding = Readonly<{
  rule: RuleName
  file: string
  place?: Place | undefined
  /** The key, label or path that the finding is about. */
  subject?: string | undefined
  /** A sentence without the place, such as “The entry has the field `title` twice”. */
  message: string
  /** Possible replacements, best first. */
  expected?: readonly string[] | undefined
  note?: string | undefined
  /** The kind of fault, for later steps: no step reads the words of a message. */
  kind?: string | undefined
  /** What is wrong, in a few words, if a later step says what was expected. */
  reason?: string | undefined
  /** The safe repair, all of it or nothing; only where no author could want another. */
  edits?: readonly Edit[] | undefined
}>

/**
 * A stretch of a file as saved and its replacement. `old` is the present text: a file that has changed since is not
 * edited. Made by `editOf` and `editValue` of `core/edits.ts`.
 */
export type Edit = Readonly<{file: string; start: number; end: number; old: string; text: string}>

/** A finding with its code and severity, in the shape of a VFileMessage. */
export type Diagnostic = Readonly<{
  code: string
  /** A name of galley's table of rules, or that of a rule that a program brought along. */
  rule: string
  severity: Severity
  file: string
  start?: Point
  end?: Point
  subject?: string
  message: string
  expected?: readonly string[]
  note?: string
  url?: string
  /** The safe repair, as `galley check --fix` makes it. */
  edits?: readonly Edit[]
}>

/** A finding that the author accepts, and why. */
export type WaivedDiagnostic = Diagnostic & Readonly<{reason: string}>

export type CitationMode = 'normal' | 'narrative' | 'suppress-author'

/** One work inside a citation: `see @doe99, p. 3` in `[see @doe99, p. 3; @roe]`. */
export type CitationItem = Readonly<{
  key: string
  mode: CitationMode
  /** Inline Markdown before the key, outer white space kept off. */
  prefix: readonly PhrasingContent[]
  /** Inline Markdown after the locator, with the punctuation that joins it. */
  suffix: readonly PhrasingContent[]
  /** A CSL locator term, such as `page` or `chapter`; only with a locator, which without it names itself. */
  label?: string
  locator?: string
  /** Where `@key` (with a `-` before it, if there is one) stands. */
  place: Place
}>

/** A citation: one cluster of items, rendered together. It is also the payload of an mdast `cite` node. */
export type Citation = Readonly<{
  items: readonly CitationItem[]
  /** True for `@doe99 [p. 3]`, where the author's name is part of the sentence. */
  narrative: boolean
  place: Place
}>

/** The note that shows a citation in a note style. */
export type CitationNote = Readonly<{
  /** Over the paper, from 1, the author's own notes counted. */
  number: number
  /** True if the citation stands inside a note of the author's own. */
  own: boolean
}>

/** A citation of a chapter and its node in the tree. */
export type ChapterCitation = Citation & Readonly<{node: Cite}>

/** A name in the sense of CSL-JSON. */
export type CslName = Readonly<{
  family?: string
  given?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
  suffix?: string
  literal?: string
  /** Family name first, without a comma, in whatever place. */
  'static-ordering'?: true
}>

/** A date in the sense of CSL-JSON. */
export type CslDate = Readonly<{
  'date-parts'?: readonly (readonly number[])[]
  circa?: boolean
  season?: number
  literal?: string
  raw?: string
}>

/** A work in CSL-JSON. Values are CSL rich text (`<i>`, `<sup>`, `<span class="nocase">`). */
export type CslItem = Readonly<{id: string; type: string; [variable: string]: unknown}>

/** A field of a bibliography entry as written. */
export type Field = Readonly<{
  name: string
  /** The value with strings expanded and outer delimiters removed; still LaTeX. */
  value: string
  place: Place
  /** With its delimiters. */
  valuePlace: Place
  /** The offset of the value, if it appears literally between delimiters in the file. */
  valueStart?: number | undefined
}>

/** An entry of the bibliography. */
export type Reference = Readonly<{
  key: string
  /** Other keys of the same entry (biblatex `ids`). */
  aliases: readonly string[]
  /** As written: `article`, `@InProceedings` in lower case, or a CSL type. */
  type: string
  csl: CslItem
  file: string
  /** From the `@` to the end of the key (in JSON: the whole object). */
  place: Place
  /** From the `@` to the closing brace. */
  entryPlace: Place
  /** By lower-case name; empty for CSL-JSON. */
  fields: ReadonlyMap<string, Field>
}>

/** A field that the citation style prints nowhere: the first of its kind, and how many more entries of the type have it. */
export type UnprintedField = Readonly<{reference: Reference; field: Field; others: number}>

export type Bibliography = Readonly<{
  references: readonly Reference[]
  /** Every key and alias; the first entry of a duplicated key. */
  byKey: ReadonlyMap<string, Reference>
  findings: readonly Finding[]
}>

/** The kinds of targets of a cross-reference. */
export type TargetKind = 'section' | 'figure' | 'table' | 'equation' | 'listing' | 'note' | 'anchor'

/** A labelled thing, `{#fig:x}`. */
export type Target = Readonly<{
  label: string
  kind: TargetKind
  file: string
  place: Place
  node: Nodes
}>

/** A reference to a labelled thing, `@fig:x` or `\ref{fig:x}`. */
export type CrossReference = Readonly<{
  label: string
  file: string
  place: Place
}>

/** A picture that a chapter names. */
export type Picture = Readonly<{
  url: string
  alt: string
  file: string
  place: Place
  /** True for a figure with a caption, false for a picture in running text. */
  figure: boolean
}>

/** A chapter as parsed. The tree is never changed after parsing, so it can be kept between builds. */
export type Chapter = Readonly<{
  path: string
  text: string
  /** The hash of the text: chapters with equal hashes are equal. */
  hash: string
  tree: Root
  /** In reading order, each with its containing node. */
  citations: readonly ChapterCitation[]
  targets: readonly Target[]
  crossReferences: readonly CrossReference[]
  pictures: readonly Picture[]
  /** Paragraphs, headings, captions and cells of tables, in the order of the file. */
  prose: readonly Prose[]
  /** Links and the definitions of links. */
  links: ReadonlyArray<Link | Definition>
  /** Links to a heading of this text, or of another chapter, by its title, with that title. */
  headingLinks: ReadonlyMap<Link, string>
  /** The first heading of each name. */
  headingNames: ReadonlyMap<string, Heading>
  /** Nodes that can have a number, a label or an id, so that later steps need not walk the whole tree. */
  landmarks: readonly Nodes[]
  hasFormulas: boolean
  /** Whether there is code whose language is named. */
  hasListings: boolean
  /** Macros of TeX that the text defines. */
  macros: readonly Macro[]
  /** Citations, notes and their calls in reading order: a note where it is first called. */
  reading: readonly ReadNode[]
  /** Edits in CriticMarkup, in the order of the text. */
  edits: readonly TrackedEdit[]
  /** Comments in CriticMarkup that are about no edit, and the marks of highlights. */
  editorComments: readonly Stretch[]
  /** From comments such as `<!-- galley-ignore G203: reason -->`. */
  waivers: readonly Waiver[]
  findings: readonly Finding[]
}>

/**
 * A stretch of running text exactly as in the file, except that everything that is not text of the sentence (marks,
 * citations, code, formulas, addresses) is U+0000. Line ends stay, so offsets in it are those of the file.
 */
export type Prose = Readonly<{node: Parents; text: string}>

/** A note that the author wrote. */
export type OwnNote = FootnoteDefinition | InlineNote

/** A node in reading order, with the note that contains it. */
export type ReadNode = Readonly<{node: Cite | OwnNote | FootnoteReference; note: OwnNote | undefined}>

/** A text of the metadata in one language: Markdown, still unparsed. */
export type LocalText = Readonly<{lang: string; text: string; place: Place}>

/** An answer to a query of the editor, and who gave it; empty if nobody says so. */
export type QueryAnswer = Readonly<{by: string; answer: string}>

/**
 * What a question is about: a label or the key of a work, words of the text, a line of a file, the place of a finding, or
 * the whole paper.
 */
export type QuestionSubject =
  | Readonly<{kind: 'label'; label: string}>
  | Readonly<{kind: 'words'; words: string; in?: string | undefined}>
  | Readonly<{kind: 'line'; file: string; line: number}>
  | Readonly<{kind: 'place'; file: string; place: Place}>
  | Readonly<{kind: 'paper'}>

/** A query that is asked outside the text, as in `queries.yaml`. */
export type Question = Readonly<{
  question: string
  about: QuestionSubject
  answers: readonly QueryAnswer[]
  /** The rule whose finding it is asked about; without one an editor asks it. */
  rule?: string | undefined
  /** Where the editor asks it, or where the finding is. */
  file: string
  place?: Place | undefined
}>

/** Where a question stands in a text: within a node of text, behind another node, or at the beginning. */
export type PlacedQuestion = Readonly<{
  question: Question
  text: Chapter
  /** The tree itself for the beginning of the text. */
  node: Nodes
  /** The units of a node of text that stand before it. */
  at?: number | undefined
}>

export type LocalWords = Readonly<{lang: string; words: readonly string[]; place: Place}>

export type Author = Readonly<{
  /** As shown: “Ada Lovelace”. */
  name: string
  given?: string | undefined
  /** `van` of “Beethoven, Ludwig van”; one that sorts with the family name is part of that. */
  droppingParticle?: string | undefined
  family?: string | undefined
  /** `Jr.` */
  suffix?: string | undefined
  /** An organisation: never cut into given and family name. */
  corporate: boolean
  /** Sixteen digits in groups of four, without a host. */
  orcid?: string | undefined
  email?: string | undefined
  corresponding: boolean
  equal: boolean
  /** What the author wrote in a note at the name, `Ann Doe^[Now at Oslo]`: plain text. */
  note?: string | undefined
  /** CRediT roles. */
  roles: readonly string[]
  /** Positions in the list of affiliations, from 0. */
  affiliations: readonly number[]
}>

export type Affiliation = Readonly<{name: string; ror?: string | undefined}>

export type License = Readonly<{
  /** SPDX identifier. */
  id: string
  /** “CC BY-NC-ND 4.0”. */
  name: string
  /** “Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License”. */
  longName: string
  url: string
}>

export type Journal = Readonly<{
  title?: string | undefined
  abbreviation?: string | undefined
  issn?: string | undefined
  volume?: string | undefined
  issue?: string | undefined
  firstPage?: number | undefined
  publisher?: string | undefined
  url?: string | undefined
}>

export type Statement = Readonly<{name: string; text: LocalText}>

/** The metadata of the paper. All dates are ISO 8601, `2026-11-24`, or less precise. */
export type Metadata = Readonly<{
  lang: string
  /** Whether the author names no language, so that it is taken for English. */
  isLangAssumed?: true | undefined
  title?: LocalText | undefined
  subtitle?: LocalText | undefined
  shortTitle?: string | undefined
  /** The title in further languages. */
  titles: readonly LocalText[]
  authors: readonly Author[]
  affiliations: readonly Affiliation[]
  /** The paper's own language first. */
  abstracts: readonly LocalText[]
  keywords: readonly LocalWords[]
  journal: Journal
  doi?: string | undefined
  /** Where the journal shows the article's page, `https://…`. */
  pageAddress?: string | undefined
  /** The address of the PDF on the journal's site, where it is not in the folder of the page. */
  pdfAddress?: string | undefined
  dates: Readonly<{
    received?: string | undefined
    accepted?: string | undefined
    published?: string | undefined
  }>
  license?: License | undefined
  copyright: Readonly<{holder?: string | undefined; year?: string | undefined}>
  statements: readonly Statement[]
  /**
   * Names and words that the article shows unchanged and that contain more than ASCII: authors, affiliations, keywords,
   * the journal.
   */
  printed: readonly LocalText[]
}>

/** Leave to break a rule, with the reason: of the settings, or of a comment in the text. */
export type Waiver = Readonly<{
  /** Name or code. */
  rule: string
  subject?: string | undefined
  /** The file that the findings are in. */
  file?: string | undefined
  /** The lines of the file that the findings begin in, from `first` to `last`. */
  lines?: Readonly<{first: number; last: number}> | undefined
  /** The last day that it counts, as ISO date. */
  until?: string | undefined
  reason: string
  /** The file that it is written in, and where. */
  writtenIn: string
  place: Place
}>

/** How the paper is to be built. Paths are relative to the project. */
export type Settings = Readonly<{
  /** The file with metadata and settings. */
  file: string
  /** Chapters in order; undefined: all Markdown files beside the configuration, by name. */
  chapters?: readonly string[] | undefined
  bibliography: readonly Readonly<{path: string; place: Place; name?: string | undefined}>[]
  /** Whether the settings say that there is no bibliography, by an empty list, so that none beside them is read. */
  withoutBibliography: boolean
  /** Whether the settings contain works, under `references`. */
  inlineReferences: boolean
  /** Whether straight quotes, dashes, ellipses and some spaces are replaced by the rules of the language. */
  smart: boolean
  /** The name of a journal style, or the path of its folder. */
  style: string
  /** A CSL style in place of the journal's: a file, or by the name of one. */
  csl?: Readonly<{path: string; name?: string | undefined; place: Place}> | undefined
  /** A file with a CSL locale, in place of galley's for the language. */
  cslLocale?: Readonly<{path: string; place: Place}> | undefined
  /** Keys that are listed without being cited; `*` lists all. */
  nocite: readonly Readonly<{key: string; place: Place}>[]
  referencesTitle?: string | undefined
  /** One list of references for the paper, or one at the end of each chapter. */
  referencesPer: 'paper' | 'chapter'
  /** Whether the list shows the annotations of the bibliography. */
  annotations: boolean
  linkCitations: boolean
  /** Whether the raised numbers of citations follow punctuation; undefined: as is usual in the language. */
  notesAfterPunctuation?: boolean | undefined
  numberSections?: boolean | undefined
  /** The digits for numbers that galley makes; undefined: the usual ones of the language. */
  numerals?: 'western' | 'native' | undefined
  /** Whether a list of the sections precedes the text, down to which depth, and under which heading. */
  contents: boolean
  contentsDepth: number
  contentsTitle?: string | undefined
  /** Macros of TeX for formulas; of two with one name the later counts. */
  macros: readonly Macro[]
  /** File name of the outputs, without an ending. */
  slug?: string | undefined
  severities: ReadonlyMap<string, Severity | 'off'>
  /** Where the rules are named that get another severity. */
  severityPlaces: ReadonlyMap<string, Place>
  waivers: readonly Waiver[]
}>

/** A file that could not be had, and why. */
export type ReadFault = Readonly<{fault: 'absent' | 'directory' | 'outside' | 'unreadable'; reason: string}>

/** A journal style as read from its folder and those it extends. */
export type Style = Readonly<{
  name: string
  /** By file name: page.html, screen.css, print.css. */
  files: ReadonlyMap<string, string>
  /** Paths of the style's files in the project: its own, those of styles that it extends, and CSL; no fonts. */
  ownFiles: ReadonlySet<string>
  /** CSL, of the journal or of the author: an independent style. */
  csl: string
  /** The XML of a CSL locale of the author's. */
  cslLocale?: string | undefined
  /** Whether the CSL style cites in notes. */
  citesInNotes: boolean
  /** Whether the CSL style cites by number. */
  citesByNumber: boolean
  /** The `default-locale` of the CSL style: the language of citations in a paper that names none. */
  cslLang?: string | undefined
  fonts: readonly StyleFont[]
  /** Whether sections are numbered by default. */
  numberSections: boolean
  /** The journal's limits for a paper. */
  limits: Limits
  look: Look
  proof: ProofSettings
  findings: readonly Finding[]
}>

/** How a journal wants its proofs. */
export type ProofSettings = Readonly<{
  /** Where the author sends it: an e-mail address, or words. */
  replyTo?: string | undefined
  /** What the author should do, on the cover. */
  instructions?: string | undefined
  /** Which numbers of lines are shown: all, or every fifth. */
  lines?: 'every' | 'fifth' | undefined
  /** Whether numbers go on over the paper, or begin on each page. */
  numbering?: 'continuous' | 'page' | undefined
}>

/** The text of a running head; `section`: the title of the section that the page is in. */
export type RunningHead = 'author' | 'title' | 'section' | 'journal' | 'doi' | 'license' | 'none'

/** The look in `style.yaml`; absent values are left to the sheets. */
export type Look = Readonly<{
  /** The colour of links and of emphasised elements, in CSS, on light and dark screens and on paper. */
  accent?: Readonly<{light: string; dark?: string | undefined; print?: string | undefined}> | undefined
  /** Size and margins, in the values of `@page`. */
  page?: Readonly<{size?: string | undefined; margin?: string | undefined}> | undefined
  /** The head of left pages, or the left side of a head that is the same on all. */
  headLeft?: RunningHead | undefined
  headRight?: RunningHead | undefined
  /** Families by role: `text`, `small`, `display`, `code`. */
  typefaces?: Readonly<Record<string, readonly string[]>> | undefined
  /** Whether the HTML carries all fonts of the style, and not only those for other scripts. */
  embedFonts?: boolean | undefined
}>

/** A minimum and a maximum. */
export type Range = Readonly<{min?: number | undefined; max?: number | undefined}>

/** A journal's limits for a paper; an absent limit is not checked. */
export type Limits = Readonly<{
  titleCharacters?: Range | undefined
  abstractWords?: Range | undefined
  keywords?: Range | undefined
  /** Words of the chapters, without notes, captions, tables and references. */
  words?: Range | undefined
  /** Names of statements that a paper must have. */
  statements?: readonly string[] | undefined
  /** Whether reviewers must not see the names of the authors. */
  anonymous?: boolean | undefined
}>

/** A font that the pages embed. */
export type StyleFont = Readonly<{
  family: string
  weight: string
  style: string
  /** A path in the project, or of an asset of galley. */
  file: string
  /**
   * `math` or `code` for a font that is embedded only where there are formulas or code; `signs` for one that helps out
   * in running text, in the PDF.
   */
  purpose?: string | undefined
  /** The language whose text it is for; without one, all languages that no other font of the style is for. */
  lang?: string | undefined
  /** Its size relative to other fonts, such as `115%`. */
  size?: string | undefined
  unicodeRange?: string | undefined
  /** Where `style.yaml` names the file. */
  place?: Place | undefined
}>

/** The facts about a font, from its own tables. */
export type FontFacts = Readonly<{
  /** The name that a PDF knows it by, such as `SourceSerif4-Regular`. */
  name: string
  /** The code points that it has glyphs for, as `20-7e a0`. */
  characters: string
}>

/** All texts and pictures before any is parsed, except the settings, which say what to read. */
export type Sources = Readonly<{
  metadata: Metadata
  settings: Settings
  chapters: readonly Source[]
  bibliography: readonly Source[]
  /** The queries of the editor, `queries.yaml`. */
  queries?: Source | undefined
  style: Style
  findings: readonly Finding[]
}>

/** Everything that the author wrote, parsed. */
export type Project = Readonly<{
  metadata: Metadata
  settings: Settings
  chapters: readonly Chapter[]
  /** Title, abstracts and statements as Markdown; they may cite. */
  front: FrontMatter
  /** Front matter and chapters in reading order: all texts that can cite. */
  texts: readonly Chapter[]
  bibliography: Bibliography
  /** Macros of TeX, by name: those of the settings, then those of the texts, of which the last one wins. */
  macros: ReadonlyMap<string, Macro>
  /** The texts that the bibliography was read from, for rules that offer a repair. */
  bibliographySources: readonly Source[]
  /** The queries of `queries.yaml`. */
  questions: readonly Question[]
  /** From the settings, the texts and the bibliography. */
  waivers: readonly Waiver[]
  style: Style
  /** Pictures by path in the project; a fault if one cannot be read. */
  pictures: ReadonlyMap<string, Uint8Array | ReadFault>
  /** The pictures among them that are PDFs, or that have a PDF of the same name, by the same paths. */
  pdfPictures: ReadonlyMap<string, PdfPicture | PdfFault>
  /** Why pictures cannot be drawn, by the same paths; of one inside the text by its address. */
  pictureFaults: ReadonlyMap<string, PictureFault>
  /** The files that pictures were read from: those that the chapters name, and their substitutes. */
  pictureFiles: ReadonlySet<string>
  /** Files and folders that links name and that are not there, as paths in the project. */
  absentFiles: ReadonlySet<string>
  /** Works that the chapters do not cite, with the first Markdown file in a subfolder that does and is no chapter. */
  citedElsewhere?: ReadonlyMap<string, string> | undefined
  /** The facts about the style's fonts, by file; undefined if nothing in the paper needs them. */
  fontFacts?: ReadonlyMap<string, FontFacts> | undefined
  findings: readonly Finding[]
}>

export type FrontMatter = Readonly<{
  title?: Chapter | undefined
  subtitle?: Chapter | undefined
  titles: readonly Readonly<{lang: string; chapter: Chapter}>[]
  abstracts: readonly Readonly<{lang: string; chapter: Chapter}>[]
  statements: readonly Readonly<{name: string; lang: string; chapter: Chapter}>[]
}>

/** A citation of the whole paper: with its place in the order of citing. */
export type NumberedCitation = Readonly<{
  citation: ChapterCitation
  file: string
  /** From 1, over the paper. */
  number: number
  /** The items' references; undefined where the key is unknown. */
  references: readonly (Reference | undefined)[]
  /** What it cites besides: the members of a set that is cited as one, or the set whose members are cited. */
  also: readonly Reference[]
  /** Only where the CSL style cites in notes. */
  note?: CitationNote | undefined
}>

/** A target with the number and name that are shown for it. */
export type NumberedTarget = Target &
  Readonly<{
    /** “3”, “2.1”; empty for a target without a number. */
    number: string
  }>

/** A note with its number; notes that nothing calls come last, so that their text is not lost. */
export type NumberedNote = Readonly<{
  number: number
  file: string
  /** The author's note, or a citation that a note style shows in a note. */
  node: FootnoteDefinition | InlineNote | Cite
  /** Its calls, in reading order. */
  calls: readonly Nodes[]
}>

/** The place of a list of references. */
export type ReferencesPlacement =
  /** Into a div such as `::: {#refs}`. */
  | Readonly<{at: 'div'; node: Nodes}>
  /** Under the paper's own last heading. */
  | Readonly<{at: 'heading'; node: Nodes}>
  /** At the end of the paper or of a chapter, under a heading of the style. */
  | Readonly<{at: 'end' | 'chapter-end'; title: string}>

/** A list of references: most papers have one. */
export type ReferenceList = Readonly<{
  place: ReferencesPlacement
  /** Keys of the works in it that the style renders. */
  keys: ReadonlySet<string>
  /** The path of the chapter whose citations it serves; undefined for the whole paper. */
  chapter?: string | undefined
  /** Whether it shows annotations; undefined: as the settings say. */
  annotated?: boolean | undefined
}>

/** A project with every question answered; rules and outputs read only this. */
export type Manuscript = Readonly<{
  project: Project
  metadata: Metadata
  settings: Settings
  chapters: readonly Chapter[]
  bibliography: Bibliography
  citations: readonly NumberedCitation[]
  /** By key of the entry: the citations that cite it. */
  citedBy: ReadonlyMap<string, readonly NumberedCitation[]>
  /** Entries that are listed though not cited. */
  nocite: readonly Reference[]
  /** By label. */
  targets: ReadonlyMap<string, NumberedTarget>
  /** Headings without a label, by the id that their words make. */
  sections: ReadonlyMap<string, NumberedTarget>
  /** Cites that name labels, as Quarto writes `@fig-x`, and the references in their place. */
  labelCites: ReadonlyMap<Nodes, readonly PhrasingContent[]>
  /** The number shown before a heading, caption or equation: “2.1”, “3”. */
  numbers: ReadonlyMap<Nodes, string>
  /** The numbers of the lines of an equation that has several, empty for a line without one. */
  lineNumbers: ReadonlyMap<Nodes, readonly string[]>
  /** The id of the heading, by the link that names it by its words. */
  headingIds: ReadonlyMap<Link, string>
  /** The id of every heading, figure, equation and listing in the HTML. */
  ids: ReadonlyMap<Nodes, string>
  notes: readonly NumberedNote[]
  /** The number of a note by the node that calls it. */
  noteNumbers: ReadonlyMap<Nodes, number>
  /** In the order of their places. */
  referenceLists: readonly ReferenceList[]
  /** The queries that are asked outside the text. */
  questions: readonly PlacedQuestion[]
  /** File name of the outputs, without an ending. */
  slug: string
  /** What the citation style leaves out of the list, once for each field of a type of entry. */
  unprinted?: readonly UnprintedField[] | undefined
  /** Notices about published works, where the check was given a list of them. */
  retractions?: Retractions | undefined
  /** Whether the paper is built for reviewers who must not know the authors. */
  isForBlindReview?: boolean | undefined
  /** The day of the check, as ISO date, where one may ask: `galley verify` may not. */
  today?: string | undefined
  findings: readonly Finding[]
}>

/** A notice about a published work, as Retraction Watch records it. */
export type RetractionNotice = Readonly<{
  /** Retraction Watch’s number of the record. */
  id: string
  nature: 'retraction' | 'concern' | 'correction' | 'reinstatement'
  /** The DOI of the work: in lower case, without a host; empty if it has none. */
  doi: string
  title: string
  /** The year of publication; empty if unknown. */
  year: string
  /** The date of the notice, as ISO date; empty if unknown. */
  date: string
  noticeDoi: string
  /** As recorded: `+Fake Peer Review;+Concerns about Data;`. */
  reason: string
}>

/** A list of notices and the file that it was read from. */
export type Retractions = Readonly<{
  /** Name of the file, without its folder. */
  file: string
  sha256: string
  /** Date of the newest notice, as ISO date; empty if no notice has one. */
  newest: string
  notices: readonly RetractionNotice[]
  /** By DOI of the work. */
  byDoi: ReadonlyMap<string, readonly RetractionNotice[]>
  /** By the beginning of the work’s title (`titleStart` in `core/letters.ts`), for works without a DOI. */
  byTitle: ReadonlyMap<string, readonly RetractionNotice[]>
}>
