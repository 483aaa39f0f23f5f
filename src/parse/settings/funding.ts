import type {Funder, LocalText} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {rorOf} from './authors.ts'
import {localTexts} from './local-texts.ts'
import {readDoi} from './related.ts'

/**
 * The texts of the funding statement. The setting is one text, one text per language, or a list of texts, Quarto's maps
 * and funders, which are joined into one text. A funder without a statement of its own is printed as its name and its
 * awards.
 */
export function fundingTexts(value: YamlValue | undefined, lang: string): readonly LocalText[] {
  const isOne =
    value?.kind === 'map' &&
    ['statement', 'funder', 'source'].some(name => memberOf(value, name) !== undefined)
  if (value?.kind !== 'list' && !isOne) return localTexts(value, lang)
  const texts = (value.kind === 'list' ? value.items : [value]).flatMap(item => {
    const [own] = readFunders(item)
    const written = scalarText(item.kind === 'map' ? memberOf(item, 'statement') : item)
    return written ?? (own === undefined ? (scalarText(memberOf(item, 'source')) ?? []) : printed(own))
  })
  return texts.length === 0 ? [] : [{lang, text: texts.join(' '), place: value.place}]
}

/** Writes a funder in the form “Research Council (123, 456).” */
function printed({name, awards}: Funder): string {
  return awards.length === 0 ? `${name}.` : `${name} (${awards.join(', ')}).`
}

/** The funders that the setting names, in galley’s form or in Quarto’s. */
export function readFunders(value: YamlValue | undefined): readonly Funder[] {
  return itemsOf(value).flatMap((item): readonly Funder[] => {
    const awards = memberOf(item, 'award', 'awards', 'award-number', 'grant')
    const source = memberOf(item, 'source')
    // A source that is a text alone may be a sentence.
    const ofQuarto = awards === undefined && scalarText(source) !== undefined ? undefined : source
    const funder = memberOf(item, 'funder') ?? ofQuarto ?? memberOf(item, 'name')
    const name = scalarText(funder) ?? scalarText(memberOf(funder, 'name'))
    if (name === undefined) return itemsOf(awards).flatMap(ofSources)
    return [
      {
        name,
        ror: rorOf(item) ?? rorOf(funder),
        funderId: readDoi(memberOf(item, 'funder-id')),
        awards: itemsOf(awards).flatMap(award => scalarText(award) ?? scalarText(memberOf(award, 'id')) ?? [])
      }
    ]
  })
}

/** The funders of an award in MyST, `{id: 12, sources: [NSF]}`, each with the number of the award. */
function ofSources(award: YamlValue): readonly Funder[] {
  const id = scalarText(memberOf(award, 'id', 'number'))
  return itemsOf(memberOf(award, 'sources', 'source')).flatMap(source => {
    const name = scalarText(source) ?? scalarText(memberOf(source, 'name', 'institution', 'id'))
    return name === undefined
      ? []
      : [{name, ror: rorOf(source), funderId: undefined, awards: id === undefined ? [] : [id]}]
  })
}
