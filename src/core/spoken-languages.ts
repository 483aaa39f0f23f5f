/**
 * The languages for which galley has terms, by tag, with the names that authors may write instead of the tag. The terms
 * themselves are in `core/terms/`.
 */
export const spokenLanguages: Readonly<Record<string, readonly string[]>> = {
  ar: ['arabic', 'العربية', 'عربي'],
  da: ['danish', 'dansk'],
  de: ['german', 'deutsch', 'ngerman'],
  en: ['english', 'american', 'british'],
  es: ['spanish', 'español', 'castellano'],
  fa: ['persian', 'farsi', 'فارسی'],
  fr: ['french', 'français', 'francais'],
  hi: ['hindi', 'हिन्दी', 'हिंदी'],
  it: ['italian', 'italiano'],
  nb: ['bokmål'],
  nl: ['dutch', 'nederlands'],
  nn: ['nynorsk'],
  no: ['norwegian', 'norsk'],
  pl: ['polish', 'polski'],
  pt: ['portuguese', 'português'],
  ru: ['russian', 'русский'],
  sv: ['swedish', 'svenska'],
  tr: ['turkish', 'türkçe'],
  ur: ['urdu', 'اردو']
}

/** The tag of a language name: `fa` for “Persian”. */
export function tagOfLanguage(name: string): string | undefined {
  const wanted = name.trim().toLowerCase()
  return Object.entries(spokenLanguages).find(([, names]) => names.includes(wanted))?.[0]
}
