import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {formulaReader} from '../../../src/core/formulas/trees.ts'
import {childElements, parseXml, type XmlElement} from '../../../src/core/xml.ts'
import {mathmlToOmml} from '../../../src/import/document/omml/from-mathml.ts'
import {ommlToTex} from '../../../src/import/document/omml/index.ts'
import {formulaToOmml} from '../../../src/outputs/docx/omml/index.ts'
import {recordedBoxes} from '../../formula-paper.ts'
import {chaptersOf, imported, p, run as words} from './word-package.ts'

const read = await formulaReader([])

function ommlOf(tex: string): string | undefined {
  const formula = read(tex, true)
  return 'tree' in formula ? formulaToOmml(formula.tree) : undefined
}

function formulaOf(omml: string): XmlElement {
  return childElements(parseXml(omml).root)[0]!
}

const table = [
  ...recordedBoxes.formulas.filter((_, index) => index % 3 === 0).map(([tex]) => tex),
  ...readFileSync(new URL('../../data/spoken/formulas.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
]

test('a formula that goes to Word and comes back is the same in Word', () => {
  const formulas = table.flatMap(tex => ommlOf(tex) ?? [])
  expect(formulas.length).toBeGreaterThan(100)
  const others = table.filter(tex => {
    const omml = ommlOf(tex)
    return omml !== undefined && ommlOf(ommlToTex(formulaOf(omml)).tex) !== omml
  })
  expect(others).toEqual([])
})

const run = (text: string, properties = ''): string =>
  `<m:r>${properties === '' ? '' : `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`
const e = (content: string, name = 'e'): string => `<m:${name}>${content}</m:${name}>`

describe('formulas as Word itself writes them', () => {
  test.each([
    [`<m:func>${e(run('sin', '<m:sty m:val="p"/>'), 'fName')}${e(run('x'))}</m:func>`, '\\sin{x}'],
    [
      `<m:func>${e(`<m:limLow>${e(run('lim', '<m:sty m:val="p"/>'))}${e(run('x→0'), 'lim')}</m:limLow>`, 'fName')}${e(run('f'))}</m:func>`,
      '\\lim_{x\\to0}{f}'
    ],
    [
      `<m:nary><m:naryPr><m:limLoc m:val="subSup"/></m:naryPr>${e(run('0'), 'sub')}${e(run('1'), 'sup')}${e(run('x'))}</m:nary>`,
      '\\int_{0}^{1} x'
    ],
    [
      `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>${e(`<m:eqArr>${e(run('1,&amp;x&gt;0'))}${e(run('0,&amp;x≤0'))}</m:eqArr>`)}</m:d>`,
      '\\begin{cases} 1, & x>0 \\\\ 0, & x\\leq0 \\end{cases}'
    ],
    [
      `<m:d>${e(`<m:m><m:mr>${e(run('1'))}${e(run('2'))}</m:mr><m:mr>${e(run('3'))}${e(run('4'))}</m:mr></m:m>`)}</m:d>`,
      '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'
    ],
    [`<m:f><m:fPr><m:type m:val="lin"/></m:fPr>${e(run('a'), 'num')}${e(run('b'), 'den')}</m:f>`, '{a}/{b}'],
    [run('if x', '<m:nor/>'), '\\text{if x}'],
    [run('x_1 & y'.replace('&', '&amp;')), 'x\\_1\\ \\&y'],
    [run('\u{1d465}+\u{1d7d9}'), '\u{1d465}+\u{1d7d9}'],
    [`<m:acc><m:accPr/>${e(run('x'))}</m:acc>`, '\\hat{x}'],
    [`<m:sSup>${e(`<m:d>${e(run('a+b'))}</m:d>`)}${e(run('2'), 'sup')}</m:sSup>`, '{(a+b)}^{2}'],
    [`<m:sPre>${e(run('1'), 'sub')}${e(run('2'), 'sup')}${e(run('H'))}</m:sPre>`, '{}_{1}^{2}{H}']
  ])('%s', (omml, tex) => {
    expect(ommlToTex(formulaOf(`<m:oMath>${omml}</m:oMath>`)).tex).toBe(tex)
    expect(read(tex, true)).toHaveProperty('tree')
  })

  test('a number that Word keeps in the formula comes out of it', () => {
    const omml = `<m:oMath><m:eqArr><m:eqArrPr><m:maxDist m:val="1"/></m:eqArrPr>${e(run('a=b#(2.1)'))}</m:eqArr></m:oMath>`
    expect(ommlToTex(formulaOf(omml))).toEqual({tex: 'a=b', number: '2.1'})
  })

  test.each([
    ['as a run', `${run('a')}${run('\u2003\u2003(2.1)')}`],
    ['as runs', `${run('a')}${run('\u2003\u2003')}${run('(')}${run('2.1')}${run(')')}`],
    ['in brackets of Word', `${run('a')}${run('\u2003\u2003')}<m:d>${e(run('2.1'))}</m:d>`]
  ])('a number typed after spaces comes out of the formula: %s', (_, omml) => {
    expect(ommlToTex(formulaOf(`<m:oMath>${omml}</m:oMath>`))).toEqual({tex: 'a', number: '2.1'})
  })

  test('brackets after a function or one space are no number', () => {
    for (const omml of [`${run('f')}${run('(')}${run('1')}${run(')')}`, `${run('a ')}${run('(1)')}`])
      expect(ommlToTex(formulaOf(`<m:oMath>${omml}</m:oMath>`))).not.toHaveProperty('number')
  })

  test('letters that somebody deleted are gone', () => {
    const omml = `<m:oMath>${run('a')}<w:del>${run('b')}</w:del><w:ins>${run('c')}</w:ins></m:oMath>`
    expect(ommlToTex(formulaOf(omml)).tex).toBe('ac')
  })
})

describe('formulas of MathType, which are in MathML', () => {
  test.each([
    ['<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>', 'E=mc^{2}'],
    [
      '<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><msqrt><mi>b</mi></msqrt></mfrac>',
      '\\frac{a+1}{\\sqrt{b}}'
    ],
    [
      '<munderover><mo>&#8721;</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>',
      '\\sum_{i=1}^{n} x_{i}'
    ],
    ['<msubsup><mo>∫</mo><mn>0</mn><mo>∞</mo></msubsup><mi>f</mi>', '\\int_{0}^{\\infty} f'],
    ['<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>', '\\left( \\frac{a}{b} \\right)'],
    [
      '<mfenced open="[" close="]"><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable></mfenced>',
      '\\begin{bmatrix} 1 & 2 \\end{bmatrix}'
    ],
    [
      '<mover><mi>x</mi><mo>¯</mo></mover><mover accent="true"><mi>v</mi><mo>→</mo></mover>',
      '\\bar{x}\\vec{v}'
    ],
    [
      '<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>sin</mi><mi>x</mi>',
      '\\lim_{x\\to0}\\sin x'
    ],
    [
      '<mi mathvariant="double-struck">R</mi><mtext>&#160;if </mtext><mi mathvariant="bold">v</mi>',
      '\\mathbb{R}\\text{ if }\\mathbf{v}'
    ],
    ['<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[3]{x}'],
    ['<semantics><mi>a</mi><annotation encoding="TeX">b</annotation></semantics>', 'a'],
    ['<munder><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>⏟</mo></munder>', '\\underbrace{a+b}']
  ])('%s', (mathml, tex) => {
    const formula = mathmlToOmml(`<math xmlns="http://www.w3.org/1998/Math/MathML">${mathml}</math>`)
    expect(ommlToTex(formula!).tex).toBe(tex)
    expect(read(tex, true)).toHaveProperty('tree')
  })

  test.each([
    [
      'in JSON',
      JSON.stringify({mathml: '<math xmlns="m"><mi>a</mi></math>', origin: 'MathType'}),
      '$a$ is so.\n'
    ],
    ['alone', '<math><mi>a</mi></math>', '$a$ is so.\n'],
    [
      'of which a part is missing',
      '<math><mi>a</mi>',
      '![\\<math>\\<mi>a\\</mi>](figures/picture-1.png) is so.\n'
    ]
  ])('MathML in the description of a picture, %s', (_, description, markdown) => {
    const escaped = description.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
    const picture = `<w:r><w:drawing><wp:docPr descr="${escaped}"/><pic:pic><a:blip r:embed="i1"/></pic:pic></w:drawing></w:r>`
    const paper = imported(p(picture + words(' is so.')), {
      'word/_rels/document.xml.rels': '<Relationship Id="i1" Target="media/image1.png"/>'
    })
    expect(chaptersOf(paper).replace(/\{[^}]*\}/, '')).toBe(markdown)
  })
})
