import {expect, test} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {withoutUnits} from '../../src/core/units.ts'
import {formulaSpeaker} from '../../src/outputs/formulas/spoken/index.ts'

function written(tex: string, own: readonly string[] = []): string {
  const result = withoutUnits(tex, new Set(own))
  return 'tex' in result ? result.tex : `! ${result.fault}`
}

test.each([
  ['\\SI{3}{\\meter}', '{3\\,\\text{m}}'],
  ['\\qty{3}{m/s}', '{3\\,\\text{m}/\\text{s}}'],
  [
    '\\SI[per-mode=symbol]{3.0e8}{\\meter\\per\\second\\squared}',
    '{3.0\\times 10^{8}\\,\\text{m}/\\text{s}^{2}}'
  ],
  ['\\si[per-mode = symbol]{\\J\\per\\mol\\per\\K}', '{\\text{J}/(\\text{mol}\\,\\text{K})}'],
  ['\\si[per-mode=repeated-symbol]{\\J\\per\\mol\\per\\K}', '{\\text{J}/\\text{mol}/\\text{K}}'],
  ['\\qty[per-mode=fraction]{2}{\\per\\s}', '{2\\,\\frac{1}{\\text{s}}}'],
  ['\\qty[per-mode=power]{2}{\\per\\s}', '{2\\,\\text{s}^{-1}}'],
  ['\\num{-.5}', '{-0.5}'],
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
  ['\\SIrange{1}{2}{\\nm}', '{1\\,\\text{nm}\\text{ to }2\\,\\text{nm}}'],
  ['\\qtyrange{0}{90}{\\degree}', '{0\\text{°}\\text{ to }90\\text{°}}'],
  ['\\qtylist{1;2;3}{\\s}', '{1\\,\\text{s}\\text{, }2\\,\\text{s}\\text{ and }3\\,\\text{s}}'],
  ['\\SIlist{1;2}{\\s}', '{1\\,\\text{s}\\text{ and }2\\,\\text{s}}'],
  ['\\numrange{1e3}{2e3}', '{1\\times 10^{3}\\text{ to }2\\times 10^{3}}'],
  ['\\numlist{1; 2;3;5}', '{1\\text{, }2\\text{, }3\\text{ and }5}'],
  ['\\numlist{7}', '{7}'],
  ['\\qtyrange{1}{2}{\\nope}', '! Unknown unit \\nope'],
  ['a_\\qty{3}{m} = \\si{\\m}', 'a_{3\\,\\text{m}} = {\\text{m}}'],
  // Options of commands, as siunitx 3 prints them.
  ['\\num[round-mode=places,round-precision=2]{3.14159}', '{3.14}'],
  ['\\num[round-mode=places]{2}', '{2.00}'],
  ['\\num[round-mode = places, round-precision = 1]{-0.05e-3}', '{-0.1\\times 10^{-3}}'],
  ['\\num[round-mode=places,round-precision=0]{9.5}', '{10}'],
  ['\\num[round-mode=places,round-precision=1]{.04}', '{0.0}'],
  ['\\num[round-mode=figures,round-precision=3]{12345}', '{12\\,300}'],
  ['\\num[round-mode=figures,round-precision=2]{9.96}', '{10}'],
  ['\\num[round-mode=figures,round-precision=2]{0.9996}', '{1.0}'],
  ['\\num[round-mode=figures,round-precision=2]{0.001234}', '{0.0012}'],
  ['\\num[round-mode=figures,round-precision=3]{3}', '{3.00}'],
  ['\\num[round-mode=places,round-precision=1]{1.234(5)}', '{1.234(5)}'],
  [
    '\\qtyrange[round-mode=places,round-precision=1,range-phrase=--]{1.26}{2}{\\m}',
    '{1.3\\,\\text{m}\\text{–}2.0\\,\\text{m}}'
  ],
  ['\\num[output-decimal-marker={,}]{1.5}', '{1{,}5}'],
  ['\\num[group-digits=false]{123456.12345}', '{123456.12345}'],
  ['\\num[group-minimum-digits=4,group-separator={,}]{1234}', '{1{,}234}'],
  ['\\num[separate-uncertainty]{1.23(4)}', '{1.23\\pm 0.04}'],
  ['\\num[uncertainty-mode=separate]{10(2)}', '{10\\pm 2}'],
  ['\\num[separate-uncertainty=true]{1.2(13)e3}', '{(1.2\\pm 1.3)\\times 10^{3}}'],
  ['\\qty[separate-uncertainty]{1.2(1)}{\\m}', '{(1.2\\pm 0.1)\\,\\text{m}}'],
  ['\\num[exponent-product=\\cdot]{2e3}', '{2\\cdot 10^{3}}'],
  ['\\num[detect-all,table-format=2.1]{2}', '{2}'],
  ['\\num[exponent-mode=scientific]{200}', '! Unread option of siunitx exponent-mode=scientific'],
  ['\\num[round-mode=places,round-precision=999999999]{2}', '! Unread option of siunitx round-mode=places'],
  ['\\num[round-mode=uncertainty]{2.0}', '! Unread option of siunitx round-mode=uncertainty'],
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

test.each([
  ['en', '10 m to 30 m', '1, 2 and 3'],
  ['de', '10 m bis 30 m', '1, 2 und 3'],
  ['fr', '10 m à 30 m', '1, 2 et 3'],
  ['tr', '10 m ila 30 m', '1, 2 ve 3'],
  ['ar', '10 m إلى 30 m', '1, 2 و 3'],
  ['eo', '10 m to 30 m', '1, 2 and 3']
])('ranges and lists have the words of the paper’s language: %s', async (lang, range, list) => {
  const read = await formulaReader([{name: 'far', body: '\\qtyrange{10}{30}{\\metre}'}], lang)
  for (const [tex, expected] of [
    ['\\far', range],
    ['\\numlist{1;2;3}', list]
  ] as const) {
    const formula = read(tex, false)
    expect('tree' in formula && formulaSpeaker(lang).say(formula.tree)).toBe(expected)
  }
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
