import type {PhraseName, SpokenLanguage} from './language.ts'
import type {FormulaPart} from './parts.ts'

/** What says the parts of a formula in a language. */
export type Speaker = Readonly<{
  language: SpokenLanguage
  /** The words of a part; empty for an empty part. */
  say: (part: FormulaPart) => string
  /** The words of signs that mean something else here: `→` below a limit, `|` in a set. */
  meanings: Readonly<Record<string, string>>
  /** The same speaker for a place where some signs mean something else. */
  where: (meanings: Readonly<Record<string, string>>) => Speaker
}>

/** Says a phrase about parts, the long one if one of those that must end by themselves does not. */
export function phraseAbout(
  {language, say}: Speaker,
  [short, long]: readonly [PhraseName, PhraseName],
  isShort: boolean,
  ...parts: readonly FormulaPart[]
): string {
  return language.phrase(isShort ? short : long, ...parts.map(part => say(part) || language.phrase('blank')))
}

/** Puts words beside each other; a comma or semicolon follows the word before it. */
export function inWords(words: readonly string[]): string {
  return words.reduce(
    (said, each) =>
      each === '' ? said : said === '' || /^[,،;؛]$/.test(each) ? said + each : `${said} ${each}`,
    ''
  )
}
