import {type FormulaNode, nodeParts} from '../../../core/formula-tree.ts'
import {scriptKind} from '../../../core/formulas/limits.ts'
import {element} from '../../../core/write-xml.ts'
import type {RowWriter} from './nary.ts'
import {argument, built, type MathPiece, withoutOuterSpace} from './pieces.ts'

/** A base with its scripts; a script that is missing is empty. */
export type ScriptedBase = Readonly<{
  base: readonly MathPiece[]
  sub: readonly MathPiece[]
  sup: readonly MathPiece[]
}>

/** The base and scripts of `msub`, `msup` and `msubsup`; undefined for other elements. */
export function scriptsOf(node: FormulaNode, row: RowWriter): ScriptedBase | undefined {
  if (!isScripted(node)) return undefined
  const [base, first, second] = nodeParts(node).map(child => row([child]))
  const isAbove = scriptKind(node) === 'msup'
  return {
    base: base ?? [],
    sub: (isAbove ? undefined : first) ?? [],
    sup: (isAbove ? first : second) ?? []
  }
}

export function isScripted(node: FormulaNode): boolean {
  return scriptKinds.has(scriptKind(node))
}

const scriptKinds: ReadonlySet<string> = new Set(['msub', 'msup', 'msubsup'])

/** The element for a base and its non-empty scripts. */
export function withScripts({base, sub, sup}: ScriptedBase): readonly MathPiece[] {
  const e = argument('m:e', base)
  const [below, above] = [argument('m:sub', sub), argument('m:sup', sup)]
  if (sub.length > 0 && sup.length > 0) return [built(element('m:sSubSup', {}, e, below, above))]
  if (sub.length > 0) return [built(element('m:sSub', {}, e, below))]
  return sup.length > 0 ? [built(element('m:sSup', {}, e, above))] : base
}

/** A base with scripts before and after it. */
export function multiscripts(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const children = nodeParts(node)
  const cut = children.findIndex(({kind}) => kind === 'mprescripts')
  const after = children.slice(1, cut < 0 ? undefined : cut)
  const before = cut < 0 ? [] : children.slice(cut + 1)
  const every = (scripts: readonly FormulaNode[], rest: number): readonly MathPiece[] =>
    row(scripts.filter((_, index) => index % 2 === rest))
  const base = withScripts({base: row(children.slice(0, 1)), sub: every(after, 0), sup: every(after, 1)})
  if (before.length === 0) return base
  const [sub, sup] = [argument('m:sub', every(before, 0)), argument('m:sup', every(before, 1))]
  return [built(element('m:sPre', {}, sub, sup, argument('m:e', base)))]
}

/** A base with content below or above it: an accent, a bar, a brace, or a limit. */
export function underOver(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const [base, first, second] = nodeParts(node)
  if (base === undefined) return []
  const under = node.kind === 'mover' ? undefined : first
  const over = node.kind === 'mover' ? first : second
  return placed(placed(row([base]), under, 'bot', row), over, 'top', row)
}

type Position = 'top' | 'bot'

function placed(
  base: readonly MathPiece[],
  script: FormulaNode | undefined,
  position: Position,
  row: RowWriter
): readonly MathPiece[] {
  if (script === undefined) return base
  const sign = script.kind === 'mo' ? (script.text ?? '') : ''
  const e = argument('m:e', base)
  if (sign !== '' && base.length > 0) {
    const accent = position === 'top' ? accents[sign] : undefined
    if (accent !== undefined)
      return [built(element('m:acc', {}, element('m:accPr', {}, element('m:chr', {'m:val': accent})), e))]
    if (bars.has(sign)) return [bar(position, base)]
    if (braces.has(sign)) return [built(element('m:groupChr', {}, groupProperties(sign, position), e))]
  }
  const limit = withoutOuterSpace(row([script]))
  if (limit.length === 0) return base
  const name = position === 'top' ? 'm:limUpp' : 'm:limLow'
  return [built(element(name, {}, e, argument('m:lim', limit)))]
}

/** A line above or below a base. */
export function bar(position: Position, base: readonly MathPiece[]): MathPiece {
  const properties = element('m:barPr', {}, element('m:pos', {'m:val': position}))
  return built(element('m:bar', {}, properties, argument('m:e', base)))
}

function groupProperties(sign: string, position: Position): string {
  const align = position === 'top' ? 'bot' : 'top'
  return element(
    'm:groupChrPr',
    {},
    element('m:chr', {'m:val': sign}),
    element('m:pos', {'m:val': position}),
    element('m:vertJc', {'m:val': align})
  )
}

/** The combining characters by which Word names accents. */
const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '‾': '\u0305',
  '¯': '\u0305',
  '˘': '\u0306',
  '˙': '\u0307',
  '.': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  ˇ: '\u030c',
  '`': '\u0300',
  '´': '\u0301',
  '→': '\u20d7',
  '⇀': '\u20d1',
  '←': '\u20d6',
  '↼': '\u20d0',
  '↔': '\u20e1',
  '⃛': '\u20db',
  '⃜': '\u20dc'
}

const bars: ReadonlySet<string> = new Set(['_', '̲', '‾', '―'])
const braces: ReadonlySet<string> = new Set(['⏞', '⏟', '⏜', '⏝', '⎴', '⎵', '⏠', '⏡', '→', '←', '↔'])
