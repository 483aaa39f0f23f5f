/**
 * The form of a sign in the tables of languages: long arrows, slanted relations and similar variants are replaced by
 * their common forms.
 */
export function canonicalSign(sign: string): string {
  const plain = sign.replaceAll(/[\u{FE00}-\u{FE0F}\u{20E0}]/gu, '')
  return canonical.get(plain) ?? plain
}

const canonical: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '−': '-–—‐﹣',
    '+': '﹢',
    '⋅': '·∙•‧',
    '∗': '*⁎',
    '⋆': '☆',
    '|': '∣❘⏐⎪',
    '/': '∕⁄╱',
    '∖': '\\⧵╲',
    '∼': '~∽˜',
    '≤': '⩽≦⪕',
    '≥': '⩾≧⪖',
    '⪯': '≼⋞',
    '⪰': '≽⋟',
    '⊆': '⫅',
    '⊊': '⫋',
    '⊇': '⫆',
    '⊋': '⫌',
    '≪': '⋘',
    '≫': '⋙',
    '≔': '≝',
    '≈': '≊≒≓',
    '≃': '⋍',
    '≅': '≌',
    '≨': '⪇',
    '≩': '⪈',
    '⊨': '⊧',
    '→': '⟶⇾',
    '←': '⟵⇽',
    '↔': '⟷⇿',
    '⇒': '⟹⇛',
    '⇐': '⟸⇚',
    '⇔': '⟺',
    '↦': '⟼',
    '⤇': '⟾',
    '⇌': '⇋',
    '⇀': '⇁',
    '↼': '↽',
    '↪': '↣',
    '↩': '↢',
    '↺': '↶',
    '↻': '↷',
    '↯': '☇',
    '…': '⋯',
    '∘': '◦',
    '◯': '○',
    '⊙': '⨀',
    '∇': '𝛁𝛻𝜵',
    '∂': '𝛛𝜕𝝏',
    '□': '◻',
    '■': '▪◼∎',
    '△': '▵∆',
    '▲': '▴',
    '▽': '▿',
    '▼': '▾',
    '▹': '▷',
    '▶': '▸',
    '◀': '◂',
    '⊥': '⟂',
    '⊖': '⊝',
    '∠': '∡∢',
    '∮': '∲∳',
    '⨍': '⨏⨎',
    '⋉': '⋋',
    '⋊': '⋌',
    '☉': '☼',
    '☽': '☾',
    '♠': '♤',
    '♡': '♥',
    '♣': '♧',
    '⟨': '〈❬',
    '⟩': '〉❭',
    '⊤': '⊺',
    '⋄': '♢◇◊♦',
    '◆': '⧫',
    '✓': '✔',
    '⊲': '◁',
    '⟦': '〚',
    '⟧': '〛',
    '(': '⟮',
    ')': '⟯'
  }).flatMap(([form, variants]) => Array.from(variants, variant => [variant, form] as const))
)

/** The opening brackets, each with its closing bracket. */
export const brackets: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '⟨⟩', '⌊⌋', '⌈⌉', '⟦⟧'].map(pair => [pair[0]!, pair[1]!])
)

/** The closing brackets. */
export const closingBrackets: ReadonlySet<string> = new Set(brackets.values())

/** Signs that are used on both sides of their content. */
export const bars: ReadonlySet<string> = new Set(['|', '‖'])

/** Signs that take limits: sums, integrals and similar signs. */
export const bigSigns: ReadonlySet<string> = new Set('∑∏∐∫∬∭⨌∮∯∰⨍⋃⋂⋁⋀⨁⨂⨆⨅⨄')

/** The big signs that are integrals. */
export const integrals: ReadonlySet<string> = new Set('∫∬∭⨌∮∯∰⨍')

/** The names of accents in the tables of languages, by sign. */
export const accentNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hat: 'ˆ^̂',
    tilde: '~˜∼̃',
    bar: '¯‾―ˉ_̅̄',
    dot: '˙.̇',
    doubleDot: '¨̈',
    tripleDot: '…⃛',
    breve: '˘̆',
    check: 'ˇ̌',
    ring: '˚°̊',
    acute: '´',
    grave: '`',
    arrow: '→⃗⇀',
    leftArrow: '←⃖↼',
    bothArrow: '↔⃡',
    brace: '⏞⏟',
    bracket: '⎴⎵',
    paren: '⏜⏝'
  }).flatMap(([name, signs]) => Array.from(signs, sign => [sign, name] as const))
)
