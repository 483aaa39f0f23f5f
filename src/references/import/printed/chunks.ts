const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|m[äa]rz|mai|juni|juli|oktober|dezember|okt|dez|janvier|f[ée]vrier|mars|avril|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|spring|summer|autumn|fall|winter)\\.?'
const months = `${month}(?:\\s*[-–—/]\\s*${month})?`
const days = '\\d{1,2}(?:st|nd|rd|th)?\\.?(?:\\s*[-–—]\\s*\\d{1,2})?'
const year = '(?:1[4-9]|20)\\d\\d[a-z]?'

/** Phrases of several words that always belong to one field. */
const patterns: readonly RegExp[] = [
  // A date: `27 May 2002`, `April 8-11, 1991`, `1991, April`, `15 July2016`; not directly after a digit or letter.
  new RegExp(
    `(?<![\\p{L}\\d–-])(?:(?:${days}\\s+(?:de\\s+)?)?${months},?(?:\\s+de)?\\s*(?:${days},?\\s+)?${year}|${year},?\\s+${months}(?:\\s+${days})?|${days}\\s+${month}|${month}\\s+${days})(?![\\d\\p{L}–-])`,
    'giu'
  ),
  // Ranges of numbers with a space before or after the dash.
  /(?<![\p{L}\d])\p{L}?\d+(?:\s+[-–—−]\s*|\s*[-–—−]\s+)\p{L}?\d+(?![\p{L}\d])/gu,
  // A number after the abbreviation of its kind.
  /(?<![\p{L}\d])(?:[Vv]ols?\.|[Vv]olumes?|[Nn]os?\.|[Nn]r\.|[Nn][°º]|[Pp]p\.|p\.|[Pp]ages?|Bd\.|Heft|[Tt]ome|t\.|[Ss]ec\.|[Cc]hap\.|čís?\.)\s\(?\d[\d–-]*(?![\p{L}\d])/gu,
  // An issue number after a volume number: `144 (1–2)`, `4 (2)`, `71 (Suppl 1)`.
  /(?<=\s)\d{1,4}\s\((?:\d{1,3}(?:[-–/]\d{1,3})?|(?:Suppl|Pt|Part)\.?\s\w+)\)/gu,
  // A German city with its river or region: `Frankfurt am Main`, `Freiburg i. Br.`
  /\p{Lu}\p{L}+\s(?:am|an der|im|i\.|a\.)\s?(?:Main|M\.|Breisgau|Br\.|Oder|Rhein|Saale|Neckar)(?!\p{L})/gu,
  // A separate punctuation mark belongs to the word before it.
  /\S+\s+[.,;:](?=\s|$)/gu
]

/**
 * For each word, whether it belongs to the same field as the word before it, because both are part of one date, range
 * or number. The model gives such words one label.
 */
export function joinedWords(
  text: string,
  words: readonly Readonly<{start: number; end: number}>[]
): readonly boolean[] {
  const inside = new Uint8Array(text.length)
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) inside.fill(1, match.index, match.index + match[0].length)
  return words.map(({start}, index) => {
    const before = words[index - 1]
    // The space between two words is inside a chunk only if the same chunk contains both words.
    return before !== undefined && before.end < start && inside[start - 1] === 1
  })
}
