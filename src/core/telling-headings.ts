/**
 * Whether the heading of a statement or section announces text that identifies the authors: thanks, funding or
 * contributions, alone or in combination, as in “Funding and competing interests”. It covers the languages of most
 * papers.
 */
export function tellsAuthors(title: string): boolean {
  if (ofAuthors.test(title)) return true
  const words = title.toLowerCase().match(/[\p{L}]+/gu) ?? []
  return words.some(word => telling.has(word)) && words.every(word => telling.has(word) || beside.has(word))
}

/**
 * Whether a heading begins a statement at the end of a paper, such as acknowledgements, funding or the availability of
 * data.
 */
export function isOfStatement(title: string): boolean {
  const words = title.toLowerCase().match(/[\p{L}]+/gu) ?? []
  const isStated = words.some(word => stating.has(word))
  return tellsAuthors(title) || (isStated && words.every(word => stating.has(word) || beside.has(word)))
}

const stating: ReadonlySet<string> = new Set(
  'availability ethics conflict conflicts interest interests declaration declarations disclosure disclosures'.split(
    ' '
  )
)

const ofAuthors =
  /^\W*(?:about the )?(?:corresponding )?authors?(?:[’']s?)?(?: (?:contributions?|information|details|notes?|roles|statements?|biograph(?:y|ies)|affiliations?))?\W*$/i

const telling: ReadonlySet<string> = new Set(
  [
    'acknowledgement acknowledgements acknowledgment acknowledgments acknowlegements thanks funding contributions',
    'contributors danksagung danksagungen förderung finanzierung autorenbeiträge remerciement remerciements',
    'financement financements agradecimiento agradecimientos financiación ringraziamenti ringraziamento',
    'finanziamento finanziamenti agradecimentos agradecimento financiamento dankwoord dankbetuiging financiering',
    'podziękowania finansowanie благодарности финансирование подяки tack kiitokset takk 致谢 致謝 謝辞 基金项目'
  ].flatMap(line => line.split(' '))
)

/** Further words that may occur in the heading of a section about the authors. */
const beside: ReadonlySet<string> = new Set(
  [
    'and or of the for to by author authors s information details note notes statement statements declaration',
    'declarations disclosure disclosures interest interests competing conflict conflicts financial source sources',
    'role roles support data code availability ethics und der des et de la les des y los del e dei degli i en van'
  ].flatMap(line => line.split(' '))
)
