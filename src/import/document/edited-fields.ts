import {unprintedWords} from '../link/unprinted.ts'
import {partTerms} from '../link/words.ts'
import type {FieldCitation} from './citations/cited-works.ts'
import type {TypedInline, TypedWrapper} from './content.ts'
import {textOfInlines} from './words.ts'
import {queryMarkdown} from './write/running.ts'
import {typedText} from './write/typed.ts'

/** The text shown by each citation that a program made. */
export function wordsOfFields(inlines: readonly TypedInline[]): ReadonlyMap<TypedWrapper, string> {
  const parts = new Map<TypedWrapper, TypedInline[]>()
  for (const inline of inlines)
    if (inline.within?.kind === 'citation')
      parts.set(inline.within, [...(parts.get(inline.within) ?? []), inline])
  return new Map([...parts].map(([wrapper, own]) => [wrapper, textOfInlines(own)]))
}

/**
 * The texts that contain the words of a program's citation: its prefixes, suffixes and locators, and the data of its
 * works.
 */
export function fieldTexts({works}: FieldCitation): Readonly<{
  kept: readonly string[]
  lines: readonly string[]
}> {
  return {
    kept: works.flatMap(({part}) => [part.prefix, part.suffix, part.locator]),
    lines: works.map(({work}) => valuesOf(work).join(' '))
  }
}

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(valuesOf)
}

/** The words that an author typed into a program's citation: words that are not in the citation's data. */
export function addedWords(shown: string, citation: FieldCitation): readonly string[] {
  const isNumber = !/\p{L}{2}/u.test(shown.replace(/\bpp?\b/gu, ''))
  return unprintedWords(shown, {...fieldTexts(citation), names: [], isNumber}).filter(
    word => !ofPart.test(word)
  )
}

/** The words before a locator, which programs print in the language of the file: `pág. 12`. */
const ofPart = new RegExp(`^${partTerms}$`, 'iu')

/** The Markdown of a program's citation whose text was changed by hand: the text as typed, and a query. */
export function editedMarkdown(shown: string, added: readonly string[], markdown: string): string {
  const cited = `\`${markdown.replace(/`/g, '')}\``
  return `${typedText(shown)}${queryMarkdown(`Is this ${cited}? “${added.join(' ')}” was typed into the citation`)}`
}
