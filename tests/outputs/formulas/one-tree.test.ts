import {readFileSync} from 'node:fs'
import temml from 'temml'
import {beforeAll, describe, expect, test} from 'vitest'
import {type FormulaNode, nodeParts} from '../../../src/core/formula-tree.ts'
import {createFormulaReader} from '../../../src/core/formulas/reader.ts'
import {elementsOf, parseXml, rawText} from '../../../src/core/xml.ts'
import {formulaToOmml} from '../../../src/outputs/docx/omml/index.ts'
import {type FormulaTypesetter, formulaTypesetter} from '../../../src/outputs/formulas/index.ts'
import {mathml} from '../../../src/outputs/formulas/mathml/index.ts'
import {formulaSpeaker} from '../../../src/outputs/formulas/spoken/index.ts'
import {recordedBoxes} from '../../formula-paper.ts'
import {mathFont} from './font.ts'

/** Formulas of many kinds: some with recorded boxes, some with recorded speech, and some that were once refused. */
const table = [
  ...recordedBoxes.formulas.filter((_, index) => index % 6 === 0).map(([tex]) => tex),
  ...readFileSync(new URL('../../data/spoken/formulas.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((tex, index) => index % 2 === 0 && !tex.includes('\\tag')),
  ...String.raw`\framebox{x}
\sqrt[\leftroot{-2}\uproot{2}3]{x+1}
\qty(\frac{a}{b}) + \mqty{a & b\\c & d}
\begin{array}{@{}c!{|}c@{}}a & b\\c & d\end{array}
\begin{multlined}a+b\\=c\end{multlined}
\ip{a}{b} + \ev{H}{x}
\sideset{_a^b}{_c^d}\sum_k x
\textbf{\textit{xy}} \backcong \Alpha
\text{a \text{b} \SI{3}{\metre}}`.split('\n')
]

const read = createFormulaReader([])
let layOut: FormulaTypesetter
beforeAll(async () => {
  layOut = formulaTypesetter(await mathFont())!
})

function treeOf(tex: string): FormulaNode {
  const formula = read(tex, true)
  if ('fault' in formula) throw new Error(`${tex}: ${formula.fault}`)
  return formula.tree
}

/**
 * The visible signs of a text, in order of code points, without accents, lines and roots, which are drawn in several
 * ways.
 */
function seen(text: string): string {
  const plain = text
    .replaceAll('\u20d7', '→')
    // In print, long arrows of equilibria are two arrows.
    .replaceAll('⇌', '⇀↽')
    .replaceAll('\u20db', '…')
    .normalize('NFKD')
    .replaceAll(/[\s\p{M}\p{Cf}\u200b\u2061-\u2064^ˆ~˜¯‾―˙¨√]/gu, '')
  return [
    ...plain.replaceAll(/[⟶→]/g, '→').replaceAll('‖', '||').replaceAll('∥', '||').replaceAll(/[∣|]/g, '|')
  ]
    .sort()
    .join('')
}

function leaves(node: FormulaNode): string {
  if (node.kind === 'mphantom') return ''
  return (node.text ?? '') + nodeParts(node).map(leaves).join('')
}

function textOfOmml(tree: FormulaNode): string {
  const {root} = parseXml(`<r>${formulaToOmml(tree) ?? ''}</r>`)
  const hidden = elementsOf(root, 'm:phant').map(rawText).join('')
  const signs = ['m:chr', 'm:begChr', 'm:sepChr', 'm:endChr'].flatMap(name =>
    elementsOf(root, name).map(({attributes}) => attributes.get('m:val') ?? '')
  )
  return rawText(root).replace(hidden, '') + signs.join('')
}

describe.each(table)('%s', tex => {
  test('has each of its signs once in each output', () => {
    const tree = treeOf(tex)
    const wanted = seen(leaves(tree))
    const markup = mathml(tree).replaceAll(/<mphantom>.*?<\/mphantom>/g, '')
    expect(seen(rawText(parseXml(markup).root)), 'MathML').toBe(wanted)
    const {items} = layOut(tree)!
    expect(seen(items.map(item => (item.kind === 'text' ? item.text : '')).join('')), 'PDF').toBe(wanted)
    expect(seen(textOfOmml(tree)), 'Word').toBe(wanted)
    expect(formulaSpeaker('en').say(tree), 'words').not.toBe('')
  })
})

test('Temml, another converter, has the same letters where it knows all commands', () => {
  const different = table.filter(tex => {
    try {
      const theirs = rawText(
        parseXml(temml.renderToString(tex, {displayMode: true, throwOnError: true, xml: true})).root
      )
      return letters(theirs) !== letters(leaves(treeOf(tex)))
    } catch {
      return false
    }
  })
  expect(different).toEqual([])
})

function letters(text: string): string {
  return [...text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]|\p{Lm}/gu, '')].sort().join('')
}

test.each([
  ['\\sqrt{1+x}', 'math-low-root'],
  ['\\sqrt[3]{x^2}', 'math-high-root'],
  ['\\sqrt{\\sqrt{x}}', 'math-high-root'],
  ['\\sqrt{\\frac{a}{b}}', ''],
  ['\\int_\\Omega', 'math-integral'],
  ['\\int_0^1', ''],
  ['\\sum_k', '']
])('%s is told, because browsers reserve too much room', (tex, expected) => {
  const [, name = ''] = /<m(?:sqrt|root|sub)[^>]* class="([^"]*)"/.exec(mathml(treeOf(tex))) ?? []
  expect(name).toBe(expected)
})

describe('MathML has what browsers need', () => {
  test.each([
    [
      'spaces of a sign with a label',
      'x\\stackrel{a}{\\sim}y',
      '<mover><mo lspace=".2778em" rspace=".2778em">∼</mo>'
    ],
    [
      'a label of an arrow that is long enough',
      '\\xrightarrow{f}',
      '<mspace width="1.8571em"></mspace></mover></mover>'
    ],
    [
      'one element for an arrow with two labels',
      '\\ce{A <=>[x][y] B}',
      '<munderover><mo lspace="0" rspace="0" stretchy="true">⇌</mo>'
    ],
    ['a long arrow without a label', '\\ce{A <=> B}', '⇌</mo><mspace width="2.6em"></mspace></mover>'],
    ['a long equals sign', '\\begin{CD}A @= B\\end{CD}', '=</mo><mspace width="3.9286em"></mspace></mover>'],
    [
      'arrows of a diagram about their axis',
      '\\begin{CD}A\\\\@VfVV\\\\B\\end{CD}',
      'symmetric="true">↓</mo>'
    ],
    ['a box around an upright name', '\\ln x', '<mpadded><mi>ln</mi></mpadded>'],
    ['dots with a width', '\\dddot z', '<mo stretchy="false">…</mo>'],
    ['an arrow that is not stretched', '\\ce{A <=>>[k] B}', 'stretchy="false">⥂</mo>'],
    ['an arrow of a reaction as long as one without a label', '\\ce{A ->[x] B}', 'minsize="1.6em">→</mo>'],
    [
      'one element for an arrow of a diagram with two labels',
      '\\begin{CD}A @>f>g> B\\end{CD}',
      '<munderover><mo lspace="0" rspace="0" stretchy="true" minsize='
    ],
    [
      'the spaces of a long arrow beside it',
      '\\ce{A <=> B}',
      '<mspace width=".2778em"></mspace><mover><mo lspace="0" rspace="0" stretchy="true">⇌'
    ],
    ['the colour behind a box', '\\colorbox{yellow}{$c$}', '<mrow mathbackground="yellow">'],
    ['an operator of two operands that is not large', 'a\\otimes b', 'largeop="false">⊗'],
    [
      'a bracket over several',
      '\\overbracket[1pt][2pt]{a+b}',
      '<mo stretchy="true" style="math-depth:0">⎴</mo>'
    ],
    ['a double arrow in its line', 'a\\Mapsto b', 'stretchy="false">⤇'],
    ['the spaces around a sign behind a differential', '\\dd{t}^2+1', '<mo>+</mo>'],
    ['a letter that is struck out', 'i\\not\\!\\partial', '<mi>𝜕\u0338</mi>'],
    [
      'a cell with its own alignment',
      '\\begin{array}{r}\\multicolumn{1}{l}{x}\\end{array}',
      'class="math-left"'
    ],
    ['brackets that stars keep low', '\\bra*{a}\\ket*{b}', '⟨</mo><mi>a</mi>'],
    ['a bond at the end of a chain’s unit', '\\ce{[-CH2-]_n}', '−</mo><mo stretchy="false">]'],
    ['a row around limits in brackets', '\\left(\\sum_{i}^n i\\right)', '<mrow><mrow></mrow><munderover>']
  ])('%s', (_, tex, expected) => {
    expect(mathml(treeOf(tex))).toContain(expected)
  })
})

test('an equilibrium that lies on one side has another arrow', () => {
  const signs = ['<=>', '<=>>', '<<=>'].map(arrow => leaves(treeOf(`\\ce{A ${arrow} B}`)))
  expect(signs).toEqual(['A⇌B', 'A⥂B', 'A⥄B'])
})

test('brackets of physics have no spaces inside, and a thin one before them', () => {
  const [first, ...others] = ['\\expval{A}{\\psi}', '\\mel{\\psi}{A}{\\psi}', '\\ev{A}{\\psi}'].map(tex =>
    mathml(treeOf(`b${tex}`))
  )
  expect(others).toEqual([first, first])
  expect(first?.split('.1667em')).toHaveLength(2)
  expect(mathml(treeOf('H\\ket{\\psi}'))).toContain('<mspace width=".1667em">')
  expect(mathml(treeOf('\\expval{A}{\\frac{a}{b}}'))).not.toContain('stretchy="false">⟨')
})
