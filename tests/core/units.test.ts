import {expect, test} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {withoutUnits} from '../../src/core/units.ts'

function written(tex: string, own: readonly string[] = []): string {
  const result = withoutUnits(tex, new Set(own))
  return 'tex' in result ? result.tex : `! ${result.fault}`
}

test.each([
  ['\\SI{3}{\\meter}', '{3\\,\\text{m}}'],
  ['\\qty{3}{m/s}', '{3\\,\\text{m}/\\text{s}}'],
  [
    '\\SI[per-mode=symbol]{3.0e8}{\\meter\\per\\second\\squared}',
    '{3.0\\times 10^{8}\\,\\text{m}\\,\\text{s}^{-2}}'
  ],
  ['\\si{\\kilo\\gram\\per\\square\\metre}', '{\\text{kg}\\,\\text{m}^{-2}}'],
  ['\\unit{kg.m^{-2}}', '{\\text{kg}\\,\\text{m}^{-2}}'],
  ['\\unit{m s^-1}', '{\\text{m}\\,\\text{s}^{-1}}'],
  ['\\qty{5}{\\micro\\litre}', '{5\\,\\text{µL}}'],
  ['\\qty{5}{\\per\\cubic\\cm}', '{5\\,\\text{cm}^{-3}}'],
  ['\\qty{1}{\\mol\\of{C}\\tothe{3}}', '{1\\,\\text{mol}_{\\text{C}}^{3}}'],
  ['\\qty{5}{\\percent}', '{5\\,\\text{\\%}}'],
  ['\\qty{90}{\\degree}', '{90\\text{°}}'],
  ['\\qty{20}{\\degreeCelsius}', '{20\\,\\text{°C}}'],
  ['\\num{12345.678901}', '{12\\,345.678\\,901}'],
  ['\\num{1234}', '{1234}'],
  ['\\num{3,5e-6}', '{3{,}5\\times 10^{-6}}'],
  ['\\num{1.2(3)}', '{1.2(3)}'],
  ['\\num{3 +- 1}', '{3(1)}'],
  ['\\num{1.23+-0.04e5}', '{1.23(4)\\times 10^{5}}'],
  ['\\num{1.2 \\pm 0.04}', '{1.20(4)}'],
  ['\\num{10.0+-1.2}', '{10.0(12)}'],
  ['\\qtyproduct{2 x 3}{\\m}', '{2\\,\\text{m}\\times 3\\,\\text{m}}'],
  ['\\numproduct{2 x 3}', '{2\\times 3}'],
  ['\\complexnum{1+2i}', '{1+2\\mathrm{i}}'],
  ['\\complexqty{1+2i}{\\ohm}', '{(1+2\\mathrm{i})\\,\\text{Ω}}'],
  ['\\num{e5}', '{10^{5}}'],
  ['\\num{1e5}', '{1\\times 10^{5}}'],
  ['\\num{-1e3}', '{-1\\times 10^{3}}'],
  ['\\num{2 x 3}', '{2\\times 3}'],
  ['\\ang{1;2;3}', '{1\\text{°}2\\text{′}3\\text{″}}'],
  ['\\ang{;;3}', '{3\\text{″}}'],
  ['\\SIrange{1}{2}{\\nm}', '{1\\text{–}2\\,\\text{nm}}'],
  ['\\qtylist{1;2;3}{\\s}', '{1,\\ 2,\\ 3\\,\\text{s}}'],
  ['\\numrange{1}{2} \\numlist{1;2}', '{1\\text{–}2} {1,\\ 2}'],
  ['a_\\qty{3}{m} = \\si{\\m}', 'a_{3\\,\\text{m}} = {\\text{m}}'],
  ['\\qty{x}', '\\qty{x}'],
  ['\\qty(x)', '\\qty(x)'],
  ['\\SI{3}{\\m', '\\SI{3}{\\m'],
  ['\\single{a}', '\\single{a}'],
  ['\\unit{\\nope}', '! Unknown unit \\nope']
])('%s', (tex, expected) => {
  expect(written(tex)).toBe(expected)
})

test('a command that the paper defines takes precedence', async () => {
  expect(written('\\unit{\\nope}', ['unit'])).toBe('\\unit{\\nope}')
  const read = await formulaReader([{name: 'speed', body: '\\SI{3}{\\meter}'}])
  expect(read('\\speed', false)).toMatchObject({
    tree: {children: [{children: [{text: '3'}, {}, {kind: 'mtext', text: 'm'}]}]}
  })
})

test('every form gives a formula that can be parsed, and so does Feynman’s slash', async () => {
  const read = await formulaReader([])
  for (const tex of [
    '\\SI{3 +- 1}{\\um\\squared\\per\\kg}',
    '\\ang{1;2;3}',
    '\\qty{5}{\\percent}',
    '\\slashed{D}',
    '\\SIrange{1}{2}{\\ohm}'
  ])
    expect(read(tex, true)).toHaveProperty('tree')
})
