/** The TeX hyphenation patterns of a language, and the minimum number of letters after a hyphen. */
export type HyphenationPatterns = Readonly<{
  load: () => Promise<Readonly<{default: unknown}>>
  least: number
}>

/** The patterns for a BCP 47 tag; undefined for languages without hyphenation, such as those in Arabic script. */
export function hyphenationPatterns(lang: string): HyphenationPatterns | undefined {
  const tag = lang.toLowerCase()
  const exact = /^(en-(gb|au|nz|ie|in|za|pk)|de-ch)\b/.exec(tag)?.[0]
  if (exact?.startsWith('en')) return byLanguage['en-gb']
  return byLanguage[tag.split('-')[0] ?? '']
}

/** `\righthyphenmin` from TeX's `language.def`: 3 for some languages, 2 for the others. */
const byLanguage: Readonly<Record<string, HyphenationPatterns>> = {
  af: {load: () => import('hyphen/patterns/af.js'), least: 2},
  ca: {load: () => import('hyphen/patterns/ca.js'), least: 2},
  cs: {load: () => import('hyphen/patterns/cs.js'), least: 3},
  cy: {load: () => import('hyphen/patterns/cy.js'), least: 3},
  da: {load: () => import('hyphen/patterns/da.js'), least: 2},
  de: {load: () => import('hyphen/patterns/de-1996.js'), least: 2},
  en: {load: () => import('hyphen/patterns/en-us.js'), least: 3},
  'en-gb': {load: () => import('hyphen/patterns/en-gb.js'), least: 3},
  es: {load: () => import('hyphen/patterns/es.js'), least: 2},
  et: {load: () => import('hyphen/patterns/et.js'), least: 3},
  eu: {load: () => import('hyphen/patterns/eu.js'), least: 2},
  fi: {load: () => import('hyphen/patterns/fi.js'), least: 2},
  fr: {load: () => import('hyphen/patterns/fr.js'), least: 3},
  ga: {load: () => import('hyphen/patterns/ga.js'), least: 3},
  gl: {load: () => import('hyphen/patterns/gl.js'), least: 2},
  hr: {load: () => import('hyphen/patterns/hr.js'), least: 2},
  hu: {load: () => import('hyphen/patterns/hu.js'), least: 2},
  id: {load: () => import('hyphen/patterns/id.js'), least: 2},
  is: {load: () => import('hyphen/patterns/is.js'), least: 2},
  it: {load: () => import('hyphen/patterns/it.js'), least: 2},
  la: {load: () => import('hyphen/patterns/la.js'), least: 2},
  lt: {load: () => import('hyphen/patterns/lt.js'), least: 2},
  lv: {load: () => import('hyphen/patterns/lv.js'), least: 2},
  nb: {load: () => import('hyphen/patterns/nb.js'), least: 2},
  nl: {load: () => import('hyphen/patterns/nl.js'), least: 2},
  nn: {load: () => import('hyphen/patterns/nn.js'), least: 2},
  no: {load: () => import('hyphen/patterns/nb.js'), least: 2},
  pl: {load: () => import('hyphen/patterns/pl.js'), least: 2},
  pt: {load: () => import('hyphen/patterns/pt.js'), least: 3},
  ro: {load: () => import('hyphen/patterns/ro.js'), least: 2},
  ru: {load: () => import('hyphen/patterns/ru.js'), least: 2},
  sk: {load: () => import('hyphen/patterns/sk.js'), least: 3},
  sl: {load: () => import('hyphen/patterns/sl.js'), least: 2},
  sv: {load: () => import('hyphen/patterns/sv.js'), least: 2},
  tr: {load: () => import('hyphen/patterns/tr.js'), least: 2},
  uk: {load: () => import('hyphen/patterns/uk.js'), least: 2}
}
