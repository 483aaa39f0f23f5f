/** The settings in `manuscript.yaml` and front matter. The file is long because they are in a single table. */
import {relationTypes} from '../../core/relation-types.ts'

/**
 * A row in the table of settings in `manuscript.yaml` and front matter. `also` lists the names of the same setting in
 * Pandoc, Quarto, JOSS, Manubot and MyST. `docs/settings.md` is generated from the table.
 */
export type Option = Readonly<{
  name: string
  also?: readonly string[]
  /** The form of the value. If undefined, the code that reads the value reports faults in it. */
  form?: SettingForm
  about: 'paper' | 'build'
  says: string
  example: string
}>

/** The forms of values, which are described in `forms.ts`. */
export type SettingForm =
  | 'text'
  | 'texts'
  | 'local-text'
  | 'local-texts'
  | 'local-words'
  | 'files'
  | 'chapters'
  | 'statements'
  | 'funding'
  | 'by-name'
  | 'macros'
  | 'works'
  | 'journal'
  | 'copyright'
  | 'dates'
  | 'related'

export const options: readonly Option[] = [
  {
    name: 'title',
    form: 'local-text',
    about: 'paper',
    says: 'The title, as inline Markdown.',
    example: 'title: "Law *without* enforcement"'
  },
  {
    name: 'subtitle',
    form: 'local-text',
    about: 'paper',
    says: 'The subtitle, as inline Markdown.',
    example: 'subtitle: A comparison'
  },
  {
    name: 'short-title',
    also: ['shorttitle', 'short_title', 'running-title', 'running-head', 'title-short', 'titlerunning'],
    form: 'text',
    about: 'paper',
    says: 'A shorter title for running heads; without it, titles of more than sixty letters are shortened there.',
    example: 'short-title: Law without enforcement'
  },
  {
    name: 'titles',
    form: 'local-texts',
    about: 'paper',
    says: 'The title in further languages.',
    example: 'titles: {ur: …}'
  },
  {
    name: 'authors',
    also: ['author', 'author_info', 'author-meta'],
    about: 'paper',
    says: 'The authors in order: `name` or `given` and `family`, `orcid`, `email`, `affiliation`, `corresponding`, `corporate`, `roles` (CRediT); `Ada Lovelace^[Now at Turin]` gives the name a note.',
    example: 'authors: [{name: Ada Lovelace, orcid: 0000-0002-1825-0097}]'
  },
  {
    name: 'affiliations',
    also: ['affiliation', 'institute', 'institutes'],
    about: 'paper',
    says: 'The affiliations: `index` or `id`, `name`, `department`, `city`, `country`, `ror`; or a map, `{a: Institute of Law}`.',
    example: 'affiliations: [{index: 1, name: Institute of Law}]'
  },
  {
    name: 'abstract',
    also: ['summary'],
    form: 'local-text',
    about: 'paper',
    says: 'The abstract as Markdown, or one per language.',
    example: 'abstract: {en: …, ur: …}'
  },
  {
    name: 'keywords',
    also: ['tags', 'subject'],
    form: 'local-words',
    about: 'paper',
    says: 'A list of keywords, or one per language.',
    example: 'keywords: [law, enforcement]'
  },
  {
    name: 'lang',
    also: ['language', 'locale'],
    form: 'text',
    about: 'paper',
    says: 'The language of the paper, as a BCP 47 tag.',
    example: 'lang: en-GB'
  },
  {
    name: 'journal',
    form: 'journal',
    about: 'paper',
    says: 'The journal, also from Quarto’s `citation`: `title`, `abbreviation`, `id` (its identifier at PubMed Central or the publisher), `issn` (one, or `print` and `electronic`), `section`, `volume`, `issue`, `first-page`, `last-page`, `article-number`, `deposit` (the number of the deposit at Crossref, from the second on), `publisher`, its `country`, `url`. Settings that all papers of the journal share belong in its `style.yaml`.',
    example: 'journal: {title: Insights, volume: 3, issue: 1, first-page: 117}'
  },
  {
    name: 'doi',
    form: 'text',
    about: 'paper',
    says: 'The DOI of the paper itself.',
    example: 'doi: 10.5555/example.1'
  },
  {
    name: 'canonical-url',
    form: 'text',
    about: 'paper',
    says: 'The URL of the paper’s page on the journal’s site, with `https://`; its PDF is in the same folder unless `pdf-url` is set.',
    example: 'canonical-url: https://journal.example/3/1/law.html'
  },
  {
    name: 'pdf-url',
    form: 'text',
    about: 'paper',
    says: 'The URL of the PDF on the journal’s site, with `https://`, if it is not in the folder of the page, as in OJS.',
    example: 'pdf-url: https://journal.example/article/download/7/12'
  },
  {
    name: 'dates',
    form: 'dates',
    about: 'paper',
    says: 'The dates `received`, `revised`, `accepted` and `published`.',
    example: 'dates: {published: 2026-11-24}'
  },
  {
    name: 'date',
    also: ['published'],
    form: 'text',
    about: 'paper',
    says: 'The date of publication.',
    example: 'date: 2026-11-24'
  },
  {
    name: 'license',
    also: ['licence', 'rights'],
    about: 'paper',
    says: 'The licence, as an SPDX identifier.',
    example: 'license: CC-BY-NC-ND-4.0'
  },
  {
    name: 'copyright',
    form: 'copyright',
    about: 'paper',
    says: 'The copyright: `holder` and `year`.',
    example: 'copyright: {holder: The Authors, year: 2026}'
  },
  {
    name: 'funding',
    form: 'funding',
    about: 'paper',
    says: 'A statement about funding, or a list of statements; Quarto’s have a `statement` or a `source`. An item of the list can name a `funder`, its `ror` or `funder-id` (Funder Registry), and the numbers of its `award`.',
    example: 'funding: [{funder: Research Council, ror: 04cw6st05, award: "123-45"}]'
  },
  {
    name: 'related',
    form: 'related',
    about: 'paper',
    says: `Works that belong to the paper: the relation of each work to it, as \`type\` (${Object.keys(
      relationTypes
    )
      .map(type => `\`${type}\``)
      .join(', ')}), and its \`doi\`.`,
    example: 'related: [{type: preprint, doi: 10.5555/example.2}]'
  },
  {
    name: 'statements',
    form: 'statements',
    about: 'paper',
    says: 'Further statements by name: `conflicts`, `data-availability`, `ethics`, `acknowledgements`, …',
    example: 'statements: {conflicts: None declared.}'
  },
  {
    name: 'parts',
    form: 'statements',
    about: 'paper',
    says: 'The `abstract` and the statements of a paper of MyST: the same as `abstract` and `statements`.',
    example: 'parts: {acknowledgments: We thank Ada.}'
  },
  {
    name: 'chapters',
    form: 'chapters',
    about: 'build',
    says: 'The chapters in order, also in folders, and the parts of a book with their chapters. `numbered: false` removes the numbers of the sections in a part or a group of chapters. Without this setting, all `*.md` files in the folder of the settings are chapters, in the order of their names.',
    example: 'chapters: [intro.md, {part: Law, chapters: [law.md]}, {chapters: [notes.md], numbered: false}]'
  },
  {
    name: 'appendices',
    form: 'chapters',
    about: 'build',
    says: 'The chapters after `chapters` that are appendices: A, B and so on.',
    example: 'appendices: [tables.md]'
  },
  {
    name: 'bibliography',
    form: 'files',
    about: 'build',
    says: 'One or more bibliographies (BibTeX, BibLaTeX, CSL-JSON, CSL-YAML), by their paths from this file; or named bibliographies, `{primary: a.bib, law: b.bib}`, for separate lists. The default is `references.bib` in this folder or one folder up or, for a text with citations, the only `.bib` file of the folder; `[]` means none.',
    example: 'bibliography: references.bib'
  },
  {
    name: 'references',
    form: 'works',
    about: 'build',
    says: 'Works in CSL-YAML, in addition to those of the bibliographies.',
    example: 'references: [{id: doe99, type: book, title: A Book, author: [{family: Doe, given: Jane}]}]'
  },
  {
    name: 'csl',
    also: ['citation-style'],
    form: 'text',
    about: 'build',
    says: 'A CSL style in place of the journal’s: a file, or the name of one of galley’s styles (`apa`, `chicago-author-date`, `chicago-notes`, `ieee`, `vancouver`) or of a style in the CSL repository (`nature`).',
    example: 'csl: chicago-notes'
  },
  {
    name: 'csl-locale',
    form: 'text',
    about: 'build',
    says: 'A CSL locale file, for other terms or for a language without a built-in locale.',
    example: 'csl-locale: locales-ur-PK.xml'
  },
  {
    name: 'citation-abbreviations',
    form: 'text',
    about: 'build',
    says: 'A JSON file with abbreviations of journals, places and publishers, for the short forms of the citation style.',
    example: 'citation-abbreviations: abbreviations.json'
  },
  {
    name: 'references-per',
    about: 'build',
    says: 'The scope of lists of references: one list for the `paper`, or one at the end of each `chapter`.',
    example: 'references-per: chapter'
  },
  {
    name: 'annotations',
    form: 'text',
    about: 'build',
    says: 'Whether lists of references print the annotations of the bibliography (`annotation`, `annote`).',
    example: 'annotations: true'
  },
  {
    name: 'notes-after-punctuation',
    form: 'text',
    about: 'build',
    says: 'Whether the note number of a citation is placed after the following punctuation mark; `true` by default, except in French.',
    example: 'notes-after-punctuation: false'
  },
  {
    name: 'nocite',
    form: 'texts',
    about: 'build',
    says: 'Works that are listed although the text does not cite them; `"@*"` lists all works.',
    example: 'nocite: ["@galtung1969"]'
  },
  {
    name: 'reference-section-title',
    form: 'text',
    about: 'build',
    says: 'The heading above the list of references.',
    example: 'reference-section-title: Works cited'
  },
  {
    name: 'link-citations',
    form: 'text',
    about: 'build',
    says: 'Whether citations link to the list of references; `true` by default.',
    example: 'link-citations: false'
  },
  {
    name: 'from',
    also: ['reader', 'md_extensions'],
    form: 'text',
    about: 'build',
    says: 'Extensions of Pandoc’s Markdown: `+hard_line_breaks`, `+ignore_line_breaks`, `+east_asian_line_breaks` and `-smart` have the effect that they have in Pandoc; others that change words are reported.',
    example: 'from: markdown+hard_line_breaks'
  },
  {
    name: 'resource-path',
    about: 'build',
    form: 'texts',
    says: 'Further folders in which the pictures and linked files of chapters may be, as in Pandoc.',
    example: 'resource-path: [figures]'
  },
  {
    name: 'style',
    form: 'text',
    about: 'build',
    says: 'The journal style: a built-in one, or a folder under `styles/`.',
    example: 'style: insights'
  },
  {
    name: 'smart',
    also: ['smart-punctuation'],
    form: 'text',
    about: 'build',
    says: 'Whether straight quotes, `--`, `---`, `...` and some spaces are replaced according to the typography of the language; `true` by default.',
    example: 'smart: false'
  },
  {
    name: 'number-sections',
    also: ['numbersections', 'numberSections'],
    form: 'text',
    about: 'build',
    says: 'Whether sections are numbered; the journal style decides by default.',
    example: 'number-sections: false'
  },
  {
    name: 'top-level-division',
    form: 'text',
    about: 'build',
    says: 'With `chapter`, the highest sections are chapters, as in a book: references to them read “Chapter 1”.',
    example: 'top-level-division: chapter'
  },
  {
    name: 'theorem-numbers',
    about: 'build',
    says: 'The numbering of theorems and the like: `by kind`, which is the default, `together`, `by section` (Theorem 2.1) or `together by section`.',
    example: 'theorem-numbers: together by section'
  },
  {
    name: 'numerals',
    about: 'build',
    says: 'The digits of the numbers of sections, figures, notes and pages, of dates, and of citations by author and year: `western` or `native`. By default, Arabic, Persian and Urdu papers have the digits of their language, and other papers have 0 to 9.',
    example: 'numerals: western'
  },
  {
    name: 'toc',
    also: ['contents'],
    form: 'text',
    about: 'build',
    says: 'Whether a table of contents precedes the text; `::: {#toc}` puts it elsewhere.',
    example: 'toc: true'
  },
  {
    name: 'toc-depth',
    about: 'build',
    says: 'The depth of the table of contents, from 1 to 5; 3 by default.',
    example: 'toc-depth: 2'
  },
  {
    name: 'toc-title',
    form: 'text',
    about: 'build',
    says: 'The heading of the table of contents.',
    example: 'toc-title: In this paper'
  },
  {
    name: 'macros',
    also: ['math'],
    form: 'macros',
    about: 'build',
    says: 'TeX macros for formulas, by name; `#1` is the argument. Macros that a chapter defines with `\\newcommand` also apply.',
    example: "macros: {R: '\\mathbb{R}', norm: '\\lVert #1 \\rVert'}"
  },
  {
    name: 'abbreviations',
    also: ['acronyms'],
    about: 'build',
    says: 'Abbreviations and their long forms, for the whole paper; `\\gls{RNA}` prints the long form at its first use, and `::: {#abbreviations}` is the place of their list. For further forms, write a key with `short`, `long`, `short-plural`, `long-plural` and `description`.',
    example: 'abbreviations: {RNA: ribonucleic acid}'
  },
  {
    name: 'header-includes',
    also: ['header_includes', 'preamble'],
    about: 'build',
    says: 'TeX for the preamble of a LaTeX document, as in Pandoc. Only macros and theorems are used and, without `bibliography`, the files of `\\addbibresource`.',
    example: "header-includes: '\\newcommand{\\R}{\\mathbb{R}}'"
  },
  {
    name: 'output',
    also: ['slug', 'output-file'],
    form: 'text',
    about: 'build',
    says: 'The file name of the outputs, without an extension.',
    example: 'output: law-without-enforcement'
  },
  {
    name: 'pdf-standard',
    also: ['pdfstandard'],
    about: 'build',
    says: 'One or more standards that the PDF must meet: `a-2b`, `a-2u`, `a-2a`, `a-3b`, `a-3u`, `a-3a`, `a-4`, `a-4f`, `ua-1`, `ua-2`. Without this setting, the PDF claims PDF/A-2a (3a with attached sources) and PDF/UA-1 if it conforms.',
    example: 'pdf-standard: [a-3a, ua-1]'
  },
  {
    name: 'jats-version',
    about: 'build',
    says: 'The version of JATS that `--to jats` writes: `1.3` (the default) or `1.4`.',
    example: 'jats-version: 1.4'
  },
  {
    name: 'rules',
    form: 'by-name',
    about: 'build',
    says: 'The severities of rules: `error`, `warning`, `info` or `off`.',
    example: 'rules: {figure-alt: error}'
  },
  {
    name: 'waivers',
    about: 'build',
    says: 'Findings that are accepted: `rule` (name or code), `reason` and, optionally, `subject`, `file` and the last day, `until`.',
    example: 'waivers: [{rule: reference-uncited, subject: doe99, reason: Kept for the appendix}]'
  }
]

/** Settings of other tools that galley silently ignores. */
export const foreign: ReadonlySet<string> = new Set(
  (
    'format output_format execute editor filters engine jupyter kernelspec project website ' +
    'documentclass classoption geometry fontsize mainfont sansfont monofont mathfont papersize linestretch indent linkcolor ' +
    'urlcolor citecolor toccolor colorlinks template css highlight-style ' +
    'pdf-engine biblio-style biblatexoptions natbib natbiboptions cite-method link-bibliography ' +
    'citation-abbreviations crossref figPrefix tblPrefix eqnPrefix secPrefix lstPrefix ' +
    'cref linkReferences nameInLink autoEqnLabels codeBlockCaptions revealjs-url theme aliases draft layout ' +
    'journal-info archive_doi submitted editor-info reviewers citation_author aas-journal repository url image ' +
    'version category categories series description bibliography-style numbersections-depth secnumdepth ' +
    'substitutions citeproc metadata-files dir published-print figureTitle tableTitle listingTitle figureTemplate ' +
    'tableTemplate listingTemplate figPrefixTemplate tblPrefixTemplate eqnPrefixTemplate lstPrefixTemplate secPrefixTemplate ' +
    'figLabels tblLabels eqLabels eqnLabels lstLabels secLabels subfigLabels refIndexTemplate subfigureRefIndexTemplate ' +
    'eqnIndexTemplate subfigureTemplate subfigureChildTemplate ccsTemplate secHeaderTemplate titleDelim ccsDelim ccsLabelSep ' +
    'chapDelim chaptersDepth sectionsDepth subfigGrid autoSectionLabels tableEqns equationNumberTeX setLabelAttribute ' +
    'eqnBlockTemplate eqnBlockInlineMath eqnInlineTemplate eqnInlineTableTemplate eqnDisplayTemplate lofItemTitle lotItemTitle lolItemTitle lofItemTemplate lotItemTemplate lolItemTemplate crossrefYaml figureNumbering ' +
    'vignette params knit pkgdown always_allow_html site github-repo cover-image split_by ' +
    'citation numbering toc_appendix ' +
    'exports downloads banner binder jupytext thebe edit_url source_url open_access requirements resources ' +
    'pandoc thumbnail source manubot-fail-on-errors manubot-requests-cache-path manubot-clear-requests-cache ' +
    'code-fold code-copy code-tools code-overflow code-line-numbers code-link callout-icon callout-appearance google-scholar ' +
    'appendix-style appendix-cite-as tbl-colwidths lightbox fig-align fig-responsive repository_url citation_url ' +
    'floatsintext linenumbers mask blank-lines-above-title figurelist tablelist footnotelist ' +
    'manubot-output-citekeys manubot-output-bibliography manubot-log-level manubot-bibliography-cache repo_url'
  ).split(' ')
)

/** The option with the given name or alternative name. */
export function optionNamed(name: string): Option | undefined {
  return options.find(option => option.name === name || option.also?.includes(name))
}
