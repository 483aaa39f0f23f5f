import {readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {readFontFacts} from '../../../src/core/faces/font-facts.ts'
import {createFormulaReader} from '../../../src/core/formulas/reader.ts'
import type {Macro} from '../../../src/core/mdast.ts'
import {unpackFont} from '../../../src/node/fonts/unpack-font.ts'
import {formulaFaces, formulaTypesetter} from '../../../src/outputs/formulas/index.ts'
import {mathFont} from './font.ts'
import {type TexTypesetter, texTypesetter} from './typeset.ts'

let typeset: TexTypesetter
beforeAll(async () => {
  typeset = await texTypesetter()
})

/** The signs of a formula, in order. */
function signsOf(tex: string, by = typeset): string | undefined {
  return by(tex, true)
    ?.items.map(item => (item.kind === 'text' ? item.text : item.kind === 'rule' ? '_' : '/'))
    .join('')
}

describe('signs', () => {
  test.each([
    ['x^2', '𝑥2'],
    [String.raw`\frac{a}{b}`, '𝑎𝑏_'],
    [String.raw`\sqrt{x}`, '√𝑥_'],
    [String.raw`\hat{x}`, '𝑥ˆ'],
    [String.raw`\sin x`, 'sin𝑥'],
    [String.raw`\text{if a}`, 'if a'],
    [String.raw`\cancel{x}`, '𝑥/'],
    [String.raw`\boxed{x}`, '𝑥____'],
    [String.raw`\overbracket{x}`, '𝑥⎴'],
    [String.raw`\underbracket{x}`, '𝑥⎵'],
    [String.raw`\fcolorbox{red}{white}{x}`, '_____x'],
    [String.raw`\cancelto{0}{x}`, '𝑥///0'],
    [String.raw`\xcancel{x}`, '𝑥//'],
    [String.raw`\begin{CD}A @>f>> B\end{CD}`, '𝐴→𝑓𝐵'],
    [String.raw`\overgroup{x}`, '𝑥⏜'],
    [String.raw`\widecheck{x}`, '𝑥ˇ'],
    [String.raw`\utilde{x}`, '𝑥∼'],
    [String.raw`\underaccent{a}{x}`, '𝑥𝑎'],
    [String.raw`\accentset{a}{x}`, '𝑥𝑎'],
    [String.raw`\emph{a}`, '𝑎'],
    [String.raw`\raisebox{2pt}{a}`, 'a'],
    [String.raw`\sfrac{1}{2}`, '1/2'],
    [String.raw`\nicefrac{1}{2}`, '1/2'],
    [String.raw`\odv{f}{x}`, 'd𝑓d𝑥_'],
    [String.raw`\ensuremath{a}\medspace b\thickspace\relax c`, '𝑎𝑏𝑐'],
    [String.raw`\lBrace x\rBrace`, '⦃𝑥⦄'],
    [String.raw`\mapsfrom\varointclockwise\bigcupdot`, '↤∲⨃'],
    [String.raw`\P\pounds\copyright\lq\rq\adots\hdots`, '¶£©‘’⋰…'],
    [String.raw`\ce{A -> B}`, 'A⟶B'],
    [String.raw`\ce{H2O}`, 'H2O'],
    [String.raw`\SI{3}{\metre}`, '3m'],
    [String.raw`\bm{x}`, '𝒙'],
    [String.raw`\llbracket x \rrbracket`, '⟦𝑥⟧'],
    [String.raw`\dv{f}{x}`, 'd𝑓d𝑥_'],
    [String.raw`\div`, '÷'],
    [String.raw`\colon`, ':']
  ])('%s', (tex, signs) => expect(signsOf(tex)).toBe(signs))

  test.each([String.raw`\nope`, String.raw`\frac{a`, '\\text{اردو}', String.raw`\href{a}{b}`, '}'])(
    'none of %s, which is not laid out',
    tex => expect(signsOf(tex)).toBeUndefined()
  )
})

describe('macros', () => {
  const macros: readonly Macro[] = [
    {name: 'R', body: '\\mathcal{R}'},
    {name: 'pair', body: '(#1,#2)'},
    {name: 'norm', body: '\\|#2\\|_{#1}', optional: {fallback: '1', count: 2}}
  ]

  test.each([
    ['\\R', 'ℛ'],
    ['\\pair{a}{b}', '(𝑎,𝑏)'],
    ['\\norm{x}', '‖𝑥‖1'],
    ['\\norm[p]{x}', '‖𝑥‖𝑝']
  ])('%s', async (tex, signs) => expect(signsOf(tex, await texTypesetter(macros))).toBe(signs))

  test('of a formula end with it', async () => {
    const own = await texTypesetter(macros)
    expect(signsOf('\\newcommand{\\R}{r}\\newcommand{\\own}{o}\\own\\R', own)).toBe('𝑜𝑟')
    expect(signsOf('\\R', own)).toBe('ℛ')
    expect(signsOf('\\own', own)).toBeUndefined()
  })
})

test('the lines of an aligned formula have their baselines', () => {
  const {rows, height, depth} = typeset('\\begin{align}a&=b\\\\c&=d\\\\e&=f\\end{align}', true)!
  expect(rows).toHaveLength(3)
  expect(rows[0]! - rows[1]!).toBeCloseTo(rows[1]! - rows[2]!)
  expect(rows[0]).toBeLessThan(height)
  expect(rows[2]).toBeGreaterThan(-depth)
  expect(typeset('a+b', true)!.rows).toEqual([])
})

test('the lines of `multline` are at both sides', () => {
  const {items, width} = typeset('\\begin{multline}a\\\\+b\\\\=c\\end{multline}', true)!
  const texts = items.filter(item => item.kind === 'text')
  // `\\multlinegap` is added on both sides.
  expect(texts[0]!.x).toBe(1)
  expect(texts.at(-1)!.x + texts.at(-1)!.width).toBeCloseTo(width - 1)
  expect(width).toBeLessThan(8)
})

describe('formulas can be broken', () => {
  const piecesOf = (tex: string, display: boolean) => {
    const {pieces, items} = typeset(tex, display)!
    return pieces.map(({x, at}, index) => {
      const end = pieces[index + 1]?.x ?? Infinity
      const own = items.flatMap(item =>
        item.kind === 'text' && item.x >= x - 0.01 && item.x < end - 0.01 ? item.text : []
      )
      return `${places[at]}${own.join('')}`
    })
  }
  const places = {start: '', space: '·', operator: '', relation: '|', 'in brackets': '('} as const

  test.each([
    ['in a display before relations and operators', 'a+b=c-d', ['𝑎', '+𝑏', '|=𝑐', '−𝑑']],
    ['not before a sign of a number', '-a=-b', ['−𝑎', '|=−𝑏']],
    ['at a wide space between two formulas', 'a=b\\qquad c=d', ['𝑎', '|=𝑏', '·𝑐', '|=𝑑']],
    ['not at a narrow one', 'a\\;b', []],
    ['not in brackets', 'f(a+b)=[c+d]', ['𝑓(𝑎+𝑏)', '|=[𝑐+𝑑]']],
    [
      'not in stretched brackets, fractions and scripts',
      '\\left(a+b\\right)=\\frac{a+b}{c}^{a+b}',
      ['(𝑎+𝑏)', '|=𝑎+𝑏𝑐𝑎+𝑏']
    ],
    ['nowhere without a sign', 'abc', []]
  ])('%s', (_, tex, pieces) => expect(piecesOf(tex, true)).toEqual(pieces))

  test.each([
    ['in text after relations and operators', 'a+b=c-d', ['𝑎+', '𝑏=', '|𝑐−', '𝑑']],
    ['not after a sign of a number', '-a=-b', ['−𝑎=', '|−𝑏']],
    ['not between two relations', 'a=\\leq b', ['𝑎=≤', '|𝑏']],
    ['not after a relation at the end', 'a+b=', ['𝑎+', '𝑏=']],
    ['in brackets at the greatest cost', 'f(a+b)=c', ['𝑓(𝑎+', '(𝑏)=', '|𝑐']],
    [
      'not in stretched brackets, fractions, roots, scripts and groups',
      '\\left(a+b\\right)\\frac{a+b}{c}^{a+b}\\sqrt{a+b}{a=b}<c',
      ['(𝑎+𝑏)𝑎+𝑏𝑐𝑎+𝑏√𝑎+𝑏𝑎=𝑏<', '|𝑐']
    ],
    ['nowhere in braces', '{a=b}', []],
    ['nowhere without a sign', 'abc', []]
  ])('%s', (_, tex, pieces) => {
    expect(piecesOf(tex, false).map(piece => piece.replaceAll('_', ''))).toEqual(pieces)
  })

  test('the space of a sign is between the pieces', () => {
    const {pieces, width} = typeset('a=b', false)!
    const [first, second] = pieces
    expect(second!.x - first!.x - first!.width).toBeCloseTo(5 / 18, 3)
    expect(second!.x + second!.width).toBeCloseTo(width, 3)
    const spaced = typeset('a=\\quad b', false)!.pieces
    expect(spaced[1]!.x - spaced[0]!.x - spaced[0]!.width).toBeCloseTo(1 + 5 / 18, 3)
  })
})

test.each(['over', 'under'])('\\%sbracket has its bracket beside the base', side => {
  const base = typeset('x', true)!
  const {height, depth} = typeset(`\\${side}bracket{x}`, true)!
  expect([height > base.height + 0.1, depth > base.depth + 0.1]).toEqual([side === 'over', side === 'under'])
})

describe('the lines of aligned formulas', () => {
  const linesOf = (tex: string) => {
    const {lines = [], items} = typeset(tex, true)!
    return lines.map(({pieces, end, align = ''}, index) => {
      const own = items.slice(lines[index - 1]?.end ?? 0, end)
      const texts = pieces.map(({at, x}, piece) => {
        const next = pieces[piece + 1]?.x ?? Infinity
        const signs = own.flatMap(item =>
          item.kind === 'text' && item.x >= x - 0.01 && item.x < next - 0.01 ? item.text : []
        )
        return `${at} ${signs.join('')}`
      })
      return [align, ...texts]
    })
  }
  const long = '\\mathrm{abcdefghijklmnopqrstuvw}'

  test.each([
    [
      'but not at the sign at which they are aligned',
      `\\begin{align}a&=b+${long}<c\\\\d&=e\\end{align}`,
      [
        ['', 'start 𝑎=𝑏', 'operator +abcdefghijklmnopqrstuvw', 'relation <𝑐'],
        ['', 'start 𝑑=𝑒']
      ]
    ],
    [
      'between two formulas in a line',
      `\\begin{align}a&=${long}&b&=c\\end{align}`,
      [['', 'start 𝑎=abcdefghijklmnopqrstuvw', 'space 𝑏=𝑐']]
    ],
    [
      'before the sign of a further line',
      `\\begin{aligned}a&=b\\\\&\\quad+${long}+c\\end{aligned}`,
      [
        ['', 'start 𝑎=𝑏'],
        ['', 'start +abcdefghijklmnopqrstuvw', 'operator +𝑐']
      ]
    ],
    [
      'each at its side',
      `\\begin{multline}a+${long}\\\\+c\\end{multline}`,
      [
        ['left', 'start 𝑎', 'operator +abcdefghijklmnopqrstuvw'],
        ['right', 'start +𝑐']
      ]
    ]
  ])('are broken alone: %s', (_, tex, lines) => expect(linesOf(tex)).toEqual(lines))

  test.each([
    ['short ones', '\\begin{align}a&=b+c\\end{align}'],
    ['a matrix', `\\begin{matrix}a+b&${long}\\end{matrix}`],
    ['lines without a sign', `\\begin{gather}${long}\\end{gather}`]
  ])('are not broken: %s', (_, tex) => expect(typeset(tex, true)!.lines).toBeUndefined())

  test('together are as high as the formula, and each is at its baseline', () => {
    const {
      lines = [],
      height,
      depth,
      rows
    } = typeset(`\\begin{align}a&=\\frac{b}{c}+${long}\\\\d&=e\\end{align}`, true)!
    expect(lines.reduce((sum, line) => sum + line.height + line.depth, 0)).toBeCloseTo(height + depth)
    expect(lines.map(({baseline}) => baseline)).toEqual(rows)
  })
})

// In LaTeX, an empty atom precedes the second cell of a line.
test('a further line that begins with a space has the spaces of its operator', () => {
  const placeOf = (tex: string) =>
    typeset(`\\begin{align}a&=b\\\\&${tex} c\\end{align}`, true)!.items.at(-1)!.x
  expect(placeOf('\\quad +') - placeOf('+')).toBeCloseTo(1)
})

test('a word in slanted type is one of the text', async () => {
  const slanted = unpackFont(readFileSync('node_modules/source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2'))!
  const layOut = formulaTypesetter(await mathFont(), slanted)!
  const read = createFormulaReader([])
  const itemsOf = (tex: string) => {
    const formula = read(tex, false)
    return 'tree' in formula ? layOut(formula.tree)!.items : []
  }
  expect(itemsOf('\\mathit{offset}')).toMatchObject([{text: 'offset', face: 'slanted'}])
  expect(itemsOf('\\mathit{x}')).toMatchObject([{text: '𝑥', face: 'base'}])
  const {faces} = formulaFaces(
    await mathFont(),
    [{width: 1, height: 1, depth: 0, rows: [], pieces: [], items: itemsOf('\\mathit{offset}')}],
    slanted
  )
  expect(faces.map(({family}) => family)).toEqual(['Formula-slanted'])
  expect(readFontFacts(faces[0]!.bytes)).toEqual({
    name: 'SourceSerif4-It',
    characters: '65-66 6f 73-74'
  })
})

describe('what was wrong in print', () => {
  const rulesOf = (tex: string) => typeset(tex, true)!.items.filter(item => item.kind === 'rule')
  const textOf = (tex: string, sign: string) =>
    typeset(tex, true)!.items.find(item => item.kind === 'text' && item.text.includes(sign))!

  test('a framed array has four thin lines around it, and is not filled', () => {
    const {width} = typeset('\\begin{array}{|c|}\\hline a\\\\\\hline\\end{array}', true)!
    const rules = rulesOf('\\begin{array}{|c|}\\hline a\\\\\\hline\\end{array}')
    expect(rules).toHaveLength(4)
    for (const rule of rules) expect(Math.min(rule.width, rule.height)).toBeCloseTo(0.04, 2)
    expect(Math.max(...rules.map(rule => rule.width))).toBeCloseTo(width, 1)
  })

  test.each(['\\underrightarrow{AB}', '\\underleftarrow{AB}', '\\varinjlim'])(
    '%s has its arrow below',
    tex => {
      expect(typeset(tex, true)!.depth).toBeGreaterThan(0.3)
    }
  )

  test.each(['\\overrightarrow{xyz}', '\\overleftrightarrow{xyz}'])('%s does not touch its letters', tex => {
    const arrow = typeset(tex, true)!.items.find(({kind, y}) => kind === 'text' && y > 0)!
    // The head of the arrow is a quarter of an em high, about a line half as high above the arrow's baseline.
    expect(arrow.y).toBeGreaterThan(typeset('xyz', true)!.height - 0.05)
  })

  test.each([
    [String.raw`\ce{A <=>[abcdefg] B}`, ['⇀', '↽']],
    [String.raw`\xrightleftharpoons{abcdefg}`, ['⇀', '↽']]
  ])('the arrows of %s are as long as the label', (tex, arrows) => {
    const items = typeset(tex, true)!.items.flatMap(item => (item.kind === 'text' ? item : []))
    const label = items.find(({text}) => text.startsWith('a') || text.startsWith('𝑎'))!
    const found = items.filter(({text}) => arrows.includes(text))
    expect(found.map(({text}) => text)).toEqual(arrows)
    for (const arrow of found) expect(arrow.width).toBeGreaterThan(label.width)
    expect(found[0]!.y).toBeGreaterThan(found[1]!.y)
  })

  test('an equality in a diagram is as long as its arrows', () => {
    const long = rulesOf('\\begin{CD}X @= X\\end{CD}')
    expect(long.map(({width}) => width)).toEqual([2.75, 2.75])
  })

  test('a matrix of physics has no space at its sides', () => {
    const [one, other] = ['\\mqty(a&b\\\\c&d)', '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}']
    expect(typeset(one, true)!.width).toBeCloseTo(typeset(other, true)!.width)
  })

  test.each(['\\imath', '\\jmath'])('%s is slanted', tex => {
    expect(typeset(tex, true)!.items).not.toMatchObject([{face: 'base'}])
  })

  test('a vector has its arrow where a hat is, upright or not', () => {
    for (const letter of ['v', '\\mathbf v', 'A']) {
      const centre = (tex: string, sign: string) => {
        const item = textOf(tex, sign)
        return item.kind === 'text' ? item.x + item.width / 2 : 0
      }
      const [vector, hat] = [centre(`\\vec{${letter}}`, '→'), centre(`\\hat{${letter}}`, 'ˆ')]
      expect(Math.abs(vector - hat)).toBeLessThan(0.06)
    }
  })

  test('a box has the distance and the lines of LaTeX, and what is crossed out has none', () => {
    const [plain, boxed] = [typeset('x', true)!, typeset('\\boxed{x}', true)!]
    expect(boxed.width - plain.width).toBeCloseTo(2 * (0.3 + 0.04), 1)
    expect(Math.min(...rulesOf('\\boxed{x}').map(({width}) => width))).toBeCloseTo(0.04, 2)
    expect(typeset('\\cancel{x}', true)!.width - plain.width).toBeLessThan(0.1)
  })

  // A fraction is an ordinary atom (TeXbook, appendix G).
  test.each(['\\left(a\\right)', '\\sin x'])('a fraction has a thin space before %s', tex => {
    const [alone, rest] = [typeset('\\frac12', true)!, typeset(tex, true)!]
    expect(typeset(`\\frac12${tex}`, true)!.width - alone.width - rest.width).toBeCloseTo(1 / 6, 2)
  })

  test.each(['dcases', 'cases'])('fractions in rows of `%s` do not touch', kind => {
    const {rows} = typeset(`\\begin{${kind}}\\frac12\\\\\\frac12\\end{${kind}}`, true)!
    expect(rows).toEqual([])
    const bars = rulesOf(`\\begin{${kind}}\\frac12\\\\\\frac12\\end{${kind}}`)
    const {height, depth} = typeset('\\frac12', kind === 'dcases')!
    expect(bars[0]!.y - bars[1]!.y).toBeGreaterThan(height + depth + 0.05)
  })
})
