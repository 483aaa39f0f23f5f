import {isLanguageTag} from '../../core/language.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, Journal, OjsSettings, OjsStatus, OjsVersion, Place} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {readJournal, readSections} from './journal.ts'
import {journalKeys, ojsOptions} from './style-options.ts'

type Read = Readonly<{journal?: Journal; ojs?: OjsSettings; findings: readonly Finding[]}>

/**
 * Reads `journal` and `ojs` in a `style.yaml`: the data that all papers of the journal share, and the settings of its
 * OJS.
 */
export function readStyleJournal(yaml: YamlValue | undefined, file: string): Read {
  const findings: Finding[] = []
  const say = (place: Place, subject: string, message: string, keys: readonly string[]): void => {
    findings.push({rule: 'style-invalid', file, place, subject, message, expected: similar(subject, keys)})
  }
  const value = memberOf(yaml, 'journal')
  const ojs = memberOf(yaml, 'ojs')
  const expected = {
    journal: '`{title: Insights, issn: {electronic: 2049-3630}, publisher: Kiln Press}`',
    ojs: '`{version: "3.4", genre: Article Text, author-group: Author}`'
  }
  for (const [name, given, keys] of [
    ['journal', value, journalKeys],
    ['ojs', ojs, Object.keys(ojsOptions)]
  ] as const) {
    if (given === undefined) continue
    if (given.kind !== 'map')
      say(given.place, name, `\`${name}\` is not a mapping, expected ${expected[name]}`, [])
    for (const {key, keyPlace} of given.kind === 'map' ? given.entries : [])
      if (!keys.includes(key))
        say(keyPlace, key, `\`${key}\` is not a setting of \`${name}\`, expected ${expected[name]}`, keys)
  }
  for (const {key, value: own} of ojs?.kind === 'map' ? ojs.entries : []) {
    const values: readonly string[] | undefined = ojsOptions[key]
    const text = scalarText(own) ?? ''
    if (values !== undefined && !values.includes(text))
      say(own.place, key, `\`${key}\` is \`${text}\`, expected ${listed(values)}`, values)
  }
  const read = value?.kind === 'map' ? readJournal(value, file) : undefined
  return {
    ...(read && {journal: {...read.journal, ...ownOf(value)}}),
    ...(ojs && {ojs: ojsOf(ojs)}),
    findings: [...findings, ...(read?.findings ?? [])]
  }
}

function listed(values: readonly string[]): string {
  return values.map(value => `\`${value}\``).join(', ')
}

function ownOf(value: YamlValue | undefined): Pick<Journal, 'sections' | 'locales'> {
  const locales = memberOf(value, 'locales')
  const sections = readSections(memberOf(value, 'sections'))
  const names = (locales?.kind === 'map' ? locales.entries : []).flatMap(({key, value: name}) =>
    isLanguageTag(key) ? [[key, scalarText(name) ?? ''] as const] : []
  )
  return {
    ...(sections.length > 0 && {sections}),
    ...(names.length > 0 && {locales: Object.fromEntries(names)})
  }
}

function ojsOf(value: YamlValue): OjsSettings {
  const text = (name: string): string | undefined => scalarText(memberOf(value, name))
  const one = <Value extends string>(name: string): Value | undefined => {
    const given = text(name)
    return given !== undefined && ojsOptions[name]?.includes(given) ? (given as Value) : undefined
  }
  return {
    version: one<OjsVersion>('version'),
    genre: text('genre'),
    pictureGenre: text('picture-genre'),
    authorGroup: text('author-group'),
    status: one<OjsStatus>('status')
  }
}
