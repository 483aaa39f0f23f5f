import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {formulaReader} from '../../../src/core/formulas/trees.ts'
import {formulaSpeaker} from '../../../src/outputs/formulas/spoken/index.ts'
import {operandsOfPhrase, spokenLanguage} from '../../../src/outputs/formulas/spoken/language.ts'
import {spokenTables} from '../../../src/outputs/formulas/spoken/languages/index.ts'
import {plainWords} from './plain-words.ts'

const read = await formulaReader([])

function spoken(tex: string, lang = 'en'): string {
  const formula = read(tex, true)
  if ('fault' in formula) throw new Error(`${tex}: ${formula.fault}`)
  return formulaSpeaker(lang).say(formula.tree)
}

const folder = fileURLToPath(new URL('../../data/spoken/', import.meta.url))
const formulas = readFileSync(`${folder}formulas.txt`, 'utf8').trimEnd().split('\n')

describe.each(Object.keys(spokenTables))('formulas in %s', lang => {
  test('are said as recorded', async () => {
    const lines = formulas.map(tex => `${tex}\n    ${spoken(tex, lang)}\n`)
    await expect(lines.join('')).toMatchFileSnapshot(`${folder}${lang}.txt`)
  })

  test('are said in letters, digits and punctuation', () => {
    for (const tex of formulas) expect(spoken(tex, lang), tex).toMatch(plainWords)
  })

  test('have a word for every sign, accent, function and letter that English has one for', () => {
    const [own, english] = [lang, 'en'].map(each => spokenLanguage(spokenTables[each]!))
    for (const list of ['signs', 'accents', 'functions', 'greek'] as const) {
      expect([...own![list].keys()].sort()).toEqual([...english![list].keys()].sort())
      for (const words of own![list].values()) expect(words).toMatch(plainWords)
    }
  })

  test('have every operand of a phrase once', () => {
    for (const [name, count] of Object.entries(operandsOfPhrase)) {
      const phrase = spokenTables[lang]!.phrases[name as keyof typeof operandsOfPhrase]
      const operands = [...phrase.matchAll(/\$(\d)/g)].map(([, index]) => Number(index)).sort()
      expect(operands, name).toEqual(Array.from({length: count}, (_, index) => index + 1))
    }
  })
})

test.each([
  ['a formula', '\\frac ab = \\int_0^1 f(x)\\,dx', 'a over b equals the integral from 0 to 1 of f of x d x'],
  ['the end of a fraction', '\\frac{a}{b+c}d', 'fraction a over b plus c end fraction d'],
  ['no end where none is needed', '\\frac{2a}{b}+c', '2 a over b plus c'],
  ['a transposed matrix', 'X^\\mathsf{T}', 'X transpose'],
  ['a power of a set, which is no transpose', '\\mathbb{R}^T', 'double-struck R to the power T'],
  ['a product, which is no function', 'n(n+1)', 'n open paren n plus 1 close paren'],
  ['a condition', 'P(X=x\\mid Y)', 'P of open paren X equals x given Y close paren'],
  ['a struck sign without a word', 'a \\not\\prec b', 'a not precedes b'],
  ['a sign without a word', 'a ⌬ b', 'a symbol 2 3 2 C b'],
  ['Greek letters with accents or without a word', '\\text{ῆ ϡ}', 'eta ϡ'],
  ['the full stop of a sentence', 'a = b.', 'a equals b'],
  [
    'numbers of lines',
    '\\begin{align}a&=b\\tag{1}\\\\c&=d\\tag{2}\\end{align}',
    '2 lines, equation 1: a equals b; equation 2: c equals d; end lines'
  ],
  [
    'lines with and without a number',
    '\\begin{align}a&=b\\\\c&=d\\tag{2}\\end{align}',
    '2 lines, line 1: a equals b; equation 2: c equals d; end lines'
  ],
  ['isotopes', '\\ce{^{227}_{90}Th+}', '227 90 T h plus'],
  ['degrees behind a space', '25\\,^{\\circ}\\mathrm{C}', '25 degrees C'],
  [
    'the indices of a tensor',
    'T^{\\mu}{}_{;\\nu} = 0',
    'T sub semicolon nu end sub to the power mu equals 0'
  ],
  ['an upper limit', '\\limsup_{n\\to 0} a', 'the limit superior as n approaches 0 of a'],
  ['a limit with a line', '\\varliminf_n a', 'the limit inferior over n of a'],
  ['a limit from one side', '\\lim_{x\\to 0^-} x', 'the limit as x approaches 0 from below of x'],
  ['the domain of a limit', '\\sup_{x\\in A}x', 'the supremum over x in A of x'],
  ['a power of a function with a limit', '\\max_i^2 x', 'the maximum squared over i of x'],
  ['an index that is called like a function', 'a_{\\max}', 'a sub maximum'],
  ['a function without a name of its own', '\\operatorname*{foo}_x y', 'the foo over x of y'],
  ['what tends to something', 'n\\to\\infty, x_n\\to x', 'n tends to infinity comma x sub n tends to x'],
  ['an arrow that is no limit', 'p \\to q', 'p right arrow q'],
  ['a modulus', 'a \\equiv b \\pmod n', 'a is congruent to b modulo n'],
  ['an equivalence', 'a \\equiv b', 'a is equivalent to b'],
  ['a product of vectors', '\\vec a \\times \\vec b', 'vector a cross vector b'],
  ['a multiple of a vector', '2 \\cdot \\vec b', '2 times vector b'],
  ['a number that is called like a function', '\\mathrm{Re} = 1', 'Re equals 1'],
  ['an order of growth', '\\mathcal{O}(n \\log n)', 'script O of open paren n log of n close paren'],
  [
    'a name of two words',
    '\\underset{x}{\\arg\\max}\\; f(x)',
    'the argument of the maximum over x of f of x'
  ],
  ['an empty root', '\\sqrt{}', 'the square root of blank'],
  ['an empty formula', '{}', '']
])('%s', (_, tex, words) => {
  expect(spoken(tex)).toBe(words)
})

test.each([
  ['a derivative', 'de', '\\frac{df}{dx}', 'd f nach d x'],
  ['a fraction of letters', 'de', '\\frac{d}{c}', 'd durch c'],
  ['a comma that is no decimal one', 'de', '[0, 1]', 'eckige Klammer auf 0, 1 eckige Klammer zu'],
  ['a comma between letters', 'de', 'a, b', 'a Komma b'],
  ['a sum over a set', 'fr', '\\sum_{i\\in I} x', 'somme pour i appartenant à I de x'],
  ['an integral over a set', 'fr', '\\int_C x', 'intégrale sur C de x'],
  ['a negative number', 'fa', '-\\infty', 'منفی بی‌نهایت'],
  ['a difference', 'fa', 'a - b', 'a منهای b'],
  ['a letter of two words', 'it', '2\\pi', '2 pi greco']
])('%s in %s', (_, lang, tex, words) => {
  expect(spoken(tex, lang)).toBe(words)
})

test.each(formulas.filter(tex => !tex.includes('{align}')))('%s is said in a line as in a display', tex => {
  const [line, display] = [false, true].map(isDisplay => read(tex, isDisplay))
  const {say} = formulaSpeaker('en')
  expect('tree' in line! && say(line.tree)).toBe('tree' in display! && say(display.tree))
})

test('a language without a table is spoken in English, and says so', () => {
  expect(formulaSpeaker('sv').lang).toBe('en')
  expect(formulaSpeaker('en-GB').lang).toBe('en-GB')
})

test('nesting that nobody can follow ends in “and so on”', () => {
  const tex = `${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}`
  expect(spoken(tex)).toMatch(/^the square root of the square root of .* and so on/)
})

describe('what mathematicians say', () => {
  test.each([
    [
      String.raw`\sum_{|x|\le1}|x|`,
      'the sum over the absolute value of x is less than or equal to 1 of the absolute value of x'
    ],
    [
      String.raw`\int_{|z|=1}|f|`,
      'the integral over the absolute value of z equals 1 of the absolute value of f'
    ],
    [String.raw`\checkmark`, 'check mark'],
    [String.raw`\aleph_0 < \beth_1`, 'aleph sub 0 is less than beth sub 1'],
    [String.raw`H^{\bullet}(X)`, 'H superscript dot of X'],
    [String.raw`N \lhd G \rtimes H`, 'N is a normal subgroup of G right semidirect product H'],
    [String.raw`R \bowtie S`, 'R joined with S'],
    [String.raw`\operatorname{Tr} A`, 'trace of A'],
    [String.raw`\operatorname{supp} f`, 'support of f'],
    [String.raw`\ce{H-C#N}`, 'H single bond C triple bond N'],
    [String.raw`\ce{H2C=CH2}`, 'H 2 C double bond C H 2'],
    [String.raw`\mathfrak{I}+\Im z`, 'fraktur I plus imaginary part of z'],
    [
      String.raw`\left|\sum_k |c_k|\right|`,
      'the absolute value of the sum over k of the absolute value of c sub k end absolute value'
    ],
    [String.raw`a\lVert x\rVert_1`, 'a the norm of x sub 1'],
    [String.raw`\Gamma^{\lambda}{}_{\mu\nu}`, 'capital gamma sub mu nu end sub superscript lambda'],
    [String.raw`\dyad{0}`, 'ket 0 bra 0'],
    [String.raw`\ce{A <--> B}`, 'A is in equilibrium with B'],
    [String.raw`\ce{H^{.}}`, 'H dot'],
    [
      String.raw`\sideset{_a^b}{_c^d}\prod_i`,
      'left sub a left superscript b the product sub c superscript d over i of'
    ],
    [String.raw`\braket{n}{m}`, 'bra n ket m'],
    [String.raw`\bra{a}\ket{b}`, 'bra a ket b'],
    [String.raw`\bra{a}x`, 'bra a x'],
    [String.raw`\cancelto{0}{x}`, 'x crossed out tends to 0'],
    [String.raw`\operatorname*{ess\,sup}_t|g|`, 'the essential supremum over t of the absolute value of g']
  ])('%s', (tex, words) => expect(spoken(tex)).toBe(words))
})
