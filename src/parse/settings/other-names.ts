import {plural} from '../../core/plural.ts'
import {capitalised, terms} from '../../core/terms/index.ts'
import type {Finding} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Returns a finding for settings by which Quarto (`crossref`) or pandoc-crossref (`figPrefix`) would print other names
 * for “Figure” and the like. galley prints the names in the language of the paper.
 */
export function otherNames(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  const crossref = memberOf(yaml, 'crossref')
  const {names} = terms(scalarText(memberOf(yaml, 'lang', 'language', 'locale')) ?? 'en')
  const own = new Set(
    Object.values(names).flatMap(({one, many}) => [one, many].map(name => capitalised(name).toLowerCase()))
  )
  const isOther = ({key, value}: YamlEntry): boolean =>
    key === 'custom' ||
    (value.kind === 'list' ? itemsOf(value) : [value]).some(item => {
      const word = scalarText(item)?.trim().toLowerCase()
      return word !== undefined && !own.has(word)
    })
  const found = [
    ...entriesIn(crossref)
      .filter(entry => ofQuarto.test(entry.key) && isOther(entry))
      .map(entry => ({entry, name: `crossref: ${entry.key}`})),
    ...entriesIn(yaml)
      .filter(entry => ofPandocCrossref.test(entry.key) && isOther(entry))
      .map(entry => ({entry, name: entry.key}))
  ]
  const [first] = found
  if (first === undefined) return []
  return [
    {
      rule: 'setting-unknown',
      file,
      place: first.entry.keyPlace,
      subject: first.entry.key,
      message: `galley uses its own names for figures and the like, such as “${capitalised(names.figure.one)} 1”: ${plural(found.length, 'setting')} for other names ${found.length === 1 ? 'has' : 'have'} no effect, ${found.map(({name}) => `\`${name}\``).join(', ')}`
    }
  ]
}

function entriesIn(value: YamlValue | undefined): readonly YamlEntry[] {
  return value?.kind === 'map' ? value.entries : []
}

/** Matches the names in Quarto's guide, “Cross-Reference Options”. */
const ofQuarto = /^[a-z]+-(?:title|prefix)$|^(?:title-delim|custom)$/

/** Matches the names in the manual of pandoc-crossref, “Customization”. */
const ofPandocCrossref = /^(?:figure|table|listing)Title$|^(?:fig|tbl|eqn|lst|sec)Prefix$|^titleDelim$/
