/** Returns the XML of a CSL locale by name, such as `en-GB`, or undefined for an unknown locale. */
export type LocaleLookup = (lang: string) => string | undefined

/** A locale for the processor: its name and its files, in order of precedence. */
export type LocaleFiles = Readonly<{lang: string; files: readonly string[]}>

/** The author's locale, with galley's locale for the same language as a fallback. */
export function completedLocale(own: string, {lang, files}: LocaleFiles): LocaleFiles {
  return {lang: /\bxml:lang="([A-Za-z-]+)"/u.exec(own)?.[1] ?? lang, files: [own, ...files]}
}

/**
 * Finds the locale for a language: itself, its usual region, the bare language, or else American English. So `fr` is
 * `fr-FR`, `en-IN` is `en-GB`, `zh-Hant` is `zh-TW`, and `ur`, which has no CSL locale, is `en-US`.
 */
export function resolveLocale(lang: string, lookup: LocaleLookup): LocaleFiles {
  for (const candidate of candidates(lang)) {
    const xml = lookup(candidate)
    if (xml !== undefined) return {lang: candidate, files: withMissingTerms(xml, candidate)}
  }
  throw new Error('Unexpected missing CSL locale `en-US`, expected the lookup of locales to know it')
}

/** The regions of CSL locales, where they are not the language code in capitals. */
const USUAL_REGIONS: Readonly<Record<string, string>> = {
  af: 'ZA',
  bal: 'PK',
  brh: 'PK',
  ca: 'AD',
  cs: 'CZ',
  cy: 'GB',
  da: 'DK',
  el: 'GR',
  en: 'US',
  et: 'EE',
  fa: 'IR',
  gl: 'ES',
  he: 'IL',
  hi: 'IN',
  hy: 'AM',
  ja: 'JP',
  km: 'KH',
  ko: 'KR',
  lij: 'IT',
  ms: 'MY',
  nb: 'NO',
  nn: 'NO',
  no: 'NO',
  sl: 'SI',
  sr: 'Cyrl-RS',
  sv: 'SE',
  tl: 'PH',
  uk: 'UA',
  vi: 'VN',
  zh: 'CN'
}

function candidates(lang: string): readonly string[] {
  const [language = '', ...subtags] = lang.replaceAll('_', '-').split('-')
  // Filipino is the standard form of Tagalog.
  const base = language.toLowerCase().replace(/^fil$/u, 'tl')
  if (!/^[a-z]{2,3}$/u.test(base)) return ['en-US']
  const script = subtags.find(tag => /^[a-z]{4}$/iu.test(tag))?.toLowerCase()
  const region = subtags.find(tag => /^[a-z]{2}$/iu.test(tag))?.toUpperCase()
  const usual = USUAL_REGIONS[base] ?? base.toUpperCase()
  const found: string[] = []
  if (base === 'sr' && script === 'latn') found.push('sr-Latn-RS')
  if (region !== undefined) found.push(`${base}-${region}`)
  else if (script === 'hant') found.push('zh-TW')
  // English outside America and its neighbours follows British conventions.
  if (base === 'en' && region !== undefined && !['US', 'CA', 'PH'].includes(region)) found.push('en-GB')
  if (base === 'no') found.push('nb-NO')
  found.push(`${base}-${usual}`, base, 'en-US')
  return found
}

/** Locator terms: singular and plural, long and short. */
type LocatorTerms = Readonly<Record<string, readonly string[]>>

/** Locator terms that some locale files lack. Without them, the processor renders `art. 3` as `3`. */
const ENGLISH: LocatorTerms = {
  act: ['act', 'acts', 'act', 'acts'],
  appendix: ['appendix', 'appendices', 'app.', 'apps.'],
  'article-locator': ['article', 'articles', 'art.', 'arts.'],
  canon: ['canon', 'canons', 'can.', 'cans.'],
  elocation: ['location', 'locations', 'loc.', 'locs.'],
  equation: ['equation', 'equations', 'eq.', 'eqs.'],
  rule: ['rule', 'rules', 'r.', 'rr.'],
  scene: ['scene', 'scenes', 'sc.', 'scs.'],
  supplement: ['supplement', 'supplements', 'supp.', 'supps.'],
  surah: ['surah', 'surahs', 'surah', 'surahs'],
  table: ['table', 'tables', 'tbl.', 'tbls.'],
  timestamp: ['', '', '', ''],
  'title-locator': ['title', 'titles', 'tit.', 'tits.']
}

/** Locator terms that the locale files of some languages have in English. */
const TRANSLATED: Readonly<Record<string, LocatorTerms>> = {
  de: {
    act: ['Akt', 'Akte', 'Akt', 'Akte'],
    appendix: ['Anhang', 'Anhänge', 'Anh.', 'Anh.'],
    'article-locator': ['Artikel', 'Artikel', 'Art.', 'Art.'],
    equation: ['Gleichung', 'Gleichungen', 'Gl.', 'Gl.'],
    rule: ['Regel', 'Regeln', 'Regel', 'Regeln'],
    scene: ['Szene', 'Szenen', 'Sz.', 'Sz.'],
    table: ['Tabelle', 'Tabellen', 'Tab.', 'Tab.'],
    'title-locator': ['Titel', 'Titel', 'Tit.', 'Tit.']
  },
  es: {
    appendix: ['apéndice', 'apéndices', 'apénd.', 'apénds.'],
    'article-locator': ['artículo', 'artículos', 'art.', 'arts.'],
    equation: ['ecuación', 'ecuaciones', 'ec.', 'ecs.'],
    table: ['tabla', 'tablas', 'tabla', 'tablas'],
    'title-locator': ['título', 'títulos', 'tít.', 'títs.']
  },
  nl: {
    appendix: ['bijlage', 'bijlagen', 'bijl.', 'bijl.'],
    'article-locator': ['artikel', 'artikelen', 'art.', 'art.'],
    equation: ['vergelijking', 'vergelijkingen', 'verg.', 'verg.'],
    table: ['tabel', 'tabellen', 'tab.', 'tab.']
  },
  ar: {
    'article-locator': ['مادة', 'مواد', 'مادة', 'مواد'],
    table: ['جدول', 'جداول', 'جدول', 'جداول']
  },
  fa: {
    'article-locator': ['ماده', 'مواد', 'ماده', 'مواد'],
    table: ['جدول', 'جدول‌های', 'جدول', 'جدول‌های']
  }
}

/** Adds to a locale file “&” for joined names, the terms that it lacks, and translations of its English terms. */
function withMissingTerms(xml: string, lang: string): readonly string[] {
  const and = '<term name="and" form="symbol">&amp;</term>'
  const translated = TRANSLATED[lang.split('-')[0] ?? ''] ?? {}
  return [localeXml(and + termsXml(translated)), xml, localeXml(termsXml(ENGLISH))]
}

function termsXml(terms: LocatorTerms): string {
  return Object.entries(terms)
    .map(
      ([name, forms]) =>
        termXml(name, '', forms[0], forms[1]) + termXml(name, ' form="short"', forms[2], forms[3])
    )
    .join('')
}

function localeXml(terms: string): string {
  return `<locale><terms>${terms}</terms></locale>`
}

function termXml(name: string, form: string, single = '', multiple = ''): string {
  return `<term name="${name}"${form}><single>${single}</single><multiple>${multiple}</multiple></term>`
}
