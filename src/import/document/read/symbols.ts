/** The letters of the font Symbol, which Word writes as codes (in Adobe's Symbol encoding): F061 is α. */
export function symbolLetters(font: string | undefined, code: string | undefined): string | undefined {
  if (!/^symbol$/i.test(font ?? '')) return undefined
  const number = Number.parseInt(code ?? '', 16) & 0xff
  const at = number >= 0xa0 ? upper[number - 0xa0] : lower[number - 0x20]
  return at === undefined || at === '\ufffd' ? undefined : at
}

const lower = [
  ...' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
]

const upper = [...'€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑']
