import type {PhraseName, SpokenLanguage} from './language.ts'
import type {FormulaPart} from './parts.ts'

/** Speaks the parts of a formula in a language. */
export type Speaker = Readonly<{
  language: SpokenLanguage
  /** The spoken text of a part; empty for an empty part. */
  say: (part: FormulaPart) => string
  /** The words for signs that have another meaning in this context: `→` below a limit, `|` in a set. */
  meanings: Readonly<Record<string, string>>
  /** Returns the same speaker for a context in which some signs have another meaning. */
  where: (meanings: Readonly<Record<string, string>>) => Speaker
}>

/**
 * Speaks a phrase about some parts: the short phrase if `isShort`, otherwise the long one, which marks where parts
 * begin or end.
 */
export function phraseAbout(
  {language, say}: Speaker,
  [short, long]: readonly [PhraseName, PhraseName],
  isShort: boolean,
  ...parts: readonly FormulaPart[]
): string {
  return language.phrase(isShort ? short : long, ...parts.map(part => say(part) || language.phrase('blank')))
}

/** Joins words with spaces, but without a space before a comma or semicolon. */
export function inWords(words: readonly string[]): string {
  return words.reduce(
    (said, each) =>
      each === '' ? said : said === '' || /^[,،;؛]$/.test(each) ? said + each : `${said} ${each}`,
    ''
  )
}
