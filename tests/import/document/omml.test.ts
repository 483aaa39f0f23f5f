import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {formulaReader} from '../../../src/core/formulas/trees.ts'
import {childElements, parseXml, type XmlElement} from '../../../src/core/xml.ts'
import {ommlToTex} from '../../../src/import/document/omml/index.ts'
import {formulaToOmml} from '../../../src/outputs/docx/omml/index.ts'
import {recordedBoxes} from '../../formula-paper.ts'

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

  test('letters that somebody deleted are gone', () => {
    const omml = `<m:oMath>${run('a')}<w:del>${run('b')}</w:del><w:ins>${run('c')}</w:ins></m:oMath>`
    expect(ommlToTex(formulaOf(omml)).tex).toBe('ac')
  })
})
