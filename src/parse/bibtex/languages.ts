/** The BCP 47 tag for the name of a language in babel, polyglossia or common use; undefined for an unknown name. */
export function languageTag(written: string, variant = ''): string | undefined {
  const name = written.trim().toLowerCase()
  const british = /^(?:british|uk)$/.test(variant)
  if (name === 'english' && british) return 'en-GB'
  if (name === 'english' && /^(?:australian|newzealand)$/.test(variant)) return languages.get(variant)
  const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i.exec(written.trim())
  if (tag) {
    const [, language = '', script, region] = tag
    const title =
      script === undefined ? undefined : script.charAt(0).toUpperCase() + script.slice(1).toLowerCase()
    const code = longCodes.get(language.toLowerCase()) ?? language.toLowerCase()
    return [code, title, region?.toUpperCase()].filter(part => part !== undefined).join('-')
  }
  return languages.get(name)
}

/** The language codes of ISO 639-2 that library catalogues use, with the shorter codes of BCP 47. */
const longCodes: ReadonlyMap<string, string> = new Map(
  `ara ar, baq eu, ben bn, bul bg, cat ca, ces cs, chi zh, cze cs, dan da, deu de, dut nl, ell el, eng en, est et, eus eu,
  fas fa, fin fi, fra fr, fre fr, ger de, gre el, heb he, hin hi, hrv hr, hun hu, ice is, ind id, isl is, ita it, jpn ja,
  kor ko, lat la, lav lv, lit lt, nld nl, nor no, per fa, pol pl, por pt, ron ro, rum ro, rus ru, slk sk, slo sk, slv sl,
  spa es, srp sr, swe sv, tha th, tur tr, ukr uk, urd ur, vie vi, zho zh`
    .split(/,\s+/)
    .map(row => row.split(' ') as [string, string])
)

const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acadian: 'fr-CA',
    afrikaans: 'af-ZA',
    american: 'en-US',
    arabic: 'ar',
    australian: 'en-AU',
    austrian: 'de-AT',
    basque: 'eu-ES',
    brazil: 'pt-BR',
    brazilian: 'pt-BR',
    british: 'en-GB',
    bulgarian: 'bg-BG',
    canadian: 'en-CA',
    canadien: 'fr-CA',
    catalan: 'ca-ES',
    chinese: 'zh-CN',
    croatian: 'hr-HR',
    czech: 'cs-CZ',
    danish: 'da-DK',
    deutsch: 'de-DE',
    dutch: 'nl-NL',
    english: 'en-US',
    estonian: 'et-EE',
    farsi: 'fa-IR',
    finnish: 'fi-FI',
    francais: 'fr-FR',
    français: 'fr-FR',
    french: 'fr-FR',
    galician: 'gl-ES',
    german: 'de-DE',
    germanb: 'de-DE',
    greek: 'el-GR',
    hebrew: 'he-IL',
    hindi: 'hi-IN',
    hungarian: 'hu-HU',
    icelandic: 'is-IS',
    indonesian: 'id-ID',
    italian: 'it-IT',
    italiano: 'it-IT',
    japanese: 'ja-JP',
    korean: 'ko-KR',
    latin: 'la',
    latvian: 'lv-LV',
    lithuanian: 'lt-LT',
    magyar: 'hu-HU',
    mexican: 'es-MX',
    naustrian: 'de-AT',
    newzealand: 'en-NZ',
    ngerman: 'de-DE',
    norsk: 'nb-NO',
    norwegian: 'nb-NO',
    nswissgerman: 'de-CH',
    nynorsk: 'nn-NO',
    persian: 'fa-IR',
    pinyin: 'zh-Latn',
    polish: 'pl-PL',
    polutonikogreek: 'el-GR',
    portuges: 'pt-PT',
    portuguese: 'pt-PT',
    romanian: 'ro-RO',
    russian: 'ru-RU',
    sanskrit: 'sa',
    serbian: 'sr-RS',
    serbianc: 'sr-Cyrl-RS',
    slovak: 'sk-SK',
    slovene: 'sl-SI',
    slovenian: 'sl-SI',
    spanish: 'es-ES',
    español: 'es-ES',
    swedish: 'sv-SE',
    swissgerman: 'de-CH',
    thai: 'th-TH',
    turkish: 'tr-TR',
    ukenglish: 'en-GB',
    ukrainian: 'uk-UA',
    urdu: 'ur-PK',
    usenglish: 'en-US',
    vietnamese: 'vi-VN',
    welsh: 'cy-GB'
  })
)
