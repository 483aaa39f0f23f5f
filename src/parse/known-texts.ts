import type {Macro} from '../core/mdast.ts'
import type {Memo} from '../core/memo.ts'
import {once} from '../core/once.ts'
import {theoremDefinitions} from '../core/theorem-definitions.ts'
import type {TheoremDefinition} from '../core/theorem-kinds.ts'
import type {Source} from '../core/types.ts'
import {type BookCommands, bookCommands} from './latex/book-commands.ts'
import {chapterHash} from './markdown/chapter-form.ts'
import {bracketedNames} from './markdown/heading-names.ts'
import {linesIn} from './markdown/text-limits.ts'
import {wordMacros} from './markdown/word-macros.ts'

/** The properties of a text that are found without parsing it; each is computed on first use. */
export type KnownText = Readonly<{
  text: string
  lines: () => number
  names: () => readonly string[]
  theorems: () => readonly TheoremDefinition[]
  /** The macros for words that the text defines. */
  macros: () => readonly Macro[]
  /** Whether the text may define terms. */
  definesTerms: () => boolean
  /** The commands of LaTeX for books in the text. */
  book: () => BookCommands
  /** The hash of the text together with the given settings of the parser. */
  hash: (source: Source, lang: string, smart: boolean) => string
}>

/**
 * Returns a function that returns the properties of a text; a session keeps these, so a text that is unchanged as a
 * string is not examined again.
 */
export async function knownTexts(memo: Memo): Promise<(source: Pick<Source, 'path' | 'text'>) => KnownText> {
  const known = await memo('known texts', '', () => new Map<string, KnownText>(), 'latest')
  return ({path, text}) => {
    const last = known.get(path)
    if (last?.text === text) return last
    const found = knownText(text, memo.hash)
    known.set(path, found)
    return found
  }
}

/** Matches all TeX that defines terms, and little else. */
export const mayDefineTerms = /\\(?:(?:long)?new(?:acro|abbrev|gloss)|DeclareAcronym|acro)/

function knownText(text: string, hash: Memo['hash']): KnownText {
  const hashes = new Map<string, string>()
  return {
    text,
    lines: once(() => linesIn(text)),
    names: once(() => [...bracketedNames(text)]),
    theorems: once(() => theoremDefinitions(text)),
    macros: once(() => wordMacros(text)),
    definesTerms: once(() => mayDefineTerms.test(text)),
    book: once(() => bookCommands(text)),
    hash(source, lang, smart) {
      const {theorems, macros, abbreviations, headings, citesInText, lineBreaks, book} = source
      const name = JSON.stringify([
        lang,
        smart,
        theorems,
        macros,
        abbreviations,
        headings,
        citesInText,
        lineBreaks,
        book
      ])
      const found = hashes.get(name) ?? chapterHash(source, lang, smart, [], hash)
      hashes.clear()
      hashes.set(name, found)
      return found
    }
  }
}

/** The hash of all bibliography files, computed again only if the text of one has changed. */
export async function bibliographyHash(sources: readonly Source[], memo: Memo): Promise<string> {
  const known = await memo('known bibliography', '', () => new Map<'last', KnownSources>(), 'latest')
  const last = known.get('last')
  const isSame =
    last?.sources.length === sources.length &&
    sources.every(({path, text}, index) => {
      const other = last.sources[index]
      return other?.path === path && other.text === text
    })
  if (last !== undefined && isSame) return last.hash
  const hash = memo.hash(sources.map(({path, text}) => `${path}\n${text.length}\n${text}`).join('\n'))
  known.set('last', {sources, hash})
  return hash
}

type KnownSources = Readonly<{sources: readonly Source[]; hash: string}>
