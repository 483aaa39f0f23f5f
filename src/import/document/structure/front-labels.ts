/** The labels above abstracts, by language. */
const abstracts: ReadonlyArray<readonly [lang: string, words: string]> = [
  ['en', 'abstract|summary|executive summary'],
  ['de', 'zusammenfassung|kurzfassung|abstrakt'],
  ['fr', 'résumé|resume'],
  ['es', 'resumen'],
  ['it', 'riassunto|sommario'],
  ['pt', 'resumo'],
  ['nl', 'samenvatting'],
  ['pl', 'streszczenie'],
  ['ru', 'аннотация|резюме'],
  ['tr', 'öz|özet'],
  ['sv', 'sammanfattning'],
  ['nb', 'sammendrag'],
  ['da', 'resumé'],
  ['ur', 'خلاصہ|تلخیص|ملخص مقالہ'],
  ['fa', 'چکیده'],
  ['ar', 'الملخص|ملخص|مستخلص'],
  ['hi', 'सारांश|सार'],
  ['zh', '摘要']
]

const keywords: ReadonlyArray<readonly [lang: string, words: string]> = [
  ['en', 'key ?words(?: and phrases)?|index terms'],
  ['de', 'schlüsselwörter|schlagwörter|schlagworte|stichwörter|stichworte|schlüsselbegriffe'],
  ['fr', 'mots[- ]cl[ée]s?'],
  ['es', 'palabras claves?|descriptores'],
  ['it', 'parole[- ]chiave'],
  ['pt', 'palavras[- ]chaves?'],
  ['nl', 'trefwoorden|sleutelwoorden'],
  ['pl', 'słowa kluczowe'],
  ['ru', 'ключевые слова'],
  ['tr', 'anahtar (?:kelimeler|sözcükler)'],
  ['sv', 'nyckelord'],
  ['nb', 'nøkkelord'],
  ['da', 'nøgleord'],
  ['ur', 'کلیدی الفاظ|کلیدی اصطلاحات'],
  ['fa', 'کلیدواژه[\u200c ]?ها|واژگان کلیدی|کلمات کلیدی'],
  ['ar', 'الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدالة'],
  ['hi', 'मुख्य शब्द|बीज शब्द'],
  ['zh', '关键词']
]

/** A label at the beginning of a paragraph: its language, and its length with the mark after it. */
export type FrontLabel = Readonly<{lang: string; length: number; isAlone: boolean}>

export function abstractLabel(text: string): FrontLabel | undefined {
  return labelIn(text, abstracts)
}

export function keywordsLabel(text: string): FrontLabel | undefined {
  return labelIn(text, keywords)
}

function labelIn(text: string, labels: typeof abstracts): FrontLabel | undefined {
  for (const [lang, words] of labels) {
    const alone = new RegExp(`^\\s*(?:${words})\\s*[:.：]?\\s*$`, 'iu').exec(text)
    if (alone !== null) return {lang, length: text.length, isAlone: true}
    const before = new RegExp(`^\\s*(?:${words})\\s*(?:[:：.]|\\s[–—-]|[–—])\\s*`, 'iu').exec(text)
    if (before !== null) return {lang, length: before[0].length, isAlone: false}
  }
  return undefined
}

/** The keywords in a list of keywords. */
export function keywordsIn(text: string): readonly string[] {
  const sign = [';', '؛', '·', '•', '|', '、', '；'].find(each => text.includes(each))
  const parts = sign === undefined ? text.split(/[,،，]/u) : text.split(sign)
  return parts
    .map(part =>
      part
        .replace(/\s+/g, ' ')
        .replace(/[.。۔]\s*$/u, '')
        .trim()
    )
    .filter(part => part !== '')
}
