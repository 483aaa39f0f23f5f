/**
 * The data types of galley: plain, read-only data, independent of the machine. They are in one long file because
 * together they explain the program.
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
import type {FinishedFacts} from './finished-facts.ts'
import type {ReadFormula} from './formula-tree.ts'
import type {JoinedTexts} from './joined-text.ts'
import type {Cite, InlineNote, Macro, Stretch, TrackedEdit} from './mdast.ts'
import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {PdfStandard} from './pdf-standard.ts'
import type {PictureFault} from './picture-fault.ts'
import type {RelationType} from './relation-types.ts'
import type {RuleName} from './rule-names.ts'
import type {TheoremDefinition} from './theorem-kinds.ts'
import type {PaperDestination} from './wanted-by.ts'

/** A point in a text: line and column counted from 1 in UTF-16 units, and the offset counted from 0. */
export type Point = Readonly<{line: number; column: number; offset: number}>

/** A range in a text; `end` is the point after the last character. */
export type Place = Readonly<{start: Point; end: Point}>

/** The meaning of a line end within a paragraph: a line break, nothing, or nothing between wide characters. */
export type LineBreaks = 'hard' | 'none' | 'east asian'

/** A text written by the author. Its path is relative to the project, with `/`. */
export type Source = Readonly<{
  path: string
  text: string
  /** In a chapter: the theorem environments that the paper defines. */
  theorems?: readonly TheoremDefinition[]
  /** In a chapter: the paper's macros for words, such as `\ie`. */
  macros?: readonly Macro[]
  /** In a chapter: the abbreviations that the settings explain wherever they occur, with their explanations. */
  abbreviations?: ReadonlyArray<readonly [short: string, long: string]>
  /** In a chapter: its first heading is the title of a part of a book, or none of its headings has a number. */
  headings?: 'part' | 'unnumbered'
  /** In a chapter: whether `\cite{doe99}` puts the author into the sentence, as natbib does. */
  citesInText?: true
  /** In a chapter: the meaning of a line end within a paragraph, if it is not a space. */
  lineBreaks?: LineBreaks
  /** In a chapter: the book that the LaTeX of the paper describes. */
  book?: LatexBook
}>

/** A book in LaTeX, at the beginning of one of its texts. */
export type LatexBook = Readonly<{
  /** Whether the paper has `\chapter`, so that `\section` is a heading of the second level. */
  hasChapters: boolean
  /** Whether its chapters have no numbers here, after `\frontmatter` or `\backmatter`. */
  isUnnumbered: boolean
}>

/** The severity of a finding; only errors prevent a build. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * A report about a place, by a parser or a rule. `rule` is the name of a row in the table of rules, which contains the
 * code and the severity.
 */
export type Finding = Readonly<{
  rule: RuleName
  file: string
  place?: Place | undefined
  /** True if the place is in the file itself, because the joined text of the chapter does not contain it. */
  isLeftOut?: true | undefined
  /** The key, label or path that the finding is about. */
  subject?: string | undefined
  /** A sentence that does not mention the place, such as “The entry has the field `title` twice”. */
  message: string
  /** Possible replacements, best first. */
  expected?: readonly string[] | undefined
  note?: string | undefined
  /** The kind of fault, for use by later steps, which must not parse messages. */
  kind?: string | undefined
  /** The fault in a few words, to which a later step appends the expected form. */
  reason?: string | undefined
  /** A safe repair, whose edits are applied together; only if no author could want a different one. */
  edits?: readonly Edit[] | undefined
  /** Faults that may have caused this one. If any of them is reported as an error, this finding is not reported. */
  causes?: readonly Cause[] | undefined
}>

/** A fault that causes others, by its rule and its file. */
export type Cause = Readonly<{rule: RuleName; file: string}>

/**
 * A range of a file as saved, and its replacement. `old` is the text in that range: if the file has other text there,
 * it is not edited. Edits are created by `editOf` and `editValue` in `core/edits.ts`.
 */
export type Edit = Readonly<{file: string; start: number; end: number; old: string; text: string}>

/** A finding with its code and severity, in the form of a VFileMessage. */
export type Diagnostic = Readonly<{
  code: string
  /** The name of a rule, which may be a custom one. */
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
  /** A safe repair, which `galley check --fix` applies. */
  edits?: readonly Edit[]
}>

/** A finding that the author has accepted, giving a reason. */
export type WaivedDiagnostic = Diagnostic & Readonly<{reason: string}>

/** The form of a citation: `[@doe99]`, `@doe99` or `[-@doe99]`. */
export type CitationMode = 'normal' | 'narrative' | 'suppress-author'

/** One work in a citation: `see @doe99, p. 3` in `[see @doe99, p. 3; @roe]`. */
export type CitationItem = Readonly<{
  key: string
  mode: CitationMode
  /** The Markdown before the key, without leading or trailing white space. */
  prefix: readonly PhrasingContent[]
  /** The Markdown after the locator, including the punctuation between the two. */
  suffix: readonly PhrasingContent[]
  /** A CSL locator term, such as `page` or `chapter`. Without a label, the locator itself contains the word for it. */
  label?: string
  locator?: string
  /** The place of `@key`, including a `-` before it. */
  place: Place
}>

/** A citation: a cluster of items that are rendered together. The mdast node `cite` contains the same data. */
export type CitationInText = Readonly<{
  items: readonly CitationItem[]
  /** True for `@doe99 [p. 3]`, where the author's name is part of the sentence. */
  narrative: boolean
  place: Place
}>

/** The note that contains a citation in a note style. */
export type CitationNote = Readonly<{
  /** The number of the note in the paper, from 1; the author's own notes count as well. */
  number: number
  /** True if the citation is inside one of the author's own notes. */
  own: boolean
}>

/**
 * The place in a file where a repair can add members to a list. At `offset`, the repair writes `open`; then, for each
 * member, `first` (`next` after the first one), the member and `after`; and finally `close`.
 */
export type ListSlot = Readonly<{
  offset: number
  open: string
  first: string
  next: string
  after: string
  close: string
}>

/** A key in `nocite`, or `*` for all works. */
export type ListedWork = Readonly<{key: string; place: Place}>

/** A citation in a chapter, with its node in the chapter's tree. */
export type ChapterCitation = CitationInText & Readonly<{node: Cite}>

/** A name in CSL-JSON. */
export type CslName = Readonly<{
  family?: string
  given?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
  suffix?: string
  literal?: string
  /** Whether the family name always comes first, without a comma after it. */
  'static-ordering'?: true
}>

/** A date in CSL-JSON. */
export type CslDate = Readonly<{
  'date-parts'?: readonly (readonly number[])[]
  circa?: boolean
  season?: number
  literal?: string
  raw?: string
}>

/** A work in CSL-JSON. Values are CSL rich text (`<i>`, `<sup>`, `<span class="nocase">`). */
export type CslItem = Readonly<{id: string; type: string; [variable: string]: unknown}>

/** A field of a bibliography entry, as written. */
export type Field = Readonly<{
  name: string
  /** The value with `@string` names expanded and its outer delimiters removed; it is still LaTeX. */
  value: string
  place: Place
  /** The place of the value, including its delimiters. */
  valuePlace: Place
  /** The offset of the value, if the file contains it literally between delimiters. */
  valueStart?: number | undefined
}>

/** An entry of the bibliography. */
export type Reference = Readonly<{
  key: string
  /** Other keys of the same entry (`ids` in BibLaTeX). */
  aliases: readonly string[]
  /** The type as written, in lower case: `article` for `@Article`, or a CSL type. */
  type: string
  csl: CslItem
  file: string
  /** The place from the `@` to the end of the key; in JSON, the place of the whole object. */
  place: Place
  /** The place from the `@` to the closing brace. */
  entryPlace: Place
  /** The fields by lower-case name; empty for CSL-JSON. */
  fields: ReadonlyMap<string, Field>
}>

/**
 * A field that the citation style does not render: the first such field in an entry of its type, and the number of
 * other entries of that type with the same field.
 */
export type UnprintedField = Readonly<{reference: Reference; field: Field; others: number}>

/** The entries of the paper's bibliographies. */
export type Bibliography = Readonly<{
  references: readonly Reference[]
  /** The entries by key and by alias; if several have the same key, the first is used. */
  byKey: ReadonlyMap<string, Reference>
  findings: readonly Finding[]
}>

/**
 * The numbering of theorems and similar blocks: all together or by kind, and whether numbers restart in each section.
 */
export type TheoremNumbers = Readonly<{
  together: boolean
  bySection: boolean
  /** Whether the settings specify this, and so override `\newtheorem`. */
  isSet?: true
}>

/** The kinds of cross-reference targets. */
export type TargetKind =
  | 'section'
  | 'figure'
  | 'table'
  | 'equation'
  | 'listing'
  | 'algorithm'
  | 'theorem'
  | 'note'
  | 'anchor'

/** A node with a label, `{#fig:x}`. */
export type Target = Readonly<{
  label: string
  kind: TargetKind
  file: string
  place: Place
  node: Nodes
}>

/** A cross-reference, `@fig:x` or `\ref{fig:x}`. */
export type CrossReferenceInText = Readonly<{
  label: string
  file: string
  place: Place
  /** True if the reference prints the title of its target, at least in some projects. */
  isTitle?: true
}>

/** A picture that a chapter refers to. */
export type Picture = Readonly<{
  url: string
  alt: string
  file: string
  place: Place
  /** True for a figure with a caption; false for a picture within running text. */
  figure: boolean
}>

/** A parsed chapter. Its tree is never changed, so that builds can share it. */
export type Chapter = Readonly<{
  path: string
  text: string
  /** A hash of the text; chapters with the same hash are equal. */
  hash: string
  tree: Root
  /** The citations in reading order, each with the node that contains it. */
  citations: readonly ChapterCitation[]
  /** Works that the text lists without citing them, `\nocite{doe99}`. */
  nocite: readonly ListedWork[]
  targets: readonly Target[]
  crossReferences: readonly CrossReferenceInText[]
  pictures: readonly Picture[]
  /** The prose of paragraphs, headings, captions and table cells, in the order of the file. */
  prose: readonly Prose[]
  /** Links and link definitions. */
  links: ReadonlyArray<Link | Definition>
  /** Links that name a heading of this or another chapter by its title, each with that title. */
  headingLinks: ReadonlyMap<Link, string>
  /** The first heading with each title. */
  headingNames: ReadonlyMap<string, Heading>
  /** Nodes that can have a number, a label or an id, collected so that later steps need not walk the whole tree. */
  landmarks: readonly Nodes[]
  hasFormulas: boolean
  /** Whether the chapter contains a code block with a language. */
  hasListings: boolean
  /** The TeX macros that the chapter defines. */
  macros: readonly Macro[]
  /** Citations, notes and note calls in reading order; a note is at the position of its first call. */
  reading: readonly ReadNode[]
  /** Edits in CriticMarkup, in the order of the file. */
  edits: readonly TrackedEdit[]
  /** The offsets of CriticMarkup comments that belong to no edit, and of the marks of highlights. */
  editorComments: readonly Stretch[]
  /** Waivers from comments such as `<!-- galley-ignore G203: reason -->`. */
  waivers: readonly Waiver[]
  findings: readonly Finding[]
}>

/**
 * A range of running text exactly as in the file, except that everything other than prose (marks, citations, code,
 * formulas, URLs) is replaced by U+0000 characters, so that offsets and line ends agree with the file.
 */
export type Prose = Readonly<{node: Parents; text: string}>

/** A note written by the author. */
export type OwnNote = FootnoteDefinition | InlineNote

/** A citation, note or note call in reading order, and the author's note that contains it. */
export type ReadNode = Readonly<{node: Cite | OwnNote | FootnoteReference; note: OwnNote | undefined}>

/** A value of the metadata in one language, as unparsed Markdown. */
export type LocalText = Readonly<{lang: string; text: string; place: Place}>

/** An answer to an editor's query, and the name of the person who gave it; empty if unknown. */
export type QueryAnswer = Readonly<{by: string; answer: string}>

/**
 * The subject of a question: a label or the key of a work, words of the text, a line of a file, the place of a
 * finding, or the whole paper.
 */
export type QuestionSubject =
  | Readonly<{kind: 'label'; label: string}>
  | Readonly<{kind: 'words'; words: string; in?: string | undefined}>
  | Readonly<{kind: 'line'; file: string; line: number}>
  | Readonly<{kind: 'place'; file: string; place: Place}>
  | Readonly<{kind: 'paper'}>

/** A query asked outside the text, as in `queries.yaml`. */
export type Question = Readonly<{
  question: string
  about: QuestionSubject
  answers: readonly QueryAnswer[]
  /** The rule of the finding that the question is about; undefined if an editor asks the question. */
  rule?: string | undefined
  /** The file that contains the editor's question, or the finding. */
  file: string
  place?: Place | undefined
}>

/** A question and its place in a text: inside a text node, after another node, or at the beginning. */
export type PlacedQuestion = Readonly<{
  question: Question
  text: Chapter
  /** The node at which the question is placed; the root of the tree for the beginning of the text. */
  node: Nodes
  /** The offset of the question inside the text node. */
  at?: number | undefined
}>

/** Keywords in one language. */
export type LocalWords = Readonly<{lang: string; words: readonly string[]; place: Place}>

/** An author of the paper. */
export type Author = Readonly<{
  /** The full name: “Ada Lovelace”. */
  name: string
  given?: string | undefined
  /**
   * A particle such as `van` in “Beethoven, Ludwig van”. A particle that counts when names are sorted is part of
   * `family`.
   */
  droppingParticle?: string | undefined
  family?: string | undefined
  /** `Jr.` */
  suffix?: string | undefined
  /** True for an organization, whose name is never split. */
  corporate: boolean
  /** Sixteen digits in groups of four, without the host. */
  orcid?: string | undefined
  email?: string | undefined
  corresponding: boolean
  equal: boolean
  /** The author's note after the name, as in `Ann Doe^[Now at Oslo]`, in plain text. */
  note?: string | undefined
  /** The author's roles in the CRediT taxonomy. */
  roles: readonly string[]
  /** Indexes into the list of affiliations, from 0. */
  affiliations: readonly number[]
}>

/** An institution to which authors are affiliated. */
export type Affiliation = Readonly<{
  /** The name as printed. */
  name: string
  ror?: string | undefined
  /** The parts of the name, if the settings specify them separately. */
  institution?: string | undefined
  department?: string | undefined
  city?: string | undefined
  country?: string | undefined
}>

/** A funder of the work: its name, its identifier, and the award numbers. */
export type Funder = Readonly<{
  name: string
  ror?: string | undefined
  /** The funder's DOI in the Funder Registry, without the host. */
  funderId?: string | undefined
  awards: readonly string[]
}>

/** A work related to the paper: its relation to the paper, and its DOI without a host. */
export type RelatedWork = Readonly<{type: RelationType; doi: string}>

/** An ISSN, and whether it identifies the printed or the electronic edition of the journal; undefined if unknown. */
export type Issn = Readonly<{value: string; medium?: 'print' | 'electronic' | undefined}>

/** The licence of the paper. */
export type License = Readonly<{
  /** The SPDX identifier. */
  id: string
  /** The short name: “CC BY-NC-ND 4.0”. */
  name: string
  /** The full name: “Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License”. */
  longName: string
  url: string
}>

/** The journal of the paper, and the paper's place in it. */
export type Journal = Readonly<{
  title?: string | undefined
  abbreviation?: string | undefined
  /** The ISSN to print; if the journal has two, the ISSN of the electronic edition. */
  issn?: string | undefined
  /** The ISSNs of the printed and the electronic edition, if the settings distinguish them. */
  issns?: readonly Issn[] | undefined
  /** An identifier of the journal, such as the one assigned by PubMed Central. */
  id?: string | undefined
  /** The section of the journal that contains the paper, such as “Research articles”. */
  section?: string | undefined
  sectionPlace?: Place | undefined
  volume?: string | undefined
  issue?: string | undefined
  firstPage?: number | undefined
  lastPage?: number | undefined
  /** The number of the article, in a journal whose volumes do not have continuous pages. */
  articleNumber?: string | undefined
  /** The number of this deposit at Crossref, if the paper was deposited before. */
  deposit?: number | undefined
  publisher?: string | undefined
  /** The country of the publisher, as a name or a two-letter code. */
  country?: string | undefined
  url?: string | undefined
  /** The sections of the journal; specified only in its style. */
  sections?: readonly JournalSection[] | undefined
  /** The names of languages in OJS, such as `fr_CA` for `fr`; specified only in its style. */
  locales?: Readonly<Record<string, string>> | undefined
}>

/** A section of a journal: its abbreviation in OJS, and its title. */
export type JournalSection = Readonly<{ref: string; title: string}>

/** A statement by the authors, such as the one on funding. */
export type Statement = Readonly<{name: string; text: LocalText}>

/**
 * The metadata of the paper. Dates are in ISO 8601, `2026-11-24`; the day, or the day and the month, may be missing.
 */
export type Metadata = Readonly<{
  lang: string
  /** Whether the author does not specify a language, so that English is assumed. */
  isLangAssumed?: true | undefined
  title?: LocalText | undefined
  subtitle?: LocalText | undefined
  shortTitle?: string | undefined
  /** The title in each other language. */
  titles: readonly LocalText[]
  authors: readonly Author[]
  affiliations: readonly Affiliation[]
  /** The abstract in each language, with the paper's language first. */
  abstracts: readonly LocalText[]
  keywords: readonly LocalWords[]
  journal: Journal
  doi?: string | undefined
  /** The URL of the article's page on the journal's site, `https://…`. */
  pageAddress?: string | undefined
  /** The URL of the PDF on the journal's site, if it is not in the same folder as the page. */
  pdfAddress?: string | undefined
  dates: Readonly<{
    received?: string | undefined
    revised?: string | undefined
    accepted?: string | undefined
    published?: string | undefined
  }>
  license?: License | undefined
  copyright: Readonly<{holder?: string | undefined; year?: string | undefined}>
  statements: readonly Statement[]
  funders?: readonly Funder[] | undefined
  /** Works related to the paper, such as its preprint. */
  related?: readonly RelatedWork[] | undefined
  /**
   * Metadata that the article shows unchanged and that contain non-ASCII characters: the names of authors,
   * affiliations, keywords, the journal.
   */
  printed: readonly LocalText[]
}>

/** An exception from a rule, with a reason: from the settings, or from a comment in the text. */
export type Waiver = Readonly<{
  /** The name or code of the rule. */
  rule: string
  subject?: string | undefined
  /** The file whose findings are waived; if undefined, the findings of all files. */
  file?: string | undefined
  /** The lines of the file, from `first` to `last`, in which waived findings begin. */
  lines?: Readonly<{first: number; last: number}> | undefined
  /** The last day on which the waiver applies, in ISO format. */
  until?: string | undefined
  reason: string
  /** The file that contains the waiver, and the waiver's place in it. */
  writtenIn: string
  place: Place
}>

/** A heading that is not in the text of a chapter but precedes one. */
export type OuterHeading = Readonly<{
  /** The text of the heading, as inline Markdown. */
  text: string
  /** The path of the chapter that it precedes. */
  before: string
  /** The file that contains the text, and the place of the text in it. */
  file: string
  place: Place
  isPart: boolean
  /** Whether the sections of the chapter have no numbers. */
  isUnnumbered?: boolean | undefined
  /** The label of a MyST page, which refers to the title of the page. */
  label?: string | undefined
}>

/** A term or an abbreviation that texts use by its key. Its words may contain formulas in dollars. */
export type TermDefinition = Readonly<{
  key: string
  short: string
  long?: string
  shortPlural?: string
  longPlural?: string
  description?: string
  /** Whether the short form is marked as an abbreviation wherever it occurs. */
  isMarked?: true
}>

/**
 * The printed form of a term where it is used. `words` may be a long form, with `short` to add in brackets, or an
 * abbreviation, with `title` as its expansion. `target` is the anchor of the term in the list.
 */
export type TermUse = Readonly<{words: string; short?: string; title?: string; target?: string}>

/** The uses and definitions of a paper's terms. */
export type Glossary = Readonly<{
  uses: ReadonlyMap<Nodes, TermUse>
  /** The used terms, for two lists: those with descriptions, and abbreviations. */
  described: readonly TermDefinition[]
  abbreviations: readonly TermDefinition[]
  /** The lists for which the text contains a placeholder. */
  places: readonly string[]
  findings: readonly Finding[]
}>

/** The settings of a build. Paths are relative to the project. */
export type Settings = Readonly<{
  /** The file that contains the metadata and settings. */
  file: string
  /** The chapters in order; if undefined, all Markdown files in the folder of the settings, sorted by name. */
  chapters?: readonly string[] | undefined
  /** Whether these chapters are all files of a project that lists none. */
  findsChapters?: true | undefined
  /** The titles of the parts of a book, each with the chapter that it precedes. */
  parts: readonly OuterHeading[]
  /** The chapters whose first heading is the title of a part. */
  partFiles?: readonly string[] | undefined
  /** The chapters whose sections have no numbers. */
  unnumbered?: readonly string[] | undefined
  /** The first chapter that is an appendix. */
  appendices?: string | undefined
  bibliography: readonly Readonly<{path: string; place: Place; name?: string | undefined}>[]
  /** Whether the settings specify an empty list of bibliographies, so that none is looked for in the folder. */
  withoutBibliography: boolean
  /** Whether the settings contain works, under `references`. */
  inlineReferences: boolean
  /**
   * Whether straight quotes, hyphens for dashes, dots for ellipses and some spaces are replaced by the typographic
   * characters of the language.
   */
  smart: boolean
  /** The name of a journal style, or the path of its folder. */
  style: string
  /** The file or the name of a CSL style that replaces the journal's. */
  csl?: Readonly<{path: string; name?: string | undefined; place: Place}> | undefined
  /** A CSL locale file that replaces galley's locale for the language. */
  cslLocale?: Readonly<{path: string; place: Place}> | undefined
  /** A file of abbreviations that the CSL style can use as short forms. */
  abbreviations?: Readonly<{path: string; place: Place}> | undefined
  /** The keys of works to list without citing them; `*` means all works. */
  nocite: readonly ListedWork[]
  referencesTitle?: string | undefined
  /** Whether the paper has one list of references, or one at the end of each chapter. */
  referencesPer: 'paper' | 'chapter'
  /** Whether the list of references shows the annotations in the bibliography. */
  annotations: boolean
  linkCitations: boolean
  /** Whether raised numbers of citations follow punctuation; if undefined, the language determines it. */
  notesAfterPunctuation?: boolean | undefined
  numberSections?: boolean | undefined
  /** Whether the highest sections are chapters: references to them read “Chapter 1”. */
  hasChapters: boolean
  theoremNumbers: TheoremNumbers
  /** The digits in which generated numbers are written; if undefined, the language determines them. */
  numerals?: 'western' | 'native' | undefined
  /** Whether a table of contents precedes the text, its depth, and its heading. */
  contents: boolean
  contentsDepth: number
  contentsTitle?: string | undefined
  /** The TeX macros for formulas; if several have the same name, the last is used. */
  macros: readonly Macro[]
  /** The theorem environments that the LaTeX preamble of the paper defines. */
  theorems: readonly TheoremDefinition[]
  /** The terms and abbreviations that the settings define. */
  terms: readonly TermDefinition[]
  /** The LaTeX preamble of the paper, which may contain other definitions. */
  preamble: string
  /** Whether `\cite{doe99}` puts the author into the sentence, because the paper cites with natbib and years. */
  citesInText: boolean
  /** Further folders in which pictures and linked files may be, relative to the project. */
  resourcePath?: readonly string[]
  /** The meaning of a line end within a paragraph, if it is not a space. */
  lineBreaks?: LineBreaks | undefined
  /** The file name of the outputs without an extension. */
  slug?: string | undefined
  /** The standards that the PDF must meet. If undefined, the PDF claims whichever standards it meets. */
  pdfStandards?: Readonly<{standards: readonly PdfStandard[]; place: Place}> | undefined
  /** The version of JATS to write, if it is not 1.3. */
  jatsVersion?: '1.4' | undefined
  severities: ReadonlyMap<string, Severity | 'off'>
  /** The places in the settings where the severity of a rule is changed. */
  severityPlaces: ReadonlyMap<string, Place>
  waivers: readonly Waiver[]
}>

/** A file that could not be read, and the reason. */
export type ReadFault = Readonly<{
  fault: 'absent' | 'directory' | 'large' | 'outside' | 'unreadable'
  reason: string
}>

/** Abbreviations of titles, places and publishers: by jurisdiction (usually `default`), kind and full text. */
export type Abbreviations = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>

/** A journal style, combined from its folder and the styles that it extends. */
export type Style = Readonly<{
  name: string
  /** The files of the style by name: page.html, screen.css, print.css. */
  files: ReadonlyMap<string, string>
  /**
   * The paths in the project of the files of the style, of the styles that it extends, and of the CSL style; without
   * fonts.
   */
  ownFiles: ReadonlySet<string>
  /** The XML of the CSL style, the author's or the journal's. It is always an independent style. */
  csl: string
  /** The XML of the CSL locale that the author provides. */
  cslLocale?: string | undefined
  /** The abbreviations that the author provides, by jurisdiction, kind and full text. */
  abbreviations?: Abbreviations | undefined
  /** Whether the CSL style puts citations in notes. */
  citesInNotes: boolean
  /** Whether the CSL style cites by number. */
  citesByNumber: boolean
  /** The `default-locale` of the CSL style, used for citations if the paper does not specify a language. */
  cslLang?: string | undefined
  fonts: readonly StyleFont[]
  /** Whether sections are numbered by default. */
  numberSections: boolean
  /** The limits that the journal sets for a paper. */
  limits: Limits
  look: Look
  proof: ProofSettings
  house?: HouseStyle | undefined
  /** The depositor of the journal's papers at Crossref. */
  depositor?: Depositor | undefined
  /** The information about the journal that all its papers share. */
  journal?: Journal | undefined
  /** The settings of the journal's OJS, for files that are imported there. */
  ojs?: OjsSettings | undefined
  findings: readonly Finding[]
}>

/** The house style of a journal, which `galley check --propose` applies to each paper in the form of proposed edits. */
export type HouseStyle = Readonly<{
  /** Words, each with the word that replaces it. */
  words?: ReadonlyMap<string, string> | undefined
  /** Whether a comma precedes the “and” of a list. */
  serialComma?: boolean | undefined
  /** Whether a space separates a number and its unit. */
  unitSpace?: boolean | undefined
}>

/** The depositor of papers at Crossref, the e-mail address for its report, and the member responsible for the DOIs. */
export type Depositor = Readonly<{
  name: string
  email: string
  registrant: string
  /** The version of the schema for deposits, if it is not the newest. */
  schema?: '5.3.1' | undefined
}>

/**
 * An OJS: its version, and its names for kinds of files and authors, if they differ from the names in a newly created
 * journal.
 */
export type OjsSettings = Readonly<{
  version?: OjsVersion | undefined
  genre?: string | undefined
  pictureGenre?: string | undefined
  authorGroup?: string | undefined
  status?: OjsStatus | undefined
}>

/** A version of Open Journal Systems. */
export type OjsVersion = '3.3' | '3.4' | '3.5'

/** The state of an imported paper: published, published together with its issue, or waiting in production. */
export type OjsStatus = 'published' | 'scheduled' | 'production'

/** A journal's preferences for proofs. */
export type ProofSettings = Readonly<{
  /** The recipient of corrections: an e-mail address, or text. */
  replyTo?: string | undefined
  /** Instructions for the author, shown on the cover. */
  instructions?: string | undefined
  /** Templates of the letter that accompanies a proof, and of the reminder. */
  letter?: string | undefined
  reminder?: string | undefined
  /** The lines that show their numbers: every line, or every fifth. */
  lines?: 'every' | 'fifth' | undefined
  /** Whether line numbers continue through the whole paper or restart on each page. */
  numbering?: 'continuous' | 'page' | undefined
}>

/** The content of a running head; `section` is the title of the current section. */
export type RunningHead = 'author' | 'title' | 'section' | 'journal' | 'doi' | 'license' | 'none'

/** The design options in `style.yaml`. The style sheets determine those that are undefined. */
export type Look = Readonly<{
  /** The colour of links and emphasized elements, as CSS, on light screens, on dark screens and on paper. */
  accent?: Readonly<{light: string; dark?: string | undefined; print?: string | undefined}> | undefined
  /** The page size and the margins, as values of properties in `@page`. */
  page?: Readonly<{size?: string | undefined; margin?: string | undefined}> | undefined
  /** The running head of left pages, or the left side of a running head that is the same on all pages. */
  headLeft?: RunningHead | undefined
  headRight?: RunningHead | undefined
  /** The font families for each role: `text`, `small`, `display`, `code`. */
  typefaces?: Readonly<Record<string, readonly string[]>> | undefined
  /**
   * Whether the HTML embeds all fonts of the style, or no fonts for text. If undefined, it embeds the fonts that come
   * with galley.
   */
  faces?: 'embedded' | 'system' | undefined
  /** For the PDF: the maximum letter spacing of justified lines, and the amount of hyphenation. */
  typography?: Readonly<{letterSpacing?: string | undefined; hyphens?: string | undefined}> | undefined
}>

/** A minimum and a maximum. */
export type Range = Readonly<{min?: number | undefined; max?: number | undefined}>

/** The limits that a journal sets for a paper; those that are undefined are not checked. */
export type Limits = Readonly<{
  titleCharacters?: Range | undefined
  abstractWords?: Range | undefined
  keywords?: Range | undefined
  /** The number of words in the chapters, excluding notes, captions, tables and references. */
  words?: Range | undefined
  /** The names of statements that the paper must contain. */
  statements?: readonly string[] | undefined
  /** Whether the paper must hide the authors' names from reviewers. */
  anonymous?: boolean | undefined
}>

/** A font that the pages embed. */
export type StyleFont = Readonly<{
  family: string
  weight: string
  style: string
  /** The path of a file in the project, or of one that comes with galley. */
  file: string
  /**
   * `math` or `code` for a font that is embedded only if the paper contains formulas or code; `signs` for a fallback
   * font for running text in the PDF.
   */
  purpose?: string | undefined
  /**
   * The language whose text uses the font. If undefined, the font is used for every language without a font of its own.
   */
  lang?: string | undefined
  /** The size of the font relative to the others, such as `115%`. */
  size?: string | undefined
  unicodeRange?: string | undefined
  /** The place of the file name in `style.yaml`. */
  place?: Place | undefined
}>

/** Information about a font, from its tables. */
export type FontFacts = Readonly<{
  /** The PostScript name, such as `SourceSerif4-Regular`. */
  name: string
  /** The code points for which the font has glyphs, as `20-7e a0`. */
  characters: string
}>

/** The results of the code in a chapter, which another program ran. */
export type ChapterResults = Readonly<{
  /** The document in which Quarto saved the results, and whether the chapter has changed since. */
  frozen?: Readonly<{file: string; markdown: string; isStale: boolean}> | undefined
  /** The output of each cell of a notebook, as Markdown, and whether the cells were run in order. */
  notebook?: Readonly<{cells: readonly string[]; isInOrder: boolean}> | undefined
  /** Pictures in the chapter's folder that may show its diagrams: the text in each, by path. */
  diagrams?: ReadonlyMap<string, string> | undefined
  /** The default options of chunks, by their names in Quarto. */
  options?: ReadonlyMap<string, string> | undefined
  /** The paths of the figures that the chunks made. */
  figures: readonly string[]
}>

/** All texts and pictures before parsing, and the settings, which determine the files to read. */
export type Sources = Readonly<{
  metadata: Metadata
  settings: Settings
  /** The place in the settings where works can be added to `nocite`. */
  nociteSlot?: ListSlot | undefined
  chapters: readonly Source[]
  /** The joined texts of chapters that include other files, by the path of the chapter. */
  joined: JoinedTexts
  /** Headings before chapters: the titles of parts, and the titles in the front matter of chapters. */
  headings: readonly OuterHeading[]
  /** The results of code in chapters, by the path of the chapter. */
  results: ReadonlyMap<string, ChapterResults>
  bibliography: readonly Source[]
  /** The works that the tags of Manubot mean, `tag:deep` and `doi:10.1000/1`. */
  citationTags?: ReadonlyMap<string, string> | undefined
  /** The file with the editor's queries, `queries.yaml`. */
  queries?: Source | undefined
  style: Style
  findings: readonly Finding[]
}>

/** Everything that the author wrote, parsed. */
export type Project = Readonly<{
  metadata: Metadata
  settings: Settings
  /** The place in the settings where works can be added to `nocite`. */
  nociteSlot?: ListSlot | undefined
  chapters: readonly Chapter[]
  /** The joined texts of chapters that include other files; places in such a chapter refer to its joined text. */
  joined?: JoinedTexts | undefined
  /** The title, abstracts and statements, which are Markdown and can contain citations. */
  front: FrontMatter
  /** The texts of the front matter and the chapters, in reading order: all texts that can contain citations. */
  texts: readonly Chapter[]
  bibliography: Bibliography
  /** The works that the tags of Manubot mean, `tag:deep` and `doi:10.1000/1`. */
  citationTags?: ReadonlyMap<string, string> | undefined
  /**
   * The TeX macros by name. Macros of the texts override macros of the settings; if several texts define a macro, the
   * last definition is used.
   */
  macros: ReadonlyMap<string, Macro>
  /** The terms and abbreviations by key; if several have the same key, the last is used. */
  terms: ReadonlyMap<string, TermDefinition>
  /** The parsed formulas of the texts, by `formulaKey`. */
  formulas?: ReadonlyMap<string, ReadFormula>
  /** The texts of the bibliographies, for rules that offer repairs. */
  bibliographySources: readonly Source[]
  /** The queries of `queries.yaml`. */
  questions: readonly Question[]
  /** The waivers in the settings, the texts and the bibliographies. */
  waivers: readonly Waiver[]
  style: Style
  /** The bytes of pictures by their path in the project, or the reason why one cannot be read. */
  pictures: ReadonlyMap<string, Uint8Array | ReadFault>
  /** The PDFs among these pictures, by the same paths; their file names may have the extension of another type. */
  pdfPictures: ReadonlyMap<string, PdfPicture | PdfFault>
  /** The reasons why pictures cannot be drawn, by the same paths; for a `data:` picture, by its URL. */
  pictureFaults: ReadonlyMap<string, PictureFault>
  /** The picture files that the chapters name, and the files used in their place. */
  pictureFiles: ReadonlySet<string>
  /** The files to which links refer but which do not exist, as paths in the project. */
  absentFiles: ReadonlySet<string>
  /** The keys of works that no chapter cites but a Markdown file in a subfolder does, each with the first such file. */
  citedElsewhere?: ReadonlyMap<string, string> | undefined
  /** Information about the style's fonts, by file; undefined if the paper needs none of them. */
  fontFacts?: ReadonlyMap<string, FontFacts> | undefined
  findings: readonly Finding[]
}>

/** The Markdown texts of the settings, parsed as chapters. */
export type FrontMatter = Readonly<{
  title?: Chapter | undefined
  subtitle?: Chapter | undefined
  titles: readonly Readonly<{lang: string; chapter: Chapter}>[]
  abstracts: readonly Readonly<{lang: string; chapter: Chapter}>[]
  /** The headings before chapters, in order, each with the path of the chapter that it precedes. */
  headings: readonly Readonly<{before: string; chapter: Chapter}>[]
  statements: readonly Readonly<{name: string; lang: string; chapter: Chapter}>[]
}>

/** A citation with its position in the paper. */
export type NumberedCitation = Readonly<{
  citation: ChapterCitation
  file: string
  /** The number of the citation in the paper, from 1. */
  number: number
  /** The work of each item; undefined if its key is not in the bibliography. */
  references: readonly (Reference | undefined)[]
  /** Works that the citation cites indirectly: the members of a cited set, or the set of a cited member. */
  also: readonly Reference[]
  /** The note of the citation; only if the CSL style cites in notes. */
  note?: CitationNote | undefined
}>

/** A target with its displayed number and name. */
export type NumberedTarget = Target &
  Readonly<{
    /** The number as shown, such as “3” or “2.1”; empty for a target without a number. */
    number: string
    /** A section with another name than “Section”: one of an appendix, or a chapter of a book. */
    sectionKind?: 'appendix' | 'chapter'
    /** The id of the line that has the label, if the equation has several lines. */
    lineId?: string
  }>

/** A note with its number. Notes that are never called come last, so that their text is not lost. */
export type NumberedNote = Readonly<{
  number: number
  file: string
  /** The author's note, or a citation that a note style renders as a note. */
  node: FootnoteDefinition | InlineNote | Cite
  /** The calls of the note, in reading order. */
  calls: readonly Nodes[]
}>

/** The position of a list of references in the article. */
export type ReferencesPlacement =
  /** In a div such as `::: {#refs}`. */
  | Readonly<{at: 'div'; node: Nodes}>
  /** After a heading that the author wrote at the end of the paper. */
  | Readonly<{at: 'heading'; node: Nodes}>
  /** At the end of the paper or of a chapter, under a generated heading. */
  | Readonly<{at: 'end' | 'chapter-end'; title: string}>

/** A list of references; most papers have one. */
export type PlacedReferenceList = Readonly<{
  place: ReferencesPlacement
  /** The keys of the works in the list. */
  keys: ReadonlySet<string>
  /** The chapter whose citations it lists; undefined for the whole paper. */
  chapter?: string | undefined
  /** Whether the list shows annotations; if undefined, the settings determine it. */
  annotated?: boolean | undefined
}>

/** A fully resolved project, the only input of rules and outputs. */
export type Manuscript = Readonly<{
  project: Project
  metadata: Metadata
  settings: Settings
  chapters: readonly Chapter[]
  bibliography: Bibliography
  citations: readonly NumberedCitation[]
  /** The citations of each work, by the key of its entry. */
  citedBy: ReadonlyMap<string, readonly NumberedCitation[]>
  /** The works that are listed without being cited. */
  nocite: readonly Reference[]
  /** The targets with a label, by label. */
  targets: ReadonlyMap<string, NumberedTarget>
  /** The headings without a label, by the id derived from their text. */
  sections: ReadonlyMap<string, NumberedTarget>
  /** `cite` nodes that are cross-references in Quarto's notation, `@fig-x`, with the nodes that replace them. */
  labelCites: ReadonlyMap<Nodes, readonly PhrasingContent[]>
  /** The uses and definitions of the paper's terms. */
  glossary: Glossary
  /** The number of a heading, caption or equation as shown: “2.1”, “3”. */
  numbers: ReadonlyMap<Nodes, string>
  /** The numbers of an equation's lines; empty for a line without a number. */
  lineNumbers: ReadonlyMap<Nodes, readonly string[]>
  /** The ids of an equation's lines; empty for a line without a label. */
  lineIds: ReadonlyMap<Nodes, readonly string[]>
  /** The id of the heading to which a link refers by its title. */
  headingIds: ReadonlyMap<Link, string>
  /** The id in the HTML of every heading, figure, equation and listing. */
  ids: ReadonlyMap<Nodes, string>
  notes: readonly NumberedNote[]
  /** The number of a note, by the note and by each of its calls. */
  noteNumbers: ReadonlyMap<Nodes, number>
  /** The lists of references, in document order. */
  referenceLists: readonly PlacedReferenceList[]
  /** The queries that are asked outside the text. */
  questions: readonly PlacedQuestion[]
  /** The file name of the outputs, without an extension. */
  slug: string
  /** Fields that the citation style does not render, one for each field and type of entry. */
  unprinted?: readonly UnprintedField[] | undefined
  /** Notices about published works, if a list of notices was passed to the check. */
  retractions?: Retractions | undefined
  /** The destinations to which the paper is sent, if they were passed to the check. */
  destinations?: readonly PaperDestination[] | undefined
  /** The standards that the finished PDF does not meet; undefined before a PDF is finished. */
  missedStandards?: FinishedFacts['missedStandards'] | undefined
  /** The formulas that the finished PDF shows in smaller type. */
  smallFormulas?: FinishedFacts['smallFormulas'] | undefined
  /** The tables in which the finished PDF breaks words or numbers. */
  brokenTables?: FinishedFacts['brokenTables'] | undefined
  /** The words that the finished PDF divides without a hyphen. */
  brokenWords?: FinishedFacts['brokenWords'] | undefined
  /** Whether the paper is built for blind review. */
  isForBlindReview?: boolean | undefined
  /** The day of the check in ISO format; undefined for `galley verify`, whose result must not depend on the day. */
  today?: string | undefined
  findings: readonly Finding[]
}>

/** A notice about a published work in the data of Retraction Watch. */
export type RetractionNotice = Readonly<{
  /** The id of the record at Retraction Watch. */
  id: string
  nature: 'retraction' | 'concern' | 'correction' | 'reinstatement'
  /** The DOI of the work in lower case, without the host; empty if it has none. */
  doi: string
  title: string
  /** The year in which the work was published; empty if unknown. */
  year: string
  /** The date of the notice in ISO format; empty if unknown. */
  date: string
  noticeDoi: string
  /** The reasons as recorded: `+Fake Peer Review;+Concerns about Data;`. */
  reason: string
}>

/** A list of notices, and the file that contains it. */
export type Retractions = Readonly<{
  /** The name of the file, without its folder. */
  file: string
  sha256: string
  /** The date of the newest notice in ISO format; empty if no notice has a date. */
  newest: string
  notices: readonly RetractionNotice[]
  /** The notices by the DOI of the work. */
  byDoi: ReadonlyMap<string, readonly RetractionNotice[]>
  /** The notices by the beginning of the work's title (`titleStart` in `core/letters.ts`), for works without a DOI. */
  byTitle: ReadonlyMap<string, readonly RetractionNotice[]>
}>
