import {type FormulaNode, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {scriptKind} from '../../../core/formulas/limits.ts'
import {formulaRows, wholeTable} from '../../../core/formulas/tables.ts'
import {chemicalPart} from './chemical.ts'
import {joinRow} from './joining.ts'
import {identifierPart, numberPart, operatorPart, seen, textPart} from './leaves.ts'
import {withLimits} from './limits.ts'
import {isPaired} from './paired-brackets.ts'
import {
  type FormulaPart,
  partsOf as formulaParts,
  isEmpty,
  isSign,
  type Leaf,
  pause,
  rowOf,
  type Scripts,
  space
} from './parts.ts'
import {canonicalSign} from './signs.ts'

/**
 * Divides a formula into parts. Nodes that only affect position or colour are replaced by their content. `numbers`
 * are the numbers of its rows, as words.
 */
export function partsOfFormula(tree: FormulaNode, numbers?: readonly string[]): FormulaPart {
  const table = numbers && wholeTable(tree)
  return table === undefined ? read(tree, 0) : grid(table, 0, numbers)
}

/** The deepest nesting that is spoken; listeners could not follow more. */
const deepest = 60

type Reader = (node: FormulaNode, depth: number) => FormulaPart

const readers: Readonly<Record<string, Reader>> = {
  mi: identifierPart,
  mn: node => numberPart(seen(node)),
  mo: operatorPart,
  mtext: node => textPart(seen(node)),
  mspace: node => spaceOf(Number.parseFloat(nodeValue(node, 'width'))),
  mphantom: () => rowOf([]),
  mfrac: (node, depth) => {
    const [over, under] = both(node, depth)
    return {type: 'fraction', over, under, hasLine: !/^0(?:\D|$)/.test(nodeValue(node, 'linethickness'))}
  },
  msqrt: (node, depth) => ({type: 'root', radicand: row(node, depth)}),
  mroot: (node, depth) => {
    const [radicand, index] = both(node, depth)
    return {type: 'root', radicand, index}
  },
  msub: scripts,
  msup: scripts,
  msubsup: scripts,
  munder: scripts,
  mover: scripts,
  munderover: scripts,
  mmultiscripts: multiscripts,
  menclose: enclosed,
  mtable: (node, depth) => grid(node, depth)
}

function read(node: FormulaNode, depth: number): FormulaPart {
  if (depth > deepest) return {type: 'sign', text: '…'}
  if (node.properties?.chemical === true) return rowOf(formulaParts(row(node, depth)).map(chemicalPart))
  if (isPaired(node)) return paired(node, depth + 1)
  const reader = Object.hasOwn(readers, node.kind) ? readers[node.kind] : undefined
  return reader === undefined ? row(node, depth) : reader(node, depth + 1)
}

/** The content of a node as a row. */
function row(node: FormulaNode, depth: number): FormulaPart {
  return joinRow(nodeParts(node).flatMap(child => partsIn(child, depth + 1)))
}

/** The parts of a child of a row; if the child is a row itself, its parts are added to the outer row. */
function partsIn(node: FormulaNode, depth: number): readonly FormulaPart[] {
  const isWhole = node.properties?.chemical === true || isPaired(node)
  if (depth > deepest || isWhole || Object.hasOwn(readers, node.kind)) return [read(node, depth)]
  return nodeParts(node).flatMap(child => partsIn(child, depth + 1))
}

/** Brackets that are already a pair in the tree. */
function paired(node: FormulaNode, depth: number): FormulaPart {
  const parts = nodeParts(node)
  const [first, last] = [parts[0], parts.at(-1)]
  if (first?.kind !== 'mo' || last?.kind !== 'mo' || first === last)
    return row({...node, kind: 'TeXAtom'}, depth)
  const [open, close] = [first, last].map(sign => canonicalSign(seen(sign)))
  return {
    type: 'fence',
    open: open!,
    close: close!,
    inside: row({...node, children: parts.slice(1, -1)}, depth)
  }
}

function both(whole: FormulaNode, depth: number): [FormulaPart, FormulaPart] {
  const [first, second] = nodeParts(whole)
  const part = (node: FormulaNode | undefined): FormulaPart =>
    node === undefined ? rowOf([]) : read(node, depth)
  return [part(first), part(second)]
}

function spaceOf(em: number): FormulaPart {
  return em > 0.9 ? pause : em > 0.1 ? space : rowOf([])
}

type Side = 'sub' | 'super' | 'under' | 'over'

const sidesOf: Readonly<Record<string, readonly Side[]>> = {
  msub: ['sub'],
  msup: ['super'],
  msubsup: ['sub', 'super'],
  munder: ['under'],
  mover: ['over'],
  munderover: ['under', 'over']
}

function scripts(whole: FormulaNode, depth: number): FormulaPart {
  const children = nodeParts(whole)
  const sides = sidesOf[scriptKind(whole)] ?? []
  const base = children[0] === undefined ? rowOf([]) : read(children[0], depth)
  const given = sides.flatMap((side, index) => {
    const node = children[index + 1]
    const part = node === undefined ? rowOf([]) : markOf(read(node, depth), side)
    return isEmpty(part) ? [] : [[side, part] as const]
  })
  if (given.length === 0) return base
  const part: Scripts = {type: 'scripts', base, ...Object.fromEntries(given)}
  return goalOf(part) ?? withLimits(part)
}

/** Replaces signs that have another meaning as scripts: the symbols of the sun and the earth, and the mark in `f_!`. */
function markOf(part: FormulaPart, side: Side): FormulaPart {
  const mark =
    part.type === 'sign' && (side === 'sub' || side === 'super') ? marks[part.text + side] : undefined
  return mark === undefined ? part : {type: 'sign', text: mark}
}

const marks: Readonly<Record<string, string>> = {
  '⊙sub': '☉',
  '⊕sub': 'earth',
  '!sub': 'exclamation',
  '!super': 'exclamation'
}

/** A crossed-out part and the value to which it is cancelled: `\cancelto{0}{x}`. */
function goalOf({base, super: above}: Scripts): FormulaPart | undefined {
  const [arrow, ...goal] = above === undefined ? [] : formulaParts(above)
  if (base.type !== 'struck' || !isSign(arrow, '↗')) return undefined
  return rowOf([base, {type: 'sign', text: '→'}, ...goal])
}

function multiscripts(whole: FormulaNode, depth: number): FormulaPart {
  const [base, ...others] = nodeParts(whole)
  const border = others.findIndex(({kind}) => kind === 'mprescripts')
  const after = border < 0 ? others : others.slice(0, border)
  const before = border < 0 ? [] : others.slice(border + 1)
  const side = (nodes: readonly FormulaNode[], parity: number): FormulaPart | undefined => {
    const part = rowOf(nodes.filter((_, index) => index % 2 === parity).map(node => read(node, depth)))
    return isEmpty(part) ? undefined : part
  }
  const around: Omit<Scripts, 'type' | 'base'> = {
    sub: side(after, 0),
    super: side(after, 1),
    beforeSub: side(before, 0),
    beforeSuper: side(before, 1)
  }
  return {type: 'scripts', base: base === undefined ? rowOf([]) : read(base, depth), ...around}
}

/**
 * The parts of a formula in an enclosure: a line above or below it is an accent, and strokes cross it out. Frames are
 * ignored.
 */
function enclosed(node: FormulaNode, depth: number): FormulaPart {
  const notation = nodeValue(node, 'notation')
  const base = row(node, depth)
  const line: Leaf = {type: 'sign', text: '‾'}
  if (/strike|arrow/.test(notation)) return {type: 'struck', inside: base}
  if (notation === 'top') return withLimits({type: 'scripts', base, over: line})
  return notation === 'bottom' ? withLimits({type: 'scripts', base, under: line}) : base
}

/** The parts of a table; `numbers` are the numbers of its rows, unless the formula itself contains them. */
function grid(node: FormulaNode, depth: number, numbers: readonly string[] = []): FormulaPart {
  const rows = formulaRows(node).map(({cells, label}, index) => {
    const number = label === undefined ? (numbers[index] ?? '') : textIn(label)
    return {
      cells: cells.map(cell => row(cell, depth)),
      ...(number !== '' && {number: number.replaceAll(/[()]/g, '').trim()})
    }
  })
  const isAligned =
    nodeValue(node, 'columnspacing').startsWith('0') || rows.every(({cells}) => cells.length < 2)
  return {type: 'grid', rows, isAligned}
}

function textIn(node: FormulaNode): string {
  return (node.text ?? '') + nodeParts(node).map(textIn).join('')
}
