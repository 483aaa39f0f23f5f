import {joinRow} from './joining.ts'
import {functionOf, withLimits} from './limits.ts'
import {type MathNode, parseMathml} from './mathml.ts'
import {apply, type FormulaPart, isEmpty, type Leaf, rowOf, type Scripts, space} from './parts.ts'
import {canonicalSign} from './signs.ts'

/** The parts of a formula in MathML. Elements that only place or paint are read through. */
export function partsOfFormula(markup: string): FormulaPart {
  return read(parseMathml(markup), 0)
}

/** The deepest nesting that is read; nobody can follow more by ear. */
const deepest = 60

type Reader = (node: MathNode, depth: number) => FormulaPart

const readers: Readonly<Record<string, Reader>> = {
  mi: ({text, attributes}) => identifier(text, attributes),
  mn: ({text}) => ({type: 'number', text: text.startsWith('.') ? `0${text}` : text}),
  mo: ({text, attributes}) => operator(text, attributes),
  mtext: ({text}) => (text.trim() === '' ? space : {type: 'text', text}),
  mspace: ({attributes}) => (isWide(attributes.width) ? space : rowOf([])),
  mphantom: () => rowOf([]),
  annotation: () => rowOf([]),
  mfrac: (node, depth) => {
    const [over, under] = both(node, depth)
    return {type: 'fraction', over, under, hasLine: !/^0(?:\D|$)/.test(node.attributes.linethickness ?? '1')}
  },
  msqrt: (node, depth) => ({type: 'root', radicand: row(node, depth)}),
  mroot: (node, depth) => {
    const [radicand, index] = both(node, depth)
    return {type: 'root', radicand, index}
  },
  msub: (node, depth) => scripts(node, depth, ['sub']),
  msup: (node, depth) => scripts(node, depth, ['super']),
  msubsup: (node, depth) => scripts(node, depth, ['sub', 'super']),
  munder: (node, depth) => scripts(node, depth, ['under']),
  mover: (node, depth) => scripts(node, depth, ['over']),
  munderover: (node, depth) => scripts(node, depth, ['under', 'over']),
  mmultiscripts: multiscripts,
  menclose: enclosed,
  mtable: grid
}

function read(node: MathNode, depth: number): FormulaPart {
  if (depth > deepest) return {type: 'sign', text: '…'}
  const reader = Object.hasOwn(readers, node.name) ? readers[node.name] : undefined
  return reader === undefined ? row(node, depth) : reader(node, depth + 1)
}

/** What an element holds, as one row. */
function row({children}: MathNode, depth: number): FormulaPart {
  return joinRow(children.flatMap(child => partsIn(child, depth + 1)))
}

/** The parts of a child of a row; the rows inside a row are joined with it. */
function partsIn(node: MathNode, depth: number): readonly FormulaPart[] {
  if (depth > deepest || Object.hasOwn(readers, node.name)) return [read(node, depth)]
  return node.children.flatMap(child => partsIn(child, depth + 1))
}

function both({children: [first, second]}: MathNode, depth: number): [FormulaPart, FormulaPart] {
  const part = (node: MathNode | undefined): FormulaPart =>
    node === undefined ? rowOf([]) : read(node, depth)
  return [part(first), part(second)]
}

/** A name, a letter, or a sign that the converter takes for a name, such as `∀` and `%`. */
function identifier(text: string, {mathvariant}: MathNode['attributes']): FormulaPart {
  if (text === '') return rowOf([])
  const part = parts.get(text)
  if (part !== undefined) return {type: 'name', text: part, isUpright: true}
  // Letters with a sign of their own are names, the rest are signs: `∞` and `|`.
  if (/^[\p{L}\p{N}\p{M}\s.-]+$/u.test(text) && /\p{L}/u.test(text))
    return named(text, mathvariant === 'normal' || Array.from(text).length > 1)
  return rowOf(signsOf(text))
}

function operator(text: string, {form}: MathNode['attributes']): FormulaPart {
  if (text === '\u2061') return apply
  if (text === '') return form === undefined ? rowOf([]) : {type: 'sign', text: `no ${form}`}
  if (/^\p{L}{2,}/u.test(text)) return named(text, true)
  return rowOf(signsOf(text.replaceAll(/[\u2061-\u2064\u200B-\u200F\s]/gu, '')))
}

/** The signs of `\Re` and `\Im`, which are functions. */
const parts: ReadonlyMap<string, string> = new Map([
  ['ℜ', 'Re'],
  ['ℑ', 'Im']
])

function named(written: string, isUpright: boolean): Leaf {
  const text = isUpright ? functionOf(plain(written)) : plain(written)
  return text === 'mod' ? {type: 'sign', text} : {type: 'name', text, isUpright}
}

function plain(written: string): string {
  return written.replaceAll(/\s+/gu, ' ').trim()
}

/** The signs of a text, each with its marks: `=` struck out is `≠`. */
function signsOf(text: string): readonly Leaf[] {
  const signs = text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}/gu) ?? []
  return signs.map(sign => ({type: 'sign', text: canonicalSign(sign)}))
}

function isWide(width: string | undefined): boolean {
  return width !== undefined && Number.parseFloat(width) > 0.1
}

type Side = 'sub' | 'super' | 'under' | 'over'

function scripts({children}: MathNode, depth: number, sides: readonly Side[]): FormulaPart {
  const base = children[0] === undefined ? rowOf([]) : read(children[0], depth)
  const given = sides.flatMap((side, index) => {
    const node = children[index + 1]
    const part = node === undefined ? rowOf([]) : read(node, depth)
    return isEmpty(part) ? [] : [[side, part] as const]
  })
  return given.length === 0 ? base : withLimits({type: 'scripts', base, ...Object.fromEntries(given)})
}

function multiscripts({children}: MathNode, depth: number): FormulaPart {
  const [base, ...others] = children
  const border = others.findIndex(({name}) => name === 'mprescripts')
  const after = border < 0 ? others : others.slice(0, border)
  const before = border < 0 ? [] : others.slice(border + 1)
  const side = (nodes: readonly MathNode[], parity: number): FormulaPart | undefined => {
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

/** Lines above and below are accents; strokes cross out; frames are read through. */
function enclosed(node: MathNode, depth: number): FormulaPart {
  const {notation = ''} = node.attributes
  const base = row(node, depth)
  const line: Leaf = {type: 'sign', text: '‾'}
  if (notation.includes('strike')) return {type: 'struck', inside: base}
  if (notation === 'top') return withLimits({type: 'scripts', base, over: line})
  return notation === 'bottom' ? withLimits({type: 'scripts', base, under: line}) : base
}

/** A table; a single cell without a number is only what it holds. */
function grid({children, attributes}: MathNode, depth: number): FormulaPart {
  const rows = children.map(({children: cells}) => {
    const isNumber = (cell: MathNode): boolean =>
      cell.children.some(({attributes: {class: kind}}) => kind === 'tml-tag')
    const number = cells.find(isNumber)?.children[0]?.text.replaceAll(/[()]/g, '').trim()
    return {
      cells: cells.filter(cell => !isNumber(cell)).map(cell => row(cell, depth)),
      ...(number !== undefined && number !== '' && {number})
    }
  })
  const isAligned = attributes.displaystyle === 'true' || rows.every(({cells}) => cells.length < 2)
  return {type: 'grid', rows, isAligned}
}
