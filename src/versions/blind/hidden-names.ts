import type {Article} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript} from '../../core/types.ts'
import {mailAccounts} from './authors.ts'
import {folded, spacedOut, wholeWord} from './folded-words.ts'
import {hiddenTexts} from './hidden-texts.ts'
import type {BlindHint} from './hints.ts'
import type {Drawing} from './picture-words.ts'
import {romanized} from './romanized.ts'

/**
 * Finds authors' names in parts of the files that no reader sees: names of pictures, labels, classes, keys, tooltips,
 * keywords, URLs of works, attributes of pictures, and accounts such as `adoe` in code.
 */
export function hiddenNames(
  article: Article,
  source: Manuscript,
  drawings: readonly Drawing[]
): readonly BlindHint[] {
  const found = new Map<string, BlindHint>()
  const people = source.metadata.authors.flatMap(({corporate, family, given = ''}) =>
    corporate || family === undefined
      ? []
      : [family, ...romanized(family)].map(name => ({
          family: letters(folded(name)),
          given: letters(folded(given.split(/\s+/)[0] ?? '')),
          patterns: [...spacedOut([name]), ...ofSeveralWords(name)]
        }))
  )
  const accounts = mailAccounts(source.metadata).map(name => ({
    pattern: wholeWord([name], 'i'),
    spelled: letters(folded(name))
  }))
  for (const {text, where, at} of hiddenTexts(article, source, drawings)) {
    const searched: Searched = {text: folded(text), spelled: letters(folded(text))}
    // Accounts in code are not reported here, since code is also searched as text.
    if (where !== 'code' && accounts.some(account => isAccountIn(searched, account))) {
      const what = `the account of an author, in ${where}`
      found.set(`${text}\n${what}`, {words: text.slice(0, 80), what, near: text.slice(0, 80), at})
    }
    if (!people.some(person => isNamed(searched, person))) continue
    const isLong = where === 'code' || where === 'a file of the style'
    const words = isLong ? namedIn(searched.text, people) : text
    const what = `the name of an author, in ${where}`
    found.set(`${words}\n${what}`, {words, what, near: text.slice(0, 80), at})
  }
  return [...found.values()]
}

type Account = Readonly<{pattern: RegExp; spelled: string}>

/**
 * A folded text, and its letters and digits alone, which contain a name however it is divided; most texts can thus be
 * excluded quickly.
 */
type Searched = Readonly<{text: string; spelled: string}>

function isAccountIn({text, spelled}: Searched, account: Account): boolean {
  return spelled.includes(account.spelled) && account.pattern.test(text)
}

type Person = Readonly<{family: string; given: string; patterns: readonly RegExp[]}>

/**
 * Whether a text contains a name: as a word, within a word if the name is long, in an account, or with its letters
 * spaced out.
 */
function isNamed({text, spelled}: Searched, person: Person): boolean {
  if (!spelled.includes(person.family)) return false
  return (
    wordsIn(text).some(word => isNameIn(word, person)) || person.patterns.some(pattern => pattern.test(text))
  )
}

function isNameIn(word: string, {family, given}: Person): boolean {
  if (family.length < 3) return false
  if (word === family || (family.length > 4 && word.includes(family))) return true
  const accounts = given === '' ? [] : [given[0] + family, family + given[0], given + family]
  return [...accounts, `${family}lab`, `${family}group`, `${family}research`].includes(word)
}

function namedIn(text: string, people: readonly Person[]): string {
  const word = (text.match(/[\p{L}\p{N}]+/gu) ?? []).find(each =>
    people.some(person => isNameIn(letters(each), person))
  )
  const spaced = people.flatMap(person => person.patterns.flatMap(pattern => pattern.exec(text)?.[0] ?? []))
  return word ?? spaced[0] ?? text.slice(0, 80)
}

/**
 * Patterns for a family name of several words, however they are joined: `Price-Whelan`, `price_whelan`, `PriceWhelan`.
 */
function ofSeveralWords(name: string): readonly RegExp[] {
  const words = folded(name).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < 2 ? [] : [new RegExp(`(?<!\\p{L})${words.join('[^\\p{L}\\p{N}]?')}(?!\\p{L})`, 'iu')]
}

function wordsIn(text: string): readonly string[] {
  const parts = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/\p{L}+/gu) ?? []
  return [...parts, ...(text.match(/\p{L}+/gu) ?? [])].map(letters)
}
