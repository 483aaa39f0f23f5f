import {unprintedWords} from '../link/unprinted.ts'
import type {FieldCitation} from './citations/cited-works.ts'
import type {TypedInline, TypedWrapper} from './content.ts'
import {textOfInlines} from './words.ts'
import {queryMarkdown} from './write/running.ts'
import {typedText} from './write/typed.ts'

/** The words that each structure shows, such as the citation of a program. */
export function wordsOfFields(inlines: readonly TypedInline[]): ReadonlyMap<TypedWrapper, string> {
  const parts = new Map<TypedWrapper, TypedInline[]>()
  for (const inline of inlines)
    if (inline.within?.kind === 'citation')
      parts.set(inline.within, [...(parts.get(inline.within) ?? []), inline])
  return new Map([...parts].map(([wrapper, own]) => [wrapper, textOfInlines(own)]))
}

/** The texts in which the words of a citation of a program must be: its works, and its own prefixes and suffixes. */
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

/** The words that an author typed into the citation of a program, which the program does not print. */
export function addedWords(shown: string, citation: FieldCitation): readonly string[] {
  const isNumber = !/\p{L}{2}/u.test(shown.replace(/\bpp?\b/gu, ''))
  return unprintedWords(shown, {...fieldTexts(citation), names: [], isNumber})
}

/** A citation of a program whose words were changed by hand: the words as typed, and a query. */
export function editedMarkdown(shown: string, added: readonly string[], markdown: string): string {
  const cited = `\`${markdown.replace(/`/g, '')}\``
  return `${typedText(shown)}${queryMarkdown(`Is this ${cited}? “${added.join(' ')}” was typed into the citation`)}`
}
