import {isSameLanguage} from '../../core/language.ts'
import type {LocalText} from '../../core/types.ts'
import {scalarText, type YamlValue} from '../values/yaml.ts'

/** Reads a single text, or one for each language, beginning with the language of the paper. */
export function localTexts(value: YamlValue | undefined, lang: string): readonly LocalText[] {
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
