/**
 * The data types of galley: plain, read-only data, independent of the machine. They share one long file, because
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

/** A point in a text: line and column from 1 (UTF-16 units), offset from 0. */
export type Point = Readonly<{line: number; column: number; offset: number}>

/** A range of a text; `end` is the point after its last character. */
export type Place = Readonly<{start: Point; end: Point}>

/** An author's text. The path is relative to the project, with `/`. */
export type Source = Readonly<{
  path: string
  text: string
  /** The theorems that the paper defines, for a chapter. */
  theorems?: readonly TheoremDefinition[]
  /** The paper's macros for words, such as `\ie`, for a chapter. */
  macros?: readonly Macro[]
  /** Words that the settings explain everywhere, with their explanation, for a chapter. */
  abbreviations?: ReadonlyArray<readonly [short: string, long: string]>
  /** Whether its first heading is the title of a part of a book, for a chapter. */
  isPart?: true
}>

/** The weight of a finding; only errors prevent a build. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * A report of a parser or a rule about a place. `rule` is the name of a row in the table of rules, which has the code
 * and the severity.
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
  /** The kind of fault, for later steps, which never parse messages. */
  kind?: string | undefined
  /** The fault in a few words, if a later step adds the expected text. */
  reason?: string | undefined
  /** The safe repair, applied as a whole; only if no author could want another. */
  edits?: readonly Edit[] | undefined
  /** Faults that may have caused this one: it is not reported if one of them is an error. */
  causes?: readonly Cause[] | undefined
}>

/** A fault that causes others, by its rule and its file. */
export type Cause = Readonly<{rule: RuleName; file: string}>

/**
 * A range of a file as saved and its replacement. `old` is the current text; a file in which it differs is not edited.
 * Created by `editOf` and `editValue` of `core/edits.ts`.
 */
export type Edit = Readonly<{file: string; start: number; end: number; old: string; text: string}>

/** A finding with its code and severity, in the shape of a VFileMessage. */
export type Diagnostic = Readonly<{
  code: string
  /** A rule of galley, or a custom one. */
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
  /** The safe repair that `galley check --fix` applies. */
  edits?: readonly Edit[]
}>

/** A finding that the author accepts, with the reason. */
export type WaivedDiagnostic = Diagnostic & Readonly<{reason: string}>

/** The form of a citation: `[@doe99]`, `@doe99` or `[-@doe99]`. */
export type CitationMode = 'normal' | 'narrative' | 'suppress-author'

/** One work in a citation: `see @doe99, p. 3` in `[see @doe99, p. 3; @roe]`. */
export type CitationItem = Readonly<{
  key: string
  mode: CitationMode
  /** Inline Markdown before the key, without outer white space. */
  prefix: readonly PhrasingContent[]
  /** Inline Markdown after the locator, including the punctuation that joins it. */
  suffix: readonly PhrasingContent[]
  /**
   * A CSL locator term, such as `page` or `chapter`, only with a locator; a locator without a label contains its name.
   */
  label?: string
  locator?: string
  /** The place of `@key`, including a preceding `-`. */
  place: Place
}>

/** A citation: one cluster of items, rendered together. It is also the payload of an mdast `cite` node. */
export type CitationInText = Readonly<{
  items: readonly CitationItem[]
  /** True for `@doe99 [p. 3]`, where the author's name is part of the sentence. */
  narrative: boolean
  place: Place
}>

/** The note of a citation in a note style. */
export type CitationNote = Readonly<{
  /** Its number, from 1 through the paper; the author's own notes count. */
  number: number
  /** True if the citation is inside one of the author's own notes. */
  own: boolean
}>

/**
 * A list that a repair can extend: at an offset of the file, it writes `open`, each member between `first` or `next`
 * and `after`, and `close`.
 */
export type ListSlot = Readonly<{
  offset: number
  open: string
  first: string
  next: string
  after: string
  close: string
}>

/** A key of `nocite`, or `*` for all works. */
export type ListedWork = Readonly<{key: string; place: Place}>

/** A citation of a chapter with its node in the tree. */
export type ChapterCitation = CitationInText & Readonly<{node: Cite}>

/** A CSL-JSON name. */
export type CslName = Readonly<{
  family?: string
  given?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
  suffix?: string
  literal?: string
  /** Whether the family name comes first, without a comma, in every position. */
  'static-ordering'?: true
}>

/** A CSL-JSON date. */
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
  /** The value with `@string` names expanded and outer delimiters removed; still LaTeX. */
  value: string
  place: Place
  /** The place of the value with its delimiters. */
  valuePlace: Place
  /** The offset of the value, if it is literally between delimiters in the file. */
  valueStart?: number | undefined
}>

/** An entry of the bibliography. */
export type Reference = Readonly<{
  key: string
  /** Other keys of the same entry (biblatex `ids`). */
  aliases: readonly string[]
  /** The type as written: `article`, `@InProceedings` in lower case, or a CSL type. */
  type: string
  csl: CslItem
  file: string
  /** From the `@` to the end of the key; in JSON, the whole object. */
  place: Place
  /** From the `@` to the closing brace. */
  entryPlace: Place
  /** By lower-case name; empty for CSL-JSON. */
  fields: ReadonlyMap<string, Field>
}>

/**
 * A field that the citation style does not render: the first of its kind, and the number of further entries of the type
 * that have it.
 */
export type UnprintedField = Readonly<{reference: Reference; field: Field; others: number}>

/** The entries of the paper's bibliographies. */
export type Bibliography = Readonly<{
  references: readonly Reference[]
  /** Entries by key and alias; the first of duplicate keys. */
  byKey: ReadonlyMap<string, Reference>
  findings: readonly Finding[]
}>

/** How theorems and their kin are counted: all together or by kind, restarting in each section. */
export type TheoremNumbers = Readonly<{
  together: boolean
  bySection: boolean
  /** Whether the settings specify it, which overrides `\newtheorem`. */
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

/** A labelled node, `{#fig:x}`. */
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
}>

/** A picture that a chapter refers to. */
export type Picture = Readonly<{
  url: string
  alt: string
  file: string
  place: Place
  /** True for a figure with a caption, false for a picture in running text. */
  figure: boolean
}>

/** A parsed chapter. The tree is immutable, so it can be kept between builds. */
export type Chapter = Readonly<{
  path: string
  text: string
  /** The hash of the text: chapters with equal hashes are equal. */
  hash: string
  tree: Root
  /** In reading order, each with its containing node. */
  citations: readonly ChapterCitation[]
  /** Works that the text lists without a citation, `\nocite{doe99}`. */
  nocite: readonly ListedWork[]
  targets: readonly Target[]
  crossReferences: readonly CrossReferenceInText[]
  pictures: readonly Picture[]
  /** Paragraphs, headings, captions and cells of tables, in the order of the file. */
  prose: readonly Prose[]
  /** Links and the definitions of links. */
  links: ReadonlyArray<Link | Definition>
  /** Links to a heading of this or another chapter by its title, with that title. */
  headingLinks: ReadonlyMap<Link, string>
  /** The first heading of each title. */
  headingNames: ReadonlyMap<string, Heading>
  /** Nodes that can have a number, a label or an id, so that later steps need not walk the whole tree. */
  landmarks: readonly Nodes[]
  hasFormulas: boolean
  /** Whether it has a code block with a language. */
  hasListings: boolean
  /** The TeX macros that the text defines. */
  macros: readonly Macro[]
  /** Citations, notes and note calls in reading order; a note is at its first call. */
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
 * A range of running text exactly as in the file, but with everything that is not prose (marks, citations, code,
 * formulas, URLs) replaced by U+0000. Line ends stay, so its offsets are those of the file.
 */
export type Prose = Readonly<{node: Parents; text: string}>

/** One of the author's notes. */
export type OwnNote = FootnoteDefinition | InlineNote

/** A node in reading order, with the note that contains it. */
export type ReadNode = Readonly<{node: Cite | OwnNote | FootnoteReference; note: OwnNote | undefined}>

/** A metadata text in one language: unparsed Markdown. */
export type LocalText = Readonly<{lang: string; text: string; place: Place}>

/** An answer to a query of the editor, and the name of its author; empty if unknown. */
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
  /** The rule of the finding that it is about; absent if an editor asks it. */
  rule?: string | undefined
  /** The file in which the editor asks it, or that of the finding. */
  file: string
  place?: Place | undefined
}>

/** The place of a question in a text: within a text node, after another node, or at the beginning. */
export type PlacedQuestion = Readonly<{
  question: Question
  text: Chapter
  /** The tree itself for the beginning of the text. */
  node: Nodes
  /** The number of units of the text node before it. */
  at?: number | undefined
}>

/** Keywords in one language. */
export type LocalWords = Readonly<{lang: string; words: readonly string[]; place: Place}>

/** An author of the paper. */
export type Author = Readonly<{
  /** The full name: “Ada Lovelace”. */
  name: string
  given?: string | undefined
  /** `van` of “Beethoven, Ludwig van”; a particle that is sorted with the family name is part of `family`. */
  droppingParticle?: string | undefined
  family?: string | undefined
  /** `Jr.` */
  suffix?: string | undefined
  /** An organization, whose name is never split. */
  corporate: boolean
  /** Sixteen digits in groups of four, without a host. */
  orcid?: string | undefined
  email?: string | undefined
  corresponding: boolean
  equal: boolean
  /** The author's note at the name, `Ann Doe^[Now at Oslo]`, as plain text. */
  note?: string | undefined
  /** CRediT roles. */
  roles: readonly string[]
  /** Indexes in the list of affiliations, from 0. */
  affiliations: readonly number[]
}>

/** An institution of authors. */
export type Affiliation = Readonly<{
  /** As printed. */
  name: string
  ror?: string | undefined
  /** Its parts, if the settings name them. */
  institution?: string | undefined
  department?: string | undefined
  city?: string | undefined
  country?: string | undefined
}>

/** A funder of the work: a name, its identifier, and the numbers of the awards. */
export type Funder = Readonly<{
  name: string
  ror?: string | undefined
  /** The DOI of the Funder Registry, without a host. */
  funderId?: string | undefined
  awards: readonly string[]
}>

/** A work related to the paper: its relation to the paper, and its DOI without a host. */
export type RelatedWork = Readonly<{type: RelationType; doi: string}>

/** An ISSN, and whether it is that of the printed or of the electronic journal; undefined if unknown. */
export type Issn = Readonly<{value: string; medium?: 'print' | 'electronic' | undefined}>

/** The licence of the paper. */
export type License = Readonly<{
  /** SPDX identifier. */
  id: string
  /** “CC BY-NC-ND 4.0”. */
  name: string
  /** “Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License”. */
  longName: string
  url: string
}>

/** The journal of the paper, and the place of the paper in it. */
export type Journal = Readonly<{
  title?: string | undefined
  abbreviation?: string | undefined
  /** The printed ISSN: the electronic one, if there are two. */
  issn?: string | undefined
  /** The ISSNs of the printed and of the electronic journal, if the settings distinguish them. */
  issns?: readonly Issn[] | undefined
  /** The identifier of the journal, such as the one assigned by PubMed Central. */
  id?: string | undefined
  /** The section of the journal in which the paper appears, such as “Research articles”. */
  section?: string | undefined
  sectionPlace?: Place | undefined
  volume?: string | undefined
  issue?: string | undefined
  firstPage?: number | undefined
  lastPage?: number | undefined
  /** The number of an article in a journal without pages through the volume. */
  articleNumber?: string | undefined
  /** The number of the deposit at Crossref, if it is not the first. */
  deposit?: number | undefined
  publisher?: string | undefined
  /** The country of the publisher: its name, or its code of two letters. */
  country?: string | undefined
  url?: string | undefined
  /** The sections of the journal; only in its style. */
  sections?: readonly JournalSection[] | undefined
  /** The names of languages in OJS, such as `fr_CA` for `fr`; only in its style. */
  locales?: Readonly<Record<string, string>> | undefined
}>

/** A section of a journal: its abbreviation in OJS, and its title. */
export type JournalSection = Readonly<{ref: string; title: string}>

/** A statement of the authors, such as that on funding. */
export type Statement = Readonly<{name: string; text: LocalText}>

/** The metadata of the paper. Dates are ISO 8601, `2026-11-24`, possibly without day or month. */
export type Metadata = Readonly<{
  lang: string
  /** Whether the author specifies no language; the paper then counts as English. */
  isLangAssumed?: true | undefined
  title?: LocalText | undefined
  subtitle?: LocalText | undefined
  shortTitle?: string | undefined
  /** The title in other languages. */
  titles: readonly LocalText[]
  authors: readonly Author[]
  affiliations: readonly Affiliation[]
  /** The abstract, in the paper's language first. */
  abstracts: readonly LocalText[]
  keywords: readonly LocalWords[]
  journal: Journal
  doi?: string | undefined
  /** The URL of the article's page on the journal's site, `https://…`. */
  pageAddress?: string | undefined
  /** The URL of the PDF on the journal's site, if it is not in the folder of the page. */
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
  /** Works that belong to the paper, such as its preprint. */
  related?: readonly RelatedWork[] | undefined
  /**
   * Names and other metadata that the article shows unchanged and that contain non-ASCII characters: authors,
   * affiliations, keywords, the journal.
   */
  printed: readonly LocalText[]
}>

/** An exception to a rule, with a reason: from the settings, or from a comment in the text. */
export type Waiver = Readonly<{
  /** The name or code of the rule. */
  rule: string
  subject?: string | undefined
  /** The file of the findings. */
  file?: string | undefined
  /** The lines of the file in which the findings begin, from `first` to `last`. */
  lines?: Readonly<{first: number; last: number}> | undefined
  /** The last day on which it applies, as ISO date. */
  until?: string | undefined
  reason: string
  /** The file and the place of the waiver itself. */
  writtenIn: string
  place: Place
}>

/** The words of a heading that is not in the text of its chapter, and the chapter that it precedes. */
export type OuterHeading = Readonly<{
  /** Its words, as inline Markdown. */
  text: string
  /** The path of the chapter. */
  before: string
  /** The file with the words, and the place there. */
  file: string
  place: Place
  isPart: boolean
}>

/** A term or an abbreviation that a text names by its key; words may hold formulas in dollars. */
export type TermDefinition = Readonly<{
  key: string
  short: string
  long?: string
  shortPlural?: string
  longPlural?: string
  description?: string
  /** Whether the short form is an abbreviation everywhere in the text. */
  isMarked?: true
}>

/**
 * The printed form of a term at a place: words, or a long form with the short one, `title`, and a target in the
 * list.
 */
export type TermUse = Readonly<{words: string; short?: string; title?: string; target?: string}>

/** The terms of a paper that are defined elsewhere. */
export type Glossary = Readonly<{
  uses: ReadonlyMap<Nodes, TermUse>
  /** The terms that are used: those with descriptions, and abbreviations. */
  described: readonly TermDefinition[]
  abbreviations: readonly TermDefinition[]
  /** The lists that have a place in the text. */
  places: readonly string[]
  findings: readonly Finding[]
}>

/** The build settings. Paths are relative to the project. */
export type Settings = Readonly<{
  /** The file with metadata and settings. */
  file: string
  /** Chapters in order; undefined: all Markdown files beside the settings, by name. */
  chapters?: readonly string[] | undefined
  /** The parts of a book: the title of each, and the chapter that it precedes. */
  parts: readonly OuterHeading[]
  /** The chapters whose first heading is the title of a part. */
  partFiles?: readonly string[] | undefined
  /** The first chapter of the appendices. */
  appendices?: string | undefined
  bibliography: readonly Readonly<{path: string; place: Place; name?: string | undefined}>[]
  /** Whether the settings have an empty list of bibliographies, so that no neighbouring file is read. */
  withoutBibliography: boolean
  /** Whether the settings contain works, under `references`. */
  inlineReferences: boolean
  /** Whether straight quotes, dashes, ellipses and some spaces are replaced by the rules of the language. */
  smart: boolean
  /** The name of a journal style, or the path of its folder. */
  style: string
  /** A CSL style that replaces the journal's: a file or a name. */
  csl?: Readonly<{path: string; name?: string | undefined; place: Place}> | undefined
  /** A CSL locale file that replaces galley's for the language. */
  cslLocale?: Readonly<{path: string; place: Place}> | undefined
  /** A file with abbreviations for the short forms of the CSL style. */
  abbreviations?: Readonly<{path: string; place: Place}> | undefined
  /** Keys to list without a citation; `*` lists all. */
  nocite: readonly ListedWork[]
  referencesTitle?: string | undefined
  /** Whether there is one list of references for the paper, or one at the end of each chapter. */
  referencesPer: 'paper' | 'chapter'
  /** Whether the list shows the annotations of the bibliography. */
  annotations: boolean
  linkCitations: boolean
  /** Whether the note numbers of citations follow punctuation; undefined: by the language. */
  notesAfterPunctuation?: boolean | undefined
  numberSections?: boolean | undefined
  theoremNumbers: TheoremNumbers
  /** The digits of generated numbers; undefined: by the language. */
  numerals?: 'western' | 'native' | undefined
  /** Whether a list of sections precedes the text, its depth, and its heading. */
  contents: boolean
  contentsDepth: number
  contentsTitle?: string | undefined
  /** TeX macros for formulas; the last of duplicate names counts. */
  macros: readonly Macro[]
  /** The theorems that its LaTeX preamble defines. */
  theorems: readonly TheoremDefinition[]
  /** Terms and abbreviations that the settings define. */
  terms: readonly TermDefinition[]
  /** Its LaTeX preamble, which may contain further definitions. */
  preamble: string
  /** The file name of the outputs, without an extension. */
  slug?: string | undefined
  /** The standards that the PDF must be of; undefined: it claims those that it reaches. */
  pdfStandards?: Readonly<{standards: readonly PdfStandard[]; place: Place}> | undefined
  /** The version of JATS to write; undefined for 1.3. */
  jatsVersion?: '1.4' | undefined
  severities: ReadonlyMap<string, Severity | 'off'>
  /** The places of the rules whose severities the settings change. */
  severityPlaces: ReadonlyMap<string, Place>
  waivers: readonly Waiver[]
}>

/** A file that could not be read, with the reason. */
export type ReadFault = Readonly<{
  fault: 'absent' | 'directory' | 'large' | 'outside' | 'unreadable'
  reason: string
}>

/** Abbreviations of titles, places and publishers: by jurisdiction, usually `default`, kind and full text. */
export type Abbreviations = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>

/** A journal style, combined from its folder and the styles that it extends. */
export type Style = Readonly<{
  name: string
  /** By file name: page.html, screen.css, print.css. */
  files: ReadonlyMap<string, string>
  /** Paths of the style's files in the project, including those of extended styles and CSL, but not fonts. */
  ownFiles: ReadonlySet<string>
  /** The CSL style of the journal or the author; always an independent style. */
  csl: string
  /** The XML of the author's CSL locale. */
  cslLocale?: string | undefined
  /** The author's lists of abbreviations, by jurisdiction, kind and full text. */
  abbreviations?: Abbreviations | undefined
  /** Whether the CSL style cites in notes. */
  citesInNotes: boolean
  /** Whether the CSL style cites by number. */
  citesByNumber: boolean
  /** The `default-locale` of the CSL style, for citations in a paper without a language. */
  cslLang?: string | undefined
  fonts: readonly StyleFont[]
  /** Whether sections are numbered by default. */
  numberSections: boolean
  /** The journal's limits for a paper. */
  limits: Limits
  look: Look
  proof: ProofSettings
  house?: HouseStyle | undefined
  /** The depositor of the journal's papers at Crossref. */
  depositor?: Depositor | undefined
  /** The facts about the journal that all its papers share. */
  journal?: Journal | undefined
  /** The journal's OJS, for the files that are imported there. */
  ojs?: OjsSettings | undefined
  findings: readonly Finding[]
}>

/** The house style of a journal, applied to every paper as proposals of `galley check --propose`. */
export type HouseStyle = Readonly<{
  /** Words and their replacements. */
  words?: ReadonlyMap<string, string> | undefined
  /** Whether there is a comma before the “and” of a list. */
  serialComma?: boolean | undefined
  /** Whether there is a space between a number and its unit. */
  unitSpace?: boolean | undefined
}>

/** The depositor of papers at Crossref, the address for its report, and the member responsible for the DOIs. */
export type Depositor = Readonly<{
  name: string
  email: string
  registrant: string
  /** The version of the deposit's schema, if it is not the newest. */
  schema?: '5.3.1' | undefined
}>

/** An OJS: its version, and its names for files and authors, if they differ from those of a new journal. */
export type OjsSettings = Readonly<{
  version?: OjsVersion | undefined
  genre?: string | undefined
  pictureGenre?: string | undefined
  authorGroup?: string | undefined
  status?: OjsStatus | undefined
}>

/** A version of Open Journal Systems. */
export type OjsVersion = '3.3' | '3.4' | '3.5'

/** Whether an imported paper is published, published with its issue, or waits in production. */
export type OjsStatus = 'published' | 'scheduled' | 'production'

/** A journal's preferences for proofs. */
export type ProofSettings = Readonly<{
  /** The address for corrections: an e-mail address, or text. */
  replyTo?: string | undefined
  /** Instructions for the author, on the cover. */
  instructions?: string | undefined
  /** Templates of the letter that accompanies a proof, and of its reminder. */
  letter?: string | undefined
  reminder?: string | undefined
  /** Which line numbers are shown: all, or every fifth. */
  lines?: 'every' | 'fifth' | undefined
  /** Whether line numbers continue through the paper or restart on each page. */
  numbering?: 'continuous' | 'page' | undefined
}>

/** The text of a running head; `section` is the title of the current section. */
export type RunningHead = 'author' | 'title' | 'section' | 'journal' | 'doi' | 'license' | 'none'

/** The look in `style.yaml`; the style sheets determine absent values. */
export type Look = Readonly<{
  /** The colours of links and emphasised elements, as CSS, for light and dark screens and for paper. */
  accent?: Readonly<{light: string; dark?: string | undefined; print?: string | undefined}> | undefined
  /** Page size and margins, as values of `@page`. */
  page?: Readonly<{size?: string | undefined; margin?: string | undefined}> | undefined
  /** The head of left pages, or the left side of a head that is the same on all pages. */
  headLeft?: RunningHead | undefined
  headRight?: RunningHead | undefined
  /** Font families by role: `text`, `small`, `display`, `code`. */
  typefaces?: Readonly<Record<string, readonly string[]>> | undefined
  /** Whether the HTML embeds all fonts of the style, or no font of the text. Without it, those that come with galley. */
  faces?: 'embedded' | 'system' | undefined
  /** How far letters of justified lines may be spaced, and how readily words are hyphenated, in the PDF. */
  typography?: Readonly<{letterSpacing?: string | undefined; hyphens?: string | undefined}> | undefined
}>

/** A minimum and a maximum. */
export type Range = Readonly<{min?: number | undefined; max?: number | undefined}>

/** A journal's limits for a paper; absent limits are not checked. */
export type Limits = Readonly<{
  titleCharacters?: Range | undefined
  abstractWords?: Range | undefined
  keywords?: Range | undefined
  /** The number of words in the chapters, without notes, captions, tables and references. */
  words?: Range | undefined
  /** The names of required statements. */
  statements?: readonly string[] | undefined
  /** Whether reviewers must not see the authors' names. */
  anonymous?: boolean | undefined
}>

/** A font that the pages embed. */
export type StyleFont = Readonly<{
  family: string
  weight: string
  style: string
  /** A path in the project, or of a file that comes with galley. */
  file: string
  /**
   * `math` or `code` for a font that is embedded only if there are formulas or code; `signs` for a fallback font of
   * running text in the PDF.
   */
  purpose?: string | undefined
  /** The language whose text uses the font; if absent, all languages without a font of their own. */
  lang?: string | undefined
  /** Its size relative to other fonts, such as `115%`. */
  size?: string | undefined
  unicodeRange?: string | undefined
  /** The place of the file's name in `style.yaml`. */
  place?: Place | undefined
}>

/** The facts about a font from its own tables. */
export type FontFacts = Readonly<{
  /** Its PostScript name, such as `SourceSerif4-Regular`. */
  name: string
  /** The code points with glyphs, as `20-7e a0`. */
  characters: string
}>

/** The results of a chapter that another program ran. */
export type ChapterResults = Readonly<{
  /** The document that Quarto froze, and whether the chapter has changed since. */
  frozen?: Readonly<{file: string; markdown: string; isStale: boolean}> | undefined
  /** The output of each cell of a notebook, as Markdown, and whether the cells were run in order. */
  notebook?: Readonly<{cells: readonly string[]; isInOrder: boolean}> | undefined
  /** The words of pictures beside the chapter that may show its diagrams, by path. */
  diagrams?: ReadonlyMap<string, string> | undefined
  /** The options of chunks that do not set them, by their names in Quarto. */
  options?: ReadonlyMap<string, string> | undefined
  /** The paths of the figures of chunks. */
  figures: readonly string[]
}>

/** All texts and pictures before parsing, with the settings, which determine what to read. */
export type Sources = Readonly<{
  metadata: Metadata
  settings: Settings
  /** The place where works can be added to `nocite` in the settings. */
  nociteSlot?: ListSlot | undefined
  chapters: readonly Source[]
  /** The texts of chapters that include other files, by the path of the chapter. */
  joined: JoinedTexts
  /** The titles of parts, and those in the front matter of chapters. */
  headings: readonly OuterHeading[]
  /** The results of chapters with code, by path. */
  results: ReadonlyMap<string, ChapterResults>
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
  /** The place where works can be added to `nocite` in the settings. */
  nociteSlot?: ListSlot | undefined
  chapters: readonly Chapter[]
  /** The texts of chapters that include other files; places in such a chapter are those of its joined text. */
  joined?: JoinedTexts | undefined
  /** Title, abstracts and statements as Markdown; they can contain citations. */
  front: FrontMatter
  /** Front matter and chapters in reading order: all texts that can contain citations. */
  texts: readonly Chapter[]
  bibliography: Bibliography
  /** TeX macros by name: those of the settings, then those of the texts, of which the last wins. */
  macros: ReadonlyMap<string, Macro>
  /** Terms and abbreviations by key; the last wins. */
  terms: ReadonlyMap<string, TermDefinition>
  /** The formulas of the texts, by `formulaKey`. */
  formulas?: ReadonlyMap<string, ReadFormula>
  /** The texts of the bibliography, for rules that offer a repair. */
  bibliographySources: readonly Source[]
  /** The queries of `queries.yaml`. */
  questions: readonly Question[]
  /** From the settings, the texts and the bibliography. */
  waivers: readonly Waiver[]
  style: Style
  /** Pictures by path in the project; a fault if one cannot be read. */
  pictures: ReadonlyMap<string, Uint8Array | ReadFault>
  /** PDF pictures by the same paths, including PDFs with the name of another picture. */
  pdfPictures: ReadonlyMap<string, PdfPicture | PdfFault>
  /** The reasons why pictures cannot be drawn, by the same paths; a `data:` picture by its URL. */
  pictureFaults: ReadonlyMap<string, PictureFault>
  /** The files of pictures: those that the chapters name, and their substitutes. */
  pictureFiles: ReadonlySet<string>
  /** Link targets that do not exist, as paths in the project. */
  absentFiles: ReadonlySet<string>
  /**
   * Works that the chapters do not cite, with the first Markdown file in a subfolder that cites them and is not a
   * chapter.
   */
  citedElsewhere?: ReadonlyMap<string, string> | undefined
  /** The facts about the style's fonts, by file; undefined if nothing in the paper needs them. */
  fontFacts?: ReadonlyMap<string, FontFacts> | undefined
  findings: readonly Finding[]
}>

/** The texts of the settings that are Markdown, as chapters. */
export type FrontMatter = Readonly<{
  title?: Chapter | undefined
  subtitle?: Chapter | undefined
  titles: readonly Readonly<{lang: string; chapter: Chapter}>[]
  abstracts: readonly Readonly<{lang: string; chapter: Chapter}>[]
  /** The headings before chapters, in order, each with the path of its chapter. */
  headings: readonly Readonly<{before: string; chapter: Chapter}>[]
  statements: readonly Readonly<{name: string; lang: string; chapter: Chapter}>[]
}>

/** A citation with its position in the whole paper. */
export type NumberedCitation = Readonly<{
  citation: ChapterCitation
  file: string
  /** Its number, from 1 through the paper. */
  number: number
  /** The items' references; undefined where the key is unknown. */
  references: readonly (Reference | undefined)[]
  /** Other works that it cites: the members of a cited set, or the set of a cited member. */
  also: readonly Reference[]
  /** Only if the CSL style cites in notes. */
  note?: CitationNote | undefined
}>

/** A target with its displayed number and name. */
export type NumberedTarget = Target &
  Readonly<{
    /** “3”, “2.1”; empty for an unnumbered target. */
    number: string
    /** Whether it is a section of an appendix, which has its own name. */
    isAppendix?: true
    /** The id of the line that has the label, in an equation of several lines. */
    lineId?: string
  }>

/** A note with its number; notes without calls come last, so that their text is not lost. */
export type NumberedNote = Readonly<{
  number: number
  file: string
  /** The author's note, or a citation that a note style renders as a note. */
  node: FootnoteDefinition | InlineNote | Cite
  /** Its calls, in reading order. */
  calls: readonly Nodes[]
}>

/** The place of a list of references in the article. */
export type ReferencesPlacement =
  /** In a div such as `::: {#refs}`. */
  | Readonly<{at: 'div'; node: Nodes}>
  /** After the author's own heading at the end of the paper. */
  | Readonly<{at: 'heading'; node: Nodes}>
  /** At the end of the paper or of a chapter, under a generated heading. */
  | Readonly<{at: 'end' | 'chapter-end'; title: string}>

/** A list of references; most papers have one. */
export type PlacedReferenceList = Readonly<{
  place: ReferencesPlacement
  /** The keys of its works that the style renders. */
  keys: ReadonlySet<string>
  /** The chapter whose citations it lists; undefined for the whole paper. */
  chapter?: string | undefined
  /** Whether it shows annotations; undefined: by the settings. */
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
  /** The entries that are listed without a citation. */
  nocite: readonly Reference[]
  /** By label. */
  targets: ReadonlyMap<string, NumberedTarget>
  /** Headings without a label, by the id derived from their text. */
  sections: ReadonlyMap<string, NumberedTarget>
  /** Cites that are cross-references in Quarto's notation, `@fig-x`, with the references that replace them. */
  labelCites: ReadonlyMap<Nodes, readonly PhrasingContent[]>
  /** The terms that are defined elsewhere. */
  glossary: Glossary
  /** The displayed number of a heading, caption or equation: “2.1”, “3”. */
  numbers: ReadonlyMap<Nodes, string>
  /** The numbers of an equation's lines, empty for an unnumbered line. */
  lineNumbers: ReadonlyMap<Nodes, readonly string[]>
  /** The ids of these lines, empty for a line without a label. */
  lineIds: ReadonlyMap<Nodes, readonly string[]>
  /** The id of the heading, by the link that refers to its title. */
  headingIds: ReadonlyMap<Link, string>
  /** The id of every heading, figure, equation and listing in the HTML. */
  ids: ReadonlyMap<Nodes, string>
  notes: readonly NumberedNote[]
  /** The number of a note by its call. */
  noteNumbers: ReadonlyMap<Nodes, number>
  /** The lists of references, in document order. */
  referenceLists: readonly PlacedReferenceList[]
  /** The queries asked outside the text. */
  questions: readonly PlacedQuestion[]
  /** File name of the outputs, without an ending. */
  slug: string
  /** Fields that the citation style does not render, one per field and type of entry. */
  unprinted?: readonly UnprintedField[] | undefined
  /** Notices about published works, if the check was given a list of them. */
  retractions?: Retractions | undefined
  /** The destinations of the paper, if they were passed to the check. */
  destinations?: readonly PaperDestination[] | undefined
  /** The standards that its finished PDF misses; undefined before there is one. */
  missedStandards?: FinishedFacts['missedStandards'] | undefined
  /** The formulas that its finished PDF has in smaller type. */
  smallFormulas?: FinishedFacts['smallFormulas'] | undefined
  /** The tables in which its finished PDF breaks words. */
  brokenTables?: FinishedFacts['brokenTables'] | undefined
  /** Whether the paper is built for blind review. */
  isForBlindReview?: boolean | undefined
  /** The day of the check, as ISO date; undefined for `galley verify`, which must not depend on it. */
  today?: string | undefined
  findings: readonly Finding[]
}>

/** A notice about a published work, from the Retraction Watch data. */
export type RetractionNotice = Readonly<{
  /** Retraction Watch’s id of the record. */
  id: string
  nature: 'retraction' | 'concern' | 'correction' | 'reinstatement'
  /** The DOI of the work, in lower case and without a host; empty if it has none. */
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

/** A list of notices, and its file. */
export type Retractions = Readonly<{
  /** The name of the file, without its folder. */
  file: string
  sha256: string
  /** Date of the newest notice, as ISO date; empty if no notice has one. */
  newest: string
  notices: readonly RetractionNotice[]
  /** Notices by DOI of the work. */
  byDoi: ReadonlyMap<string, readonly RetractionNotice[]>
  /** Notices by the beginning of the work’s title (`titleStart` in `core/letters.ts`), for works without a DOI. */
  byTitle: ReadonlyMap<string, readonly RetractionNotice[]>
}>
