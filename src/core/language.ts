/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl'

/** The language of a tag without script and region, in lower case: `ur` of `ur-PK`. */
export function baseLanguage(lang: string): string {
  return lang.split(/[-_]/u)[0]!.toLowerCase()
}

/** Whether two tags name one language: `en` and `en-GB`. */
export function isSameLanguage(tag: string, lang: string): boolean {
  return baseLanguage(tag) === baseLanguage(lang)
}

/** The direction of a language: by its script if the tag names one (`az-Arab`, `ur-Latn`), else by the language. */
export function direction(lang: string): Direction {
  const script = /-([A-Za-z]{4})(?=-|$)/u.exec(lang)?.[1]?.toLowerCase()
  if (script !== undefined) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  return rightToLeftLanguages.has(baseLanguage(lang)) ? 'rtl' : 'ltr'
}

const rightToLeftScripts: ReadonlySet<string> = new Set(['arab', 'aran', 'hebr', 'nkoo', 'syrc', 'thaa'])
const rightToLeftLanguages: ReadonlySet<string> = new Set(
  'ar arc bal ckb dv fa glk he ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' ')
)

/** The letters of scripts that are written from right to left, for classes of regular expressions. */
export const rightToLeftLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}'

/** Whether a text has letters that run from right to left. */
export function holdsRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

const rightToLeft = new RegExp(`[${rightToLeftLetters}]`, 'u')

/**
 * The direction of a text by its first letter, as browsers find it for `dir="auto"`; undefined without a letter.
 */
export function directionOfText(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

/** The direction in which most letters of a text run; undefined without a letter. */
export function mainDirection(text: string): Direction | undefined {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return undefined
  return letters.filter(holdsRightToLeft).length * 2 > letters.length ? 'rtl' : 'ltr'
}

/** The attributes of an element in another language; empty without a valid language. */
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

/** Whether a text has the form of a language tag (BCP 47): `fa`, `ur-PK`, `zh-Hant`; not `persian`. */
export function isLanguageTag(text: string): boolean {
  return /^(?:[a-z]{2,3}|x-[a-z\d]{1,8})(?:-[a-z\d]{1,8})*$/iu.test(text)
}
