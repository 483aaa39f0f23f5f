/** The quotation marks of a language, including the spaces inside them. */
export type QuotationMarks = Readonly<{
  /** For `"`. */
  double: readonly [open: string, close: string]
  /** For `'`. */
  single: readonly [open: string, close: string]
}>

/**
 * The quotation marks for a language tag; the English ones for an unknown language. A region may have its own: `de-CH`
 * has, and `de-LI` has the marks of `de`.
 */
export function quotationMarks(lang: string): QuotationMarks {
  const [language = '', ...parts] = lang.toLowerCase().split('-')
  const own = parts.map(part => table.get(`${language}-${part}`)).find(marks => marks !== undefined)
  return own ?? table.get(language) ?? english
}

/** Parses “„…“ ‚…‘” into the double and the single quotation marks. */
function marks(written: string): QuotationMarks {
  const [double = '', single = ''] = written.split(' ')
  return {double: pair(double), single: pair(single)}
}

/** Parses a pair of quotation marks; `_` represents a no-break space. */
function pair(written: string): readonly [string, string] {
  const [open = '', close = ''] = written.replaceAll('_', '\u00A0').split('…')
  return [open, close]
}

const english = marks('“…” ‘…’')

/**
 * The table of quotation marks, from the Unicode CLDR and the CSL locales, so that the text is consistent with lists of
 * references; for French from the Imprimerie nationale, and for German from Duden. If a language has two conventions,
 * the table has the one used in books.
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
