import {isSameLanguage} from '../../core/language.ts'
import type {LocalText} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * The value of a text that templates of rticles have in several forms, `{formatted: …, plain: …, short: …}`: the form
 * that is printed, or that without markup.
 */
export function printedForm(
  value: YamlValue | undefined,
  form: 'formatted' | 'plain' = 'formatted'
): YamlValue | undefined {
  if (value?.kind !== 'map' || !value.entries.every(({key}) => /^(?:formatted|plain|short)$/.test(key)))
    return value
  return memberOf(value, form, 'formatted', 'plain') ?? value
}

/** Reads a single text, or one for each language, beginning with the language of the paper. */
export function localTexts(written: YamlValue | undefined, lang: string): readonly LocalText[] {
  const value = printedForm(written)
  const text = scalarText(value)
  if (value !== undefined && text !== undefined) return [{lang, text, place: value.place}]
  if (value?.kind !== 'map') return []
  const texts = value.entries.flatMap(entry => {
    const own = scalarText(entry.value)
    return own === undefined ? [] : [{lang: entry.key, text: own, place: entry.value.place}]
  })
  return [
    ...texts.filter(own => isSameLanguage(own.lang, lang)),
    ...texts.filter(own => !isSameLanguage(own.lang, lang))
  ]
}
