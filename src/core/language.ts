/** The direction of a script. */
export type Direction = 'ltr' | 'rtl'

/** The primary language of a tag in lower case, without subtags: `ur` for `ur-PK`. */
export function baseLanguage(lang: string): string {
  return lang.split(/[-_]/u)[0]!.toLowerCase()
}

/** Whether two tags have the same primary language, as do `en` and `en-GB`. */
export function isSameLanguage(tag: string, lang: string): boolean {
  return baseLanguage(tag) === baseLanguage(lang)
}

/**
 * The direction of a language: the direction of its script if the tag has one (`az-Arab`, `ur-Latn`), else the usual
 * direction of the language.
 */
export function direction(lang: string): Direction {
  const script = /-([A-Za-z]{4})(?=-|$)/u.exec(lang)?.[1]?.toLowerCase()
  if (script !== undefined) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  return rightToLeftLanguages.has(baseLanguage(lang)) ? 'rtl' : 'ltr'
}

const rightToLeftScripts: ReadonlySet<string> = new Set(['arab', 'aran', 'hebr', 'nkoo', 'syrc', 'thaa'])
const rightToLeftLanguages: ReadonlySet<string> = new Set(
  'ar arc bal ckb dv fa glk he ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' ')
)

/** The letters of right-to-left scripts, for use in character classes of regular expressions. */
export const rightToLeftLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}'

/** Whether a string contains right-to-left letters. */
export function holdsRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

const rightToLeft = new RegExp(`[${rightToLeftLetters}]`, 'u')

/** The direction of the first letter in a string, as in `dir="auto"`; undefined if it contains no letter. */
export function directionOfText(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

/** The direction of most letters in a string; undefined if it contains no letter. */
export function mainDirection(text: string): Direction | undefined {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return undefined
  return letters.filter(holdsRightToLeft).length * 2 > letters.length ? 'rtl' : 'ltr'
}

/** The attributes `lang` and `dir` of an element; empty if the values are missing or invalid. */
export function languageAttributes(
  lang: string | undefined,
  dir?: string
): {lang?: string; dir?: Direction | 'auto'} {
  const tag = lang?.trim() ?? ''
  if (!isLanguageTag(tag)) return isDirection(dir) ? {dir} : {}
  return {lang: tag, dir: isDirection(dir) ? dir : direction(tag)}
}

function isDirection(dir: string | undefined): dir is Direction | 'auto' {
  return dir === 'ltr' || dir === 'rtl' || dir === 'auto'
}

/** Whether a string has the form of a language tag (BCP 47), as do `fa`, `ur-PK` and `zh-Hant`, but not `persian`. */
export function isLanguageTag(text: string): boolean {
  return /^(?:[a-z]{2,3}|x-[a-z\d]{1,8})(?:-[a-z\d]{1,8})*$/iu.test(text)
}
