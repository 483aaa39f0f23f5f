/** The quotation marks of a language, including spaces inside them. */
export type QuotationMarks = Readonly<{
  /** For `"`. */
  double: readonly [open: string, close: string]
  /** For `'`. */
  single: readonly [open: string, close: string]
}>

/**
 * The marks of a language tag; those of English for unknown languages. `de-CH` has its own marks, `de-LI` those of
 * `de`.
 */
export function quotationMarks(lang: string): QuotationMarks {
  const [language = '', ...parts] = lang.toLowerCase().split('-')
  const own = parts.map(part => table.get(`${language}-${part}`)).find(marks => marks !== undefined)
  return own ?? table.get(language) ?? english
}

/** “„…“ ‚…‘” as marks; two without a blank between are the double and the single pair. */
function marks(written: string): QuotationMarks {
  const [double = '', single = ''] = written.split(' ')
  return {double: pair(double), single: pair(single)}
}

/** `_` represents a narrow no-break space. */
function pair(written: string): readonly [string, string] {
  const [open = '', close = ''] = written.replaceAll('_', '\u202F').split('…')
  return [open, close]
}

const english = marks('“…” ‘…’')

/**
 * From the Unicode CLDR and the CSL locales, so that the text agrees with the lists of references; for French from the
 * Imprimerie nationale, for German from Duden. Where a language has two customs, that of its books.
 */
const table: ReadonlyMap<string, QuotationMarks> = new Map(
  (
    [
      ['“…” ‘…’', 'en af es-cl es-mx es-419 hi id ja-latn ko ms nl pt pt-br th tr vi zh zh-cn ur da'],
      ['„…“ ‚…‘', 'de de-at bg cs hr is lt mk sk sr et'],
      ['«…» ‹…›', 'de-ch fr-ch it-ch rm'],
      ['«_…_» “…”', 'fr br oc'],
      ['«…» “…”', 'es ca eu gl it lij pt-pt uk el fa ar'],
      ['«…» „…“', 'ru be mn'],
      ['«…» ‘…’', 'nb nn no'],
      ['»…« „…“', 'sl'],
      ['„…” «…»', 'pl ro'],
      ['„…” »…«', 'hu'],
      ['”…” ’…’', 'fi sv he'],
      ['“…” “…”', 'lv'],
      ['«…» «…»', 'hy'],
      ['”…“ ’…‘', 'bal brh ps'],
      ['「…」 『…』', 'ja zh-tw zh-hk zh-hant']
    ] as const
  ).flatMap(([written, languages]) =>
    languages.split(' ').map(language => [language, marks(written)] as const)
  )
)
