import {isLanguageTag} from '../../core/language.ts'
import {similar} from '../../core/similar.ts'
import {tagOfLanguage} from '../../core/spoken-languages.ts'
import type {Finding, Place} from '../../core/types.ts'
import type {YamlValue} from '../values/yaml.ts'
import {printedForm} from './local-texts.ts'
import {optionNamed, type SettingForm} from './options.ts'

/** The permitted values of a setting. Without `text`, `list` and `map`, the value must be empty. */
export type Shape = Readonly<{
  says: string
  any?: true
  text?: true
  list?: Shape
  map?: Shape
  /** Whether the keys of the map are language tags. */
  languages?: true
  /** The keys that galley uses; others have no effect. */
  members?: readonly string[]
  /** A member that the map must have. */
  needs?: string
  /** The shapes of those members whose shape differs from `map`. */
  parts?: Readonly<Record<string, Shape>>
}>

const text: Shape = {says: 'text', text: true}
const texts: Shape = {says: 'text, or a list of texts', text: true, list: text}
const anything: Shape = {says: 'a value', any: true}
const localText: Shape = {
  says: 'text, or one text per language, such as `{en: …}`',
  text: true,
  map: text,
  languages: true
}
/** The numbers of awards; in MyST, awards also name their funders. */
const award: Shape = {says: 'text', text: true, map: {says: 'text', any: true}}
const awards: Shape = {says: 'text, or a list of texts', text: true, list: award, map: award}
const named: Shape = {says: 'a name', text: true, map: text}
const funder = {
  text: true,
  map: text,
  parts: {award: awards, awards, sources: texts, source: named, funder: named}
} as const satisfies Partial<Shape>
const chapters = {
  says: 'a list of paths, or of parts such as `{part: Law, chapters: [law.md]}`',
  text: true
} as const satisfies Shape
/** A part, or a group of chapters within a part. */
const part = {
  says: 'a path, or a part such as `{part: Law, chapters: [law.md]}`',
  text: true,
  map: texts,
  members: ['part', 'chapters', 'numbered']
} as const satisfies Shape

/** The table of the shapes for the forms in `options.ts`. */
const shapes: Readonly<Record<SettingForm, Shape>> = {
  text,
  texts,
  'local-text': localText,
  'local-texts': {says: 'texts by language such as `{en: …}`', map: text, languages: true},
  'local-words': {
    says: 'a list of texts, or one list per language, such as `{en: […]}`',
    text: true,
    list: text,
    map: texts,
    languages: true
  },
  files: {says: 'a path, a list of paths, or paths by name', text: true, list: text, map: texts},
  chapters: {...chapters, list: {...part, parts: {chapters: {...chapters, list: part}}}},
  funding: {
    says: 'text, or a list of texts or of mappings with a `statement` or a `funder`',
    list: {
      says: 'text, or a mapping with a `statement` or a `funder`',
      ...funder,
      members: ['statement', 'source', 'funder', 'ror', 'funder-id', 'award', 'awards']
    },
    // A single funder, or a text for each language.
    ...funder
  },
  statements: {says: 'statements by name such as `{ethics: …}`', map: localText},
  'by-name': {says: 'values by name such as `{name: value}`', map: text},
  macros: {
    says: 'values by name such as `{name: value}`',
    map: {says: 'text', text: true, map: text, needs: 'macro'}
  },
  journal: {
    says: 'a title, or a mapping such as `{title: …, volume: …}`',
    text: true,
    map: text,
    members:
      'title name abbreviation id issn section volume issue number first-page firstpage last-page lastpage article-number deposit publisher country url'.split(
        ' '
      ),
    parts: {issn: {says: 'an ISSN, or a mapping such as `{print: …, electronic: …}`', text: true, map: text}}
  },
  copyright: {
    says: 'a holder, or a mapping such as `{holder: …, year: …}`',
    text: true,
    map: text,
    members: ['holder', 'year']
  },
  works: {
    says: 'a list of works',
    list: {says: 'a work such as `{id: doe99, type: book, title: …}`', map: anything}
  },
  dates: {
    says: 'a mapping such as `{published: 2026-11-24}`',
    map: text,
    members: ['received', 'submitted', 'revised', 'accepted', 'published']
  },
  related: {
    says: 'a list of mappings such as `{type: preprint, doi: 10.5555/1}`',
    list: {says: 'a mapping such as `{type: preprint, doi: 10.5555/1}`', map: text, members: ['type', 'doi']},
    map: text,
    members: ['type', 'doi']
  }
}

/** The values that a form permits. */
export function formShape(form: SettingForm): Shape {
  return shapes[form]
}

/** Returns findings for settings whose values do not have the form that the table of options specifies. */
export function misshapenSettings(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  if (yaml?.kind !== 'map') return []
  return yaml.entries.flatMap(entry => {
    const form = optionNamed(entry.key)?.form
    if (form === undefined || foreignForms.has(`${entry.key} ${entry.value.kind}`)) return []
    const value = shapes[form].languages ? (printedForm(entry.value) ?? entry.value) : entry.value
    return faultsOf(value, shapes[form]).map(({place, found, says}) => ({
      rule: 'setting-invalid',
      file,
      place,
      subject: entry.key,
      message: `\`${entry.key}\` ${found}, expected ${says}`
    }))
  })
}

/** Returns findings for keys inside settings that have no effect, such as `pages` in `journal`. */
export function unknownMembers(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  if (yaml?.kind !== 'map') return []
  return yaml.entries.flatMap(({key, value}) => {
    const form = optionNamed(key)?.form
    const members = form === undefined ? undefined : shapes[form].members
    if (members === undefined || value.kind !== 'map') return []
    return value.entries
      .filter(entry => !members.includes(entry.key) && !foreignMembers.has(entry.key))
      .map(entry => ({
        rule: 'setting-unknown',
        file,
        place: entry.keyPlace,
        subject: `${key}.${entry.key}`,
        message: `\`${entry.key}\` is not a key of \`${key}\`, expected ${members.map(member => `\`${member}\``).join(', ')}`,
        expected: similar(entry.key, members)
      }))
  })
}

/** Keys that Quarto and its journal extensions use in addition to galley's. */
const foreignMembers: ReadonlySet<string> = new Set(
  'statement url blinded formatting cite-style layout model type'.split(' ')
)

/**
 * Names that mean something else in the front matter of R Markdown, Quarto, Hugo or al-folio, with the kind of value that they
 * have there.
 */
const foreignForms: ReadonlySet<string> = new Set([
  'language map',
  'output map',
  'output list',
  'math scalar',
  'toc list'
])

type Fault = Readonly<{place: Place; found: string; says: string}>

function faultsOf(value: YamlValue, shape: Shape): readonly Fault[] {
  if (shape.any || (value.kind === 'scalar' && (value.value === null || shape.text))) return []
  if (value.kind === 'list' && shape.list !== undefined) {
    const {list} = shape
    return value.items.flatMap(item => faultsOf(item, list))
  }
  if (value.kind === 'map' && shape.map !== undefined) {
    const {map, languages, members, parts, needs} = shape
    const [first] = value.entries
    if (needs !== undefined && !value.entries.some(({key}) => key === needs))
      return [{place: value.place, found: 'is a mapping', says: shape.says}]
    // If only some keys are not languages, `language-invalid` reports them.
    if (languages && first !== undefined && !value.entries.some(({key}) => isLanguage(key)))
      return [{place: first.keyPlace, found: `has the key \`${first.key}\``, says: shape.says}]
    return value.entries.flatMap(part =>
      members === undefined || members.includes(part.key)
        ? faultsOf(part.value, parts?.[part.key] ?? map)
        : []
    )
  }
  // Empty lists and maps are allowed, as are empty values.
  if (
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'map' && value.entries.length === 0)
  )
    return []
  return [{place: value.place, found: `is ${kinds[value.kind]}`, says: shape.says}]
}

function isLanguage(key: string): boolean {
  return isLanguageTag(key) || tagOfLanguage(key) !== undefined
}

const kinds = {scalar: 'text', list: 'a list', map: 'a mapping'}
