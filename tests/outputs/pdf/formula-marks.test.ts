import {expect, test} from 'vitest'
import {joinFormulaMarks} from '../../../src/outputs/pdf/text/formula-marks.ts'

const mark = (id: number, inside = `BT <${id}> Tj ET`): string =>
  `/NonStruct <</MCID ${id}>> BDC\n${inside}\nEMC\n`
const whole = (id: number, inside: string): string => `/Formula <</MCID ${id}>> BDC\n${inside}\nEMC\n`

/** Joins the marks of formulas: marks 1 to 4 are one formula, 5 and 6 another. */
const join = (content: string) =>
  joinFormulaMarks(content, id => (id === 0 || id > 6 ? undefined : id < 5 ? 1 : 2))

test.each<readonly [string, string, string, readonly number[]]>([
  [
    'marks of one formula are one mark',
    mark(0) + mark(1) + mark(2) + mark(3) + mark(7),
    mark(0) + whole(1, 'BT <1> Tj ET\nBT <2> Tj ET\nBT <3> Tj ET') + mark(7),
    [2, 3]
  ],
  [
    'colours and places between them stay',
    `${mark(1)}1 0 0 rg\nQ\nq\n${mark(2)}`,
    whole(1, 'BT <1> Tj ET\n1 0 0 rg\nQ\nq\nBT <2> Tj ET'),
    [2]
  ],
  [
    'neighbouring formulas stay two',
    mark(1) + mark(5),
    whole(1, 'BT <1> Tj ET') + whole(5, 'BT <5> Tj ET'),
    []
  ],
  [
    'a mark inside another stays',
    mark(1, '/Span <</ActualText (a)>> BDC\nBT <1> Tj ET\nEMC') + mark(2),
    whole(1, '/Span <</ActualText (a)>> BDC\nBT <1> Tj ET\nEMC\nBT <2> Tj ET'),
    [2]
  ],
  [
    'nothing is joined over what is painted between',
    `${mark(1)}0 0 1 1 re f\n${mark(2)}`,
    `${whole(1, 'BT <1> Tj ET')}0 0 1 1 re f\n${whole(2, 'BT <2> Tj ET')}`,
    []
  ],
  [
    'nor over other marks',
    `${mark(1)}/Artifact BMC\nEMC\n${mark(2)}`,
    `${whole(1, 'BT <1> Tj ET')}/Artifact BMC\nEMC\n${whole(2, 'BT <2> Tj ET')}`,
    []
  ],
  ['content without formulas is as it was', mark(0) + mark(7), mark(0) + mark(7), []]
])('%s', (_, content, text, joined) => {
  expect(join(content)).toMatchObject({text, joined: new Set(joined)})
})
