import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {MapHandler} from '@mathjax/src/mjs/input/tex/MapHandler.js'
import {expect, test} from 'vitest'
import {type FormulaNode, nodeParts} from '../../../src/core/formula-tree.ts'
import {createFormulaReader} from '../../../src/core/formulas/reader.ts'
import {formulaSpeaker} from '../../../src/outputs/formulas/spoken/index.ts'

/** Groups of signs with one meaning, separated by blanks: signs with the same name must be in one group. */
const variants = String.raw`
∧& …⋯ ⨀⊙ ÷/╱ εϵ κϰ φϕ πϖ ρϱ σς θϑ µμ ΩΩ ΩΩ ∠∡∢ ■◼∎ □◻ ◯○ ≰⩽̸ ≱⩾̸ ⊖⊝ ⊘⨸ ↻↷ ↺↶ ♣♧ ♠♤ ♡♥ ⋄♢◊♦ ⩓⩕ ⩔⩖ ⇃⇂ ↼↽ ⇀⇁
⇒⟹⇛ ⇐⟸⇚ ⇔⟺ ↪↣ ↩↢ ⊊⫋ ⊋⫌ ⊆⫅ ⊇⫆ ≈≊≓≒ ≃⋍ ≅≌ ≝≔ ⪈≩ ⪇≨ ≥≧⩾⪖ ≤≦⩽⪕ ⋛⪌ ⋚⪋ ⇌⇋ ≫⋙ ≪⋘ ∼∽ ←⟵ →⟶ ↔⟷ ↦⟼ ⤇⟾ ⋉⋋ ⋊⋌
∸⨪ ⊧⊨ ☾☽ ☉☼ ((⟮ )⟯ ⪯≼⋞ ⪰≽⋟ \∖╲ ∗⋆ ⨍⨎⨏ ∙⋅× ⊤⊺ ∣|⏐⎪
`

/** Signs without a name in any source. */
const nameless = '⤆⟻⟽‵‶‷⅁↫↬↭↰↱∍∱∾≎≏≖≘≬⊪⊶⊷⋇⋎⋏⌞⌟⌽⎰⎱☺✠⟜⟠⟡⟢⟣⟤⟥⥼⥽⦂⦇⦈⦉⦊⦵⧖⧗⧟⧢⧸⨇⨈⨒⨓⨕⨖⨗⨘⨙⨚⨫⨬⨳⨶⨷⨹⨺⨻⩂⩃⩆⩇⩈⩊⩋⩌⩍⩞⩟⩠⩢⩣⫴⫶⫽®'

const maps = [
  'mathchar0mi',
  'mathchar0mo',
  'mathchar7',
  'delimiter',
  'AMSsymbols-mathchar0mo',
  'AMSsymbols-mathchar0mi',
  'AMSsymbols-delimiter',
  'mathtools-characters',
  'upgreek',
  'gensymb-symbols',
  'more-signs'
]

const read = createFormulaReader([])
const speaker = formulaSpeaker('en')

/** The signs of all commands, by name. */
function signsByName(): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>()
  for (const command of maps.flatMap(commandsOf)) {
    const formula = read(`{${/^[A-Za-z]/.test(command) ? `\\${command}` : command}}`, false)
    if ('fault' in formula) continue
    const name = speaker.say(formula.tree)
    names.set(name, (names.get(name) ?? new Set()).add(textOf(formula.tree)))
  }
  return names
}

function commandsOf(name: string): readonly string[] {
  const table: unknown = MapHandler.getMap(name)
  const isList = typeof table === 'object' && table !== null && 'map' in table && table.map instanceof Map
  return isList ? [...(table.map as ReadonlyMap<string, unknown>).keys()] : []
}

function textOf(node: FormulaNode): string {
  return (node.text ?? '') + nodeParts(node).map(textOf).join('')
}

const named = signsByName()

test('signs of different meaning have different names', () => {
  const groups = variants
    .trim()
    .split(/\s+/)
    .map(line => new Set(line.match(/\P{M}\p{M}*/gu)))
  const shared = [...named].filter(([name, signs]) => signs.size > 1 && !/^symbol/.test(name))
  const others = shared.filter(
    ([, signs]) => !groups.some(group => [...signs].every(sign => group.has(sign)))
  )
  expect(others.map(([name, signs]) => `${name}: ${[...signs].join(' ')}`)).toEqual([])
  expect(named.size).toBeGreaterThan(500)
})

test('signs have names', () => {
  const without = [...named].flatMap(([name, signs]) =>
    /symbol( [\dA-F])+$/.test(name) || name === '' ? [...signs] : []
  )
  expect(without.filter(sign => !nameless.includes(sign))).toEqual([])
  expect(Array.from(nameless).filter(sign => !without.includes(sign))).toEqual([])
})

test.each([
  ['A \\subsetneq B \\supsetneqq C', 'A is a proper subset of B is a proper superset of C'],
  ['A \\Subset B', 'A is compactly contained in B'],
  ['x \\succsim y \\succeq z', 'x succeeds or is similar to y succeeds or equals z'],
  ['a \\nleqslant b', 'a is not less than or equal to b'],
  ['a \\lneq b', 'a is less than and does not equal b'],
  ['N \\rtimes H \\ltimes K', 'N right semidirect product H left semidirect product K'],
  ['A \\boxplus B \\oslash C', 'A boxed plus B circled divided by C'],
  ['A \\rightrightarrows B \\leftrightarrows C', 'A right arrow twice B left arrow and right arrow C'],
  ['V^\\perp, x \\perp y, \\bot', 'V perp comma x is perpendicular to y comma bottom'],
  ['\\blacksquare \\square', 'black square square'],
  ['\\wp(z)', 'script p of z'],
  [
    '\\left.F\\right|_0^1, [F]_a^1',
    'F evaluated from 0 to 1 comma open bracket F close bracket evaluated from a to 1'
  ],
  ['\\num{1} \\quad \\num{-2} \\quad x', '1; minus 2; x'],
  ['x = 1, \\quad y \\quad \\text{if}\\quad a', 'x equals 1 comma y if a'],
  [
    'a \\equiv b \\pmod{n}, n \\mid a, \\{x \\mid y\\}',
    'a is congruent to b modulo n comma n divides a comma open brace x such that y close brace'
  ],
  ['1\\tfrac12 + 2\\frac{a}{b}', '1 and 1 over 2 plus 2 a over b'],
  ["n!!, f_!, x'^2", 'n double factorial comma f sub exclamation mark comma x prime squared'],
  ['\\lambda x.\\,M', 'lambda x dot M'],
  [
    '\\mathbb{Z}[x], \\mathbb{E}[x]',
    'double-struck Z open bracket x close bracket comma double-struck E of x'
  ],
  ['\\SI{1}{\\per\\hour}, h^{-1}', '1 h to the power minus 1 comma h inverse'],
  ['\\ce{Fe^{III}2O4}', 'F e III 2 O 4'],
  [
    '\\Res_a f, \\slashed\\partial, \\sin[2](x)',
    'residue sub a of f comma partial crossed out comma sine squared of x'
  ],
  ['\\{a\\}_{t=0}^\\infty', 'open brace a close brace sub t equals 0 end sub superscript infinity'],
  ['M_\\odot, M_\\astrosun, m_\\oplus', 'M sub sun comma M sub sun comma m sub earth']
])('%s', (tex, expected) => {
  const formula = read(tex, true)
  expect('tree' in formula && speaker.say(formula.tree)).toBe(expected)
})

const folder = fileURLToPath(new URL('../../data/spoken/', import.meta.url))
/**
 * Formulas by a physicist, a chemist, a statistician, a category theorist and an economist. Two readers compared
 * galley's drawings of them with LuaLaTeX’s (decision 86). `D` is a display, `I` is in running text; one formula cannot
 * be parsed.
 */
test.each([
  ['drawn', []],
  ['drawn-again', ['Undefined control sequence \\intertext']]
])('160 formulas that were drawn for a judgement are said as recorded: %s', async (name, unread) => {
  const lines = readFileSync(`${folder}${name}-formulas.txt`, 'utf8').trimEnd().split('\n')
  const formulas = lines.map(line => ({tex: line.slice(2), ...read(line.slice(2), line.startsWith('D'))}))
  expect(formulas).toHaveLength(160)
  expect(formulas.flatMap(each => ('fault' in each ? [each.fault] : []))).toEqual(unread)
  const said = formulas.map(
    each => `${each.tex}\n    ${'tree' in each ? speaker.say(each.tree) : each.fault}\n`
  )
  for (const each of said) expect(each).not.toMatch(/\bsymbol [\dA-F]/)
  await expect(said.join('')).toMatchFileSnapshot(`${folder}${name}.txt`)
})
