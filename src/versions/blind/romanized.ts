/**
 * Other spellings of a name that a file or text may contain: in Latin letters if the name has Cyrillic or Greek ones,
 * `Kuznetsov` or `Kuznecov` for `Кузнецов`, and `Mueller` for `Müller`.
 */
export function romanized(name: string): readonly string[] {
  const composed = name.normalize('NFC')
  const plain = composed.replace(/[äöüøåæß]/giu, letter => digraphs[letter.toLowerCase()]!)
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)) return plain === composed ? [] : [plain]
  const spelt = [0, 1, 2].map(choice =>
    Array.from(composed.toLowerCase(), letter => {
      const spellings = letterSpellings.get(letter)
      return spellings?.[Math.min(choice, spellings.length - 1)] ?? letter
    }).join('')
  )
  return [...new Set(spelt)].map(word => word.replace(/^\p{Ll}/u, first => first.toUpperCase()))
}

const digraphs: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  æ: 'ae',
  ß: 'ss'
}

const letterSpellings: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'а a|б b|в v|г g,g,h|д d|е e|ё e,yo|ж zh,j|з z|и i,i,y|й y,i,j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f',
    'х kh,h|ц ts,c|ч ch|ш sh|щ shch,sch|ъ |ы y|ь |э e|ю yu,iu,ju|я ya,ia,ja|і i|ї yi,i,ji|є ye,ie,je|ґ g|ђ dj',
    'ј j|љ lj|њ nj|ћ c|џ dz',
    'α a|ά a|β v,b|γ g,y|δ d|ε e|έ e|ζ z|η i,e|ή i,e|θ th|ι i|ί i|ϊ i|ΐ i|κ k|λ l|μ m|ν n|ξ x|ο o|ό o|π p|ρ r',
    'σ s|ς s|τ t|υ y,u|ύ y,u|ϋ y|φ f,ph|χ ch,h|ψ ps|ω o|ώ o'
  ].flatMap(line =>
    line.split('|').map(row => {
      const [letter = '', spellings = ''] = row.split(' ')
      return [letter, spellings.split(',')] as const
    })
  )
)
