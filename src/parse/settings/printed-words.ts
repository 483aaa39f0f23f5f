import type {LocalText} from '../../core/types.ts'
import {memberOf, type YamlValue} from '../values/yaml.ts'

/** The metadata that the article shows unchanged and that contain non-ASCII characters, as texts. */
export function printedWords(yaml: YamlValue | undefined, lang: string): readonly LocalText[] {
  return printedMembers.flatMap(name => [...wordsIn(memberOf(yaml, name), lang)])
}

const printedMembers: readonly string[] = [
  ...['short-title', 'shorttitle', 'short_title', 'running-title', 'running-head', 'title-short'],
  ...['authors', 'author', 'affiliations', 'institutes', 'institute'],
  ...['keywords', 'tags', 'subject', 'journal', 'copyright']
]

function* wordsIn(value: YamlValue | undefined, lang: string): Generator<LocalText> {
  if (value?.kind === 'scalar') {
    if (/[^\0-\x7f]/.test(value.text)) yield {lang, text: value.text, place: value.place}
  } else if (value?.kind === 'list') {
    for (const item of value.items) yield* wordsIn(item, lang)
  } else if (value?.kind === 'map') {
    // Keywords may be a mapping by language.
    for (const {value: member} of value.entries) yield* wordsIn(member, lang)
  }
}
