import {type FormulaNode, isAble, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {isSlanted, isSlantedWord, seenLetters} from '../../../core/formulas/letters.ts'
import {wholeTable} from '../../../core/formulas/tables.ts'
import {escapeHtml} from '../../../core/write-html.ts'
import {emOf, written} from './lengths.ts'
import {alone, colors, operator, type SpaceAround} from './operators.ts'
import {type MathWriter, rowMarkup, spaceMarkup} from './rows.ts'
import {longSign, multiscriptMarkup, scripts, underOverMarkup} from './scripts.ts'
import {type RowNumber, table} from './tables.ts'
import {group, type MathAttributes, mathTag} from './tags.ts'

/** A formula as MathML Core. `numbers` are the numbers of the rows, if the formula is a table. */
export function mathml(tree: FormulaNode, numbers?: readonly RowNumber[]): string {
  const rows = numbers && wholeTable(tree)
  const content =
    rows === undefined ? rowMarkup(nodeParts(tree), write).join('') : table(rows, write, numbers)
  const display = tree.attributes?.display === 'block' ? 'block' : undefined
  return mathTag('math', {xmlns: 'http://www.w3.org/1998/Math/MathML', display}, content)
}

type ElementWriter = (node: FormulaNode, around: SpaceAround) => string

const write: MathWriter = (node, around) => {
  const writer = Object.hasOwn(writers, node.kind) ? writers[node.kind]! : groupWriter
  return writer(node, around)
}

/** The functions that write nodes, by kind; any other node is written as a row of its content. */
const writers: Readonly<Record<string, ElementWriter>> = {
  mi: identifier,
  mn: token,
  mtext: token,
  ms: token,
  mo: sign,
  mspace: space,
  mrow: fenced,
  mstyle: styled,
  mphantom: node => mathTag('mphantom', {}, contentOf(node)),
  mpadded: padded,
  mfrac: fraction,
  msqrt: node => mathTag('msqrt', {class: rootClass(nodeParts(node))}, contentOf(node)),
  mroot: node => mathTag('mroot', {class: rootClass(nodeParts(node).slice(0, 1))}, each(node)),
  msub: (node, around) => scripts(node, around, write),
  msup: (node, around) => scripts(node, around, write),
  msubsup: (node, around) => scripts(node, around, write),
  munder: (node, around) => underOverMarkup(node, around, write),
  mover: (node, around) => underOverMarkup(node, around, write),
  munderover: (node, around) => scripts(node, around, write),
  mmultiscripts: (node, around) => multiscriptMarkup(node, around, write),
  mtable: node => table(node, write),
  menclose: enclosed
}

function groupWriter(node: FormulaNode, around: SpaceAround): string {
  const [only, ...others] = nodeParts(node)
  // If a group contains only one sign, the spaces around that sign are put around the group.
  if (only !== undefined && others.length === 0) return write(only, around)
  return group(rowMarkup(nodeParts(node), write), colors(node))
}

function contentOf(node: FormulaNode): string {
  return rowMarkup(nodeParts(node), write).join('')
}

function each(node: FormulaNode): string {
  return nodeParts(node)
    .map(part => write(part, alone))
    .join('')
}

/** A letter or a name. Browsers slant single letters, so upright ones must be marked. */
function identifier(node: FormulaNode): string {
  const {text = '', variant} = node
  if (isSlanted(node)) return mathTag('mi', colors(node), escapeHtml(text))
  if (isSlantedWord(node)) return mathTag('mi', {class: 'math-word', ...colors(node)}, escapeHtml(text))
  const isUpright = variant === undefined && /^[A-Za-zıȷΑ-Ωα-ω∇∂ϵϑϰϕϱϖ]$/u.test(text)
  const markup = mathTag(
    'mi',
    {...(isUpright && {mathvariant: 'normal'}), ...colors(node)},
    escapeHtml(seenLetters(node))
  )
  // Firefox adds space next to an upright name, unless the name is in a box of its own.
  return variant === undefined && /^[\p{L}\s]+$/u.test(text) ? mathTag('mpadded', {}, markup) : markup
}

/** A sign. Browsers stretch a sign only if something is above or below it. */
function sign(node: FormulaNode, around: SpaceAround): string {
  const least = emOf(nodeValue(node, 'minsize'))
  const isLong = least !== undefined && isAble(node, 'stretchy') && /^[=←→↔⇐⇒⇔]$/u.test(node.text ?? '')
  return isLong ? longSign(operator(node, around), least) : operator(node, around)
}

function token(node: FormulaNode): string {
  return mathTag(node.kind, colors(node), escapeHtml(seenLetters(node)))
}

function space(node: FormulaNode): string {
  const width = emOf(nodeValue(node, 'width')) ?? 0
  const [height, depth] = ['height', 'depth'].map(name => emOf(nodeValue(node, name)))
  // MathJax's distance between an arrow and its label, which browsers take from the font instead.
  if (nodeValue(node, 'width') === '' && height === undefined && depth === 0.2) return ''
  if (width < 0 || (height === undefined && depth === undefined)) return spaceMarkup(width)
  return mathTag('mspace', {width: written(width), height: lengthOf(height), depth: lengthOf(depth)}, '')
}

function lengthOf(em: number | undefined): string | undefined {
  return em === undefined ? undefined : written(em)
}

/** A row with brackets. Brackets that would grow with their content keep their normal size if the content is low. */
function fenced(node: FormulaNode, around: SpaceAround): string {
  if (node.properties?.open === undefined && node.properties?.close === undefined)
    return groupWriter(node, around)
  const parts = nodeParts(node)
  const isLow = parts.every(isLowPart)
  const inner: MathWriter = (part, near) => {
    if (part.kind === 'mo' && isLow) return operator(part, near, true)
    // Firefox ignores the limits of an operator when it determines the height of brackets.
    const isLimited = part.kind === 'munderover' || part.kind === 'munder'
    return isLimited ? group([group([]), write(part, near)]) : write(part, near)
  }
  return mathTag('mrow', {}, rowMarkup(parts, inner).join(''))
}

/** The class of a root, by the size of root sign that its content needs; undefined for the largest size. */
function rootClass(content: readonly FormulaNode[]): string | undefined {
  if (content.every(isLowPart)) return 'math-low-root'
  return content.every(hasScriptsAlone) ? 'math-high-root' : undefined
}

/** Whether all parts of a node are low, with at most one level of scripts or roots. */
function hasScriptsAlone(node: FormulaNode): boolean {
  const parts = nodeParts(node)
  if (node.kind === 'TeXAtom' || node.kind === 'mrow') return parts.every(hasScriptsAlone)
  return isLowPart(node) || (/^m(?:su[bp]|subsup|sqrt)$/.test(node.kind) && parts.every(isLowPart))
}

function isLowPart(node: FormulaNode): boolean {
  const isMoved =
    node.kind === 'mpadded' && /[1-9]/.test(nodeValue(node, 'height') + nodeValue(node, 'voffset'))
  if (node.kind === 'TeXAtom' || /^m(?:row|phantom|padded)$/.test(node.kind))
    return !isMoved && nodeParts(node).every(isLowPart)
  return /^m(?:[ino]|text|space)$/.test(node.kind) && !node.facts?.includes('largeop')
}

function styled(node: FormulaNode, around: SpaceAround): string {
  const {displaystyle, scriptlevel, mathsize} = node.attributes ?? {}
  const attributes: MathAttributes = {
    displaystyle: displaystyle === undefined ? undefined : String(displaystyle),
    scriptlevel: scriptlevel === undefined ? undefined : String(scriptlevel),
    mathsize: mathsize === undefined ? undefined : lengthOf(emOf(String(mathsize))),
    ...colors(node)
  }
  if (Object.values(attributes).every(value => value === undefined)) return groupWriter(node, around)
  return mathTag('mstyle', attributes, contentOf(node))
}

/**
 * A box with a changed size. Browsers do not support sizes relative to the content, so a wider box gets spaces instead.
 */
function padded(node: FormulaNode, around: SpaceAround): string {
  const length = (name: string): number | undefined => emOf(nodeValue(node, name))
  const isRelative = (name: string): boolean => /^[-+]/.test(nodeValue(node, name))
  const before = length('lspace') ?? 0
  if (isRelative('width')) {
    const after = (length('width') ?? 0) - before
    const spaces = (em: number): readonly string[] => (Math.abs(em) < 0.001 ? [] : [spaceMarkup(em)])
    return group([...spaces(before), ...rowMarkup(nodeParts(node), write), ...spaces(after)], colors(node))
  }
  const sizes = ['width', 'height', 'depth', 'voffset'].map(name => [
    name,
    isRelative(name) && name !== 'voffset' ? undefined : lengthOf(length(name))
  ])
  const lap = laps[nodeValue(node, 'lspace')]
  const attributes: MathAttributes = {
    ...Object.fromEntries(sizes),
    lspace: before > 0 ? written(before) : undefined
  }
  if (Object.values(attributes).every(value => value === undefined)) return groupWriter(node, around)
  const content = contentOf(node)
  return mathTag('mpadded', attributes, lap === undefined ? content : mathTag('mrow', {class: lap}, content))
}

/** The classes for content that extends beyond its box, to the left or to both sides. */
const laps: Readonly<Record<string, string>> = {'-1width': 'math-lap-left', '-.5width': 'math-lap-both'}

function fraction(node: FormulaNode): string {
  const line = nodeValue(node, 'linethickness')
  return mathTag(
    'mfrac',
    {linethickness: line === '' ? undefined : (lengthOf(emOf(line)) ?? line)},
    each(node)
  )
}

/** A frame, lines at some sides, or strokes through the content. */
function enclosed(node: FormulaNode): string {
  const notations = nodeValue(node, 'notation').split(' ')
  const strokes = notations.filter(name => /strike$|^northeastarrow$/.test(name))
  if (strokes.length > 0) {
    const lines = strokes.map(name => mathTag('mrow', {class: `math-strike ${name}`}, ''))
    // Firefox draws strokes itself; in Chromium, the style sheet draws them.
    const notation = strokes.map(name => (name === 'northeastarrow' ? 'updiagonalarrow' : name)).join(' ')
    return mathTag('menclose', {notation, class: 'math-struck'}, contentOf(node) + lines.join(''))
  }
  if (notations.includes('box') || notations.includes('roundedbox'))
    return mathTag('mrow', {style: 'padding:3pt;border:1px solid'}, contentOf(node))
  const sides = notations.filter(name => /^(?:left|right|top|bottom)$/.test(name))
  return group([contentOf(node)], {
    style: sides.length === 0 ? undefined : sides.map(side => `border-${side}:.04em solid`).join(';')
  })
}
