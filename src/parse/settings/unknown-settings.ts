import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'
import {codedAddresses, codedNotes, settingsOfNotes} from './authors.ts'
import {foreignOfFormats, misplacedInFormats} from './format-settings.ts'
import {namesJournal} from './journal.ts'
import {numberedSections} from './numbered-sections.ts'
import {foreign, optionNamed, options} from './options.ts'
import {statementNames, textsOfAuthors} from './texts-of-authors.ts'

/** Returns findings for settings that galley does not know, except those in the table of foreign settings. */
export function unknownSettings(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  if (yaml?.kind !== 'map') return []
  const names = options.flatMap(option => [option.name, ...(option.also ?? [])])
  const output = memberOf(yaml, 'output')
  // Distill prints the description of a paper below its title, and Quarto prints its categories as well.
  const isQuarto = file.endsWith('.qmd')
  const isDistill = [
    scalarText(output) ?? '',
    ...(output?.kind === 'map' ? output.entries.map(({key}) => key) : [])
  ].some(name => name.startsWith('distill::'))
  const numbering: readonly Finding[] = numberedSections(yaml).left.map(({key, keyPlace, value}) => ({
    rule: 'setting-unknown',
    file,
    place: keyPlace,
    subject: key,
    message: `\`numbering: ${key}\` has no effect in galley`,
    note:
      template(value) !== undefined
        ? `galley prints its own names of figures and the like. For another name, write it in the reference: \`[${template(value)} @${labelOf(key)}]\`.`
        : /^heading_/.test(key)
          ? 'galley numbers the sections of all levels, or none. For a heading without a number, write `{.unnumbered}` after it.'
          : 'galley counts figures, tables and formulas 1, 2, 3. For another number, write `tag="10.1"` in the braces of the figure or formula, `{#eq:a tag="10.1"}`.'
  }))
  const unknown = [
    ...yaml.entries.filter(({key}) => !isList(key)),
    ...listsIn(yaml),
    ...foreignOfFormats(yaml)
  ]
    .filter(
      ({key, value}) =>
        optionNamed(key) === undefined &&
        !isUnchanged(key, value) &&
        !(key === 'address' && codedAddresses(yaml) !== undefined) &&
        !(settingsOfNotes.includes(key) && codedNotes(yaml).size > 0) &&
        (!foreign.has(key) ||
          (printed.has(key) && (isQuarto || (isDistill && key === 'description'))) ||
          (key === 'citation' && namesJournal(value) && memberOf(yaml, 'journal')?.kind === 'scalar'))
    )
    .map((entry): Finding => {
      const {key, keyPlace, value} = entry
      const unknown: Finding = {
        rule: 'setting-unknown',
        file,
        place: keyPlace,
        subject: key,
        message: `galley has no setting \`${key}\``
      }
      return textsOfAuthors.has(key.replaceAll('_', '-')) || isText(key, value)
        ? {
            ...unknown,
            message: `${unknown.message}, expected \`statements: {${statementNames(entry).join(', ')}}\``,
            note: 'Its text is not printed.'
          }
        : (formOf(entry, unknown) ?? withGuess(entry, unknown, similar(key, names)))
    })
  return [...numbering, ...unknown, ...misplacedInFormats(yaml, file)]
}

/** Whether a setting has the value that galley has without it. */
function isUnchanged(key: string, value: YamlValue): boolean {
  return defaults.get(key)?.test(scalarText(value) ?? '') ?? false
}

const defaults: ReadonlyMap<string, RegExp> = new Map([
  ['shift-heading-level-by', /^0$/],
  ['implicit_figures', /^(?:true|yes)$/i],
  ['number-offset', /^0$/],
  ['date-format', /^long$/]
])

/** A setting with a similar name, or the statement that prints the words of a setting that only a template uses. */
function withGuess({key, value}: YamlEntry, unknown: Finding, expected: readonly string[]): Finding {
  const words = wordsOfTemplate(value)
  if (expected.length > 0 || words === undefined) return {...unknown, expected}
  return {
    ...unknown,
    message: `${unknown.message}, expected \`statements: {${key.replaceAll('_', '-')}: ${words}}\` if readers should see it, or nothing`
  }
}

/** The words in a setting that is a text, or a list of texts or of people with names. */
function wordsOfTemplate(value: YamlValue): string | undefined {
  const texts = itemsOf(value).flatMap(item => scalarText(memberOf(item, 'name')) ?? scalarText(item) ?? [])
  const words = texts.join(', ')
  const isText = /\p{L}{3}/u.test(words) && !/^(?:true|false|none|null|auto|default|yes)$/i.test(words)
  if (!isText || /[`\n{}\\]|\S[/=]\S|\.\w{2,4}$/.test(words) || words.length > 200) return undefined
  return /[:#,'"]/.test(words) ? JSON.stringify(words) : words
}

/** The name in a template of MyST, as `Fig.` in `{template: Fig. %s}`. */
function template(value: YamlValue): string | undefined {
  const name = /^(.*?\p{L}.*?)[\s({]*%s/u.exec(scalarText(memberOf(value, 'template')) ?? '')?.[1]
  return name?.replaceAll('`', '')
}

/** The beginning of a label of a kind of floats. */
function labelOf(kind: string): string {
  return {figure: 'fig:name', table: 'tbl:name', equation: 'eq:name', code: 'lst:name'}[kind] ?? 'sec:name'
}

/** Whether the value of an unknown setting is a text, or names the people of a thesis. */
function isText(key: string, value: YamlValue): boolean {
  if (forms.has(key)) return false
  const text = scalarText(value) ?? ''
  return /advisor|supervisor|examiner|referee|committee|reviewer|promotor/i.test(key)
    ? text !== ''
    : /^\p{Lu}[^\n]*\p{Ll} \p{L}+ \S+ \S+ \S/u.test(text.trim()) && !/[:/\\<>{}]/.test(text.slice(0, 40))
}

/** Settings that request a list of figures or tables, even those inside one format. */
function listsIn(yaml: YamlValue): readonly YamlEntry[] {
  if (yaml.kind !== 'map') return []
  return yaml.entries.flatMap(entry =>
    isList(entry.key)
      ? booleanOf(entry.value) === true
        ? [entry]
        : []
      : entry.value.kind === 'map' && !/^(?:statements|parts|rules|macros|abbreviations)$/.test(entry.key)
        ? listsIn(entry.value)
        : []
  )
}

function isList(key: string): boolean {
  return forms.get(key)?.startsWith('nothing: galley prints no list') ?? false
}

/**
 * The finding for a setting of another program that galley has under another name, or that changes printed words;
 * undefined for other settings.
 */
function formOf({key, value}: YamlEntry, unknown: Finding): Finding | undefined {
  const form = forms.get(key) ?? formOfValue(key, value)
  return form === undefined ? undefined : {...unknown, message: `${unknown.message}, expected ${form}`}
}

/** The form to write in place of a setting that names a file of papaja, or a page of MyST. */
function formOfValue(key: string, value: YamlValue): string | undefined {
  const texts = itemsOf(value).flatMap(item => scalarText(item) ?? [])
  const [text] = texts
  if (text === undefined) return undefined
  const own = ofMyst.get(key)
  if (own !== undefined) return own(texts.join(', '))
  if (key === 'appendix')
    return `${texts.map(file => `\`{{< include ${file} >}}\``).join(' and ')} at the end of the text, and \`{.appendix}\` after the first heading of the file`
  return key === 'label' ? `\`{#${text}}\` after the heading that references to \`${text}\` mean` : undefined
}

/** Settings of MyST and Quarto that readers see, with the form that has their value. */
const ofMyst: ReadonlyMap<string, (value: string) => string> = new Map<string, (value: string) => string>([
  ['volume', value => `\`journal: {volume: ${value}}\``],
  ['issue', value => `\`journal: {issue: ${value}}\``],
  ['first_page', value => `\`journal: {first-page: ${value}}\``],
  ['last_page', value => `\`journal: {last-page: ${value}}\``],
  ['collaborations', value => `an author, \`{name: ${value}, corporate: true}\``],
  ['date-modified', value => `\`dates: {revised: ${/^\d/.test(value) ? value : '2026-11-24'}}\``],
  ['editors', value => `a statement, \`statements: {editors: ${value}}\`: they are not printed`],
  ['arxiv', value => `\`related: {type: preprint, doi: …}\` with its DOI, or a note with \`<${value}>\``],
  ...['MSC', 'msc', 'PACS', 'pacs', 'JEL', 'jel', 'CRclass', 'classification'].map(
    key =>
      [key, (value: string) => `\`statements: {${key}: "${value}"}\`: its words are not printed`] as const
  ),
  ['code-summary', value => `its words before the code, “${value}”`],
  ['aas-doi', value => `\`related: [{type: companion, doi: ${value}}]\`: it is not printed`],
  ['pmid', () => 'nothing: galley prints no PMID of the paper itself'],
  ['pmcid', () => 'nothing: galley prints no PMCID of the paper itself']
])

/** Settings that some programs print and others do not. */
const printed: ReadonlySet<string> = new Set(['description', 'categories'])

const nameOfReference =
  'the name in the reference, `[Fig. @fig:name]`: galley has its own names in the language of the paper'

const forms: ReadonlyMap<string, string> = new Map([
  ['categories', '`keywords: […]`: they are not printed'],
  ['description', '`subtitle: …` or `abstract: …`: its words are not printed'],
  ['creative_commons', '`license: CC-BY-4.0` or another identifier of SPDX'],
  ['include-before', 'its words at the beginning of the text: they are not printed'],
  ['include-after', 'its words at the end of the text: they are not printed'],
  ['include-in-header', '`header-includes:` with the macros of that file'],
  ['suppress-bibliography', 'nothing: galley prints the list of all cited works'],
  ['citation-location', '`csl` with a style that cites in notes or in the text'],
  ['reference-location', 'nothing: the journal style places notes'],
  [
    'citation',
    '`journal: {title: …, volume: …, issue: …, first-page: …}` and `doi:`: what it says of the journal is not printed'
  ],
  ['highlights', '`statements: {highlights: …}`: its words are not printed'],
  ['impact', '`statements: {impact: …}`: its words are not printed'],
  ['address', '`affiliations:` with the address in their words: it is not printed'],
  ['university', '`affiliation: …` of the author: its words are not printed'],
  ['institution', '`affiliation: …` of the author: its words are not printed'],
  ['editor-note', '`statements: {editor-note: …}`: its words are not printed'],
  ['impact-statement', '`statements: {impact-statement: …}`: its words are not printed'],
  [
    'masked-citations',
    'nothing: a copy for reviewers, `galley build --anonymous`, masks all works of the authors'
  ],
  ['number-depth', '`{.unnumbered}` after the headings below that level'],
  ['number-offset', 'nothing: galley counts the sections of a paper from 1'],
  ['lof', 'nothing: galley prints no list of figures'],
  ['lot', 'nothing: galley prints no list of tables'],
  ['list-of-figures', 'nothing: galley prints no list of figures'],
  ['list-of-tables', 'nothing: galley prints no list of tables'],
  ['advisor', '`statements: {advisor: …}`: its words are not printed'],
  ['supervisor', '`statements: {supervisor: …}`: its words are not printed'],
  ['degree', '`statements: {degree: …}`: its words are not printed'],
  ['department', '`affiliation: …` of the author: its words are not printed'],
  ['division', '`statements: {division: …}`: its words are not printed'],
  ['venue', '`journal: {title: …}`: its words are not printed'],
  ['abstract-title', 'nothing: galley has its own word for the abstract, in the language of the paper'],
  ['code-annotations', 'nothing: galley prints code as it is, with a list below it'],
  ['cssclass', 'nothing: the journal style sets the page'],
  ['cssclasses', 'nothing: the journal style sets the page'],
  ['cap-location', 'nothing: the journal style places captions'],
  ['fig-cap-location', 'nothing: the journal style places captions'],
  ['tbl-cap-location', 'nothing: the journal style places captions'],
  ['authorrunning', 'nothing: running heads have the names of the authors'],
  ['lead_author_surname', 'nothing: running heads have the names of the authors'],
  ['bibstyle', '`csl:` with the style in which works are cited'],
  ['listing', 'links to the pages in the text, `- [Title](page.html)`: the list is not printed'],
  ['rangeDelim', 'nothing: galley joins references with the words of the language'],
  ['pairDelim', 'nothing: galley joins references with the words of the language'],
  ['lastDelim', 'nothing: galley joins references with the words of the language'],
  ['refDelim', 'nothing: galley joins references with the words of the language'],
  ['lofTitle', 'no title: galley prints no list of figures'],
  ['lotTitle', 'no title: galley prints no list of tables'],
  ['lolTitle', 'no title: galley prints no list of listings'],
  ['listings', 'nothing: galley sets code itself'],
  ...['xnos', 'fignos', 'eqnos', 'tablenos', 'secnos'].flatMap((filter): [string, string][] => [
    [`${filter}-cleveref`, 'nothing: `@fig:name` prints its name, and `[-@fig:name]` its number alone'],
    [`${filter}-plus-name`, nameOfReference],
    [`${filter}-star-name`, nameOfReference]
  ]),
  [
    'date-format',
    'nothing: galley prints dates in the form of the language of the paper, with the name of the month'
  ],
  ['wordcount', 'nothing: galley counts the words of the text itself'],
  ['shift-heading-level-by', 'headings of the depth that they have']
])
