/** Common short words of languages in Latin script, by which the language of a text is detected. */
const smallWords = Object.entries({
  en: 'the of and to in is that for with as was by are this from which not have it its were has at on be an',
  de: 'der die das und ist nicht mit von den zu auf für des ein eine im dem sich als auch wird sind oder bei nach aus wie werden',
  fr: 'le les des et est que dans pour une sur par qui avec au sont aux cette ces mais ou plus du la un pas',
  es: 'el los las y que en por con una para del se es como más su al lo entre sus pero este la un son',
  it: 'il di che è per una con del della gli nel sono non alla dei delle più come anche dal le si lo',
  pt: 'o os que do da em para com uma não no na por mais dos das ao como mas foi são seu sua é um',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er door ook als bij uit naar wordt',
  pl: 'i w na z do się nie jest że od oraz przez jako dla są po za tym jak',
  sv: 'och att det som en är av för den till med på inte om ett har de var från',
  tr: 've bir bu için ile olarak olan da de gibi daha çok en ne kadar sonra'
})

/** For each short word, the indexes of the languages that have it. */
const languagesOf = new Map<string, number[]>()
for (const [index, [, words]] of smallWords.entries())
  for (const word of new Set(words.split(' ')))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), index])

/** The language of a text in Latin script, by its short words; undefined if they are inconclusive. */
export function languageByWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = smallWords.map(([lang]) => ({lang, count: 0}))
  for (const word of words) for (const index of languagesOf.get(word) ?? []) counts[index]!.count++
  counts.sort((a, b) => b.count - a.count)
  const [first, second] = counts
  if (first === undefined || first.count < 3 || first.count < (second?.count ?? 0) * 1.5) return undefined
  return first.lang
}
