/** The direction of a script. */
export type Direction = 'ltr' | 'rtl'

/** The language of a tag without subtags, in lower case: `ur` of `ur-PK`. */
export function baseLanguage(lang: string): string {
  return lang.split(/[-_]/u)[0]!.toLowerCase()
}

/** Whether two tags have the same language: `en` and `en-GB`. */
export function isSameLanguage(tag: string, lang: string): boolean {
  return baseLanguage(tag) === baseLanguage(lang)
}

/** The direction of a language: by its script if the tag has one (`az-Arab`, `ur-Latn`), else by the language. */
export function direction(lang: string): Direction {
  const script = /-([A-Za-z]{4})(?=-|$)/u.exec(lang)?.[1]?.toLowerCase()
  if (script !== undefined) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  return rightToLeftLanguages.has(baseLanguage(lang)) ? 'rtl' : 'ltr'
}

const rightToLeftScripts: ReadonlySet<string> = new Set(['arab', 'aran', 'hebr', 'nkoo', 'syrc', 'thaa'])
const rightToLeftLanguages: ReadonlySet<string> = new Set(
  'ar arc bal ckb dv fa glk he ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' ')
)

/** The letters of right-to-left scripts, for character classes of regular expressions. */
export const rightToLeftLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}'

/** Whether a text contains right-to-left letters. */
export function holdsRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

const rightToLeft = new RegExp(`[${rightToLeftLetters}]`, 'u')

/** The direction of a text by its first letter, as in `dir="auto"`; undefined if it has no letter. */
export function directionOfText(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

/** The direction of most letters of a text; undefined if it has none. */
export function mainDirection(text: string): Direction | undefined {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return undefined
  return letters.filter(holdsRightToLeft).length * 2 > letters.length ? 'rtl' : 'ltr'
}

/** The attributes of an element in another language; empty if the language is missing or invalid. */
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

/** Whether a text is in the form of a language tag (BCP 47): `fa`, `ur-PK`, `zh-Hant`; not `persian`. */
export function isLanguageTag(text: string): boolean {
  return /^(?:[a-z]{2,3}|x-[a-z\d]{1,8})(?:-[a-z\d]{1,8})*$/iu.test(text)
}
