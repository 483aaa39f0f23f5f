/** Gives the XML of a CSL locale by its name, such as `en-GB`, where there is one. */
export type LocaleLookup = (lang: string) => string | undefined

/** A locale as the processor gets it: its name and its files, of which the first that says something counts. */
export type Locale = Readonly<{lang: string; files: readonly string[]}>

/** An author's locale, completed from galley's locale for the same language. */
export function completedLocale(own: string, {lang, files}: Locale): Locale {
  return {lang: /\bxml:lang="([A-Za-z-]+)"/u.exec(own)?.[1] ?? lang, files: [own, ...files]}
}

/**
 * Finds the locale for a language of a manuscript: itself, its usual region, the bare language, else American English.
 * So `fr` is `fr-FR`, `en-IN` is `en-GB`, `zh-Hant` is `zh-TW`, and `ur`, which has no CSL locale, is `en-US`.
 */
export function resolveLocale(lang: string, lookup: LocaleLookup): Locale {
  for (const candidate of candidates(lang)) {
    const xml = lookup(candidate)
    if (xml !== undefined) return {lang: candidate, files: withMissingTerms(xml, candidate)}
  }
  throw new Error('Unexpected missing CSL locale `en-US`, expected the lookup of locales to know it')
}

/** The regions that CSL has languages in, where they are not the language's own name in capitals. */
const USUAL_REGIONS: Readonly<Record<string, string>> = {
  af: 'ZA',
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
  ja: 'JP',
  km: 'KH',
  ko: 'KR',
  nb: 'NO',
  nn: 'NO',
  no: 'NO',
  sl: 'SI',
  sr: 'RS',
  sv: 'SE',
  uk: 'UA',
  vi: 'VN',
  zh: 'CN'
}

function candidates(lang: string): readonly string[] {
  const [language = '', ...subtags] = lang.replaceAll('_', '-').split('-')
  const base = language.toLowerCase()
  if (!/^[a-z]{2,3}$/u.test(base)) return ['en-US']
  const script = subtags.find(tag => /^[a-z]{4}$/iu.test(tag))?.toLowerCase()
  const region = subtags.find(tag => /^[a-z]{2}$/iu.test(tag))?.toUpperCase()
  const found: string[] = []
  if (region !== undefined) found.push(`${base}-${region}`)
  else if (script === 'hant') found.push('zh-TW')
  // Outside America and its neighbours English is edited in the British manner.
  if (base === 'en' && region !== undefined && !['US', 'CA', 'PH'].includes(region)) found.push('en-GB')
  if (base === 'no') found.push('nb-NO')
  found.push(`${base}-${USUAL_REGIONS[base] ?? base.toUpperCase()}`, base, 'en-US')
  return found
}

/**
 * Locator terms of CSL 1.0.2 that CSL 1.0 locale files lack: singular and plural, long and short. Without them, the
 * processor would render `art. 3` as `3`.
 */
const LOCATOR_TERMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  en: {
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
  },
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
  it: {
    appendix: ['appendice', 'appendici', 'app.', 'app.'],
    'article-locator': ['articolo', 'articoli', 'art.', 'artt.'],
    equation: ['equazione', 'equazioni', 'eq.', 'eqq.'],
    table: ['tabella', 'tabelle', 'tab.', 'tabb.']
  },
  nl: {
    appendix: ['bijlage', 'bijlagen', 'bijl.', 'bijl.'],
    'article-locator': ['artikel', 'artikelen', 'art.', 'art.'],
    equation: ['vergelijking', 'vergelijkingen', 'verg.', 'verg.'],
    table: ['tabel', 'tabellen', 'tab.', 'tab.']
  },
  pt: {
    appendix: ['apêndice', 'apêndices', 'apênd.', 'apênds.'],
    'article-locator': ['artigo', 'artigos', 'art.', 'arts.'],
    equation: ['equação', 'equações', 'eq.', 'eqs.'],
    table: ['tabela', 'tabelas', 'tab.', 'tabs.']
  },
  ar: {
    'article-locator': ['مادة', 'مواد', 'مادة', 'مواد'],
    table: ['جدول', 'جداول', 'جدول', 'جداول']
  },
  fa: {
    'article-locator': ['ماده', 'مواد', 'ماده', 'مواد'],
    table: ['جدول', 'جدول‌های', 'جدول', 'جدول‌های']
  },
  fr: {
    appendix: ['annexe', 'annexes', 'annexe', 'annexes'],
    'article-locator': ['article', 'articles', 'art.', 'art.'],
    equation: ['équation', 'équations', 'éq.', 'éq.'],
    scene: ['scène', 'scènes', 'sc.', 'sc.'],
    table: ['tableau', 'tableaux', 'tab.', 'tab.'],
    'title-locator': ['titre', 'titres', 'tit.', 'tit.']
  }
}

/** A locale file, with “&” for joined names, and the terms that it may lack. */
function withMissingTerms(xml: string, lang: string): readonly string[] {
  const terms = {...LOCATOR_TERMS.en, ...LOCATOR_TERMS[lang.split('-')[0] ?? '']}
  const missing = Object.entries(terms).map(
    ([name, forms]) =>
      termXml(name, '', forms[0], forms[1]) + termXml(name, ' form="short"', forms[2], forms[3])
  )
  return [localeXml('<term name="and" form="symbol">&amp;</term>'), xml, localeXml(missing.join(''))]
}

function localeXml(terms: string): string {
  return `<locale><terms>${terms}</terms></locale>`
}

function termXml(name: string, form: string, single = '', multiple = ''): string {
  return `<term name="${name}"${form}><single>${single}</single><multiple>${multiple}</multiple></term>`
}
