import {baseLanguage} from '../../core/language.ts'

/** A language tag with a region, which Word needs to choose its dictionary: `de-DE` for `de`. */
export function wordLanguage(lang: string): string {
  if (/-[A-Za-z]{2}(?=-|$)/.test(lang)) return lang
  const region = regions[baseLanguage(lang)]
  return region === undefined ? lang : `${lang}-${region}`
}

/** For each language, the region where most people write it, or the first region that Word lists. */
const regions: Readonly<Record<string, string>> = {
  ar: 'SA',
  ca: 'ES',
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  el: 'GR',
  en: 'US',
  es: 'ES',
  et: 'EE',
  fa: 'IR',
  fi: 'FI',
  fr: 'FR',
  he: 'IL',
  hi: 'IN',
  hu: 'HU',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  la: 'VA',
  nb: 'NO',
  nl: 'NL',
  nn: 'NO',
  no: 'NO',
  pl: 'PL',
  pt: 'PT',
  ro: 'RO',
  ru: 'RU',
  sk: 'SK',
  sl: 'SI',
  sv: 'SE',
  tr: 'TR',
  uk: 'UA',
  ur: 'PK',
  zh: 'CN'
}
