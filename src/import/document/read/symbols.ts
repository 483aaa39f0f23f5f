/**
 * The letters of the font Symbol, which Word writes as codes (in Adobe's Symbol encoding): F061 is α; and the common
 * signs of Wingdings: F0E0 is →.
 */
export function symbolLetters(font: string | undefined, code: string | undefined): string | undefined {
  const number = Number.parseInt(code ?? '', 16) & 0xff
  if (/^wingdings$/i.test(font ?? '')) return wingdings.get(number)
  if (!/^symbol$/i.test(font ?? '')) return undefined
  const at = number >= 0xa0 ? upper[number - 0xa0] : lower[number - 0x20]
  return at === undefined || at === '\ufffd' ? undefined : at
}

/** Arrows, check marks, boxes and bullets; AutoCorrect writes the arrows and faces for `-->` and `:)`. */
const wingdings: ReadonlyMap<number, string> = new Map([
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x46, '☞'],
  [0x4a, '☺'],
  [0x4b, '😐'],
  [0x4c, '☹'],
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xe8, '➔'],
  [0xef, '⇦'],
  [0xf0, '⇨'],
  [0xf3, '⬄'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑']
])

const lower = [
  ...' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
]

const upper = [...'€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑']
