// The faults that can be put into a node of the code, by its type.
import {regexMutations} from './regex-mutations.mjs'
import {bare, nameOf} from './syntax.mjs'
import {isWordList, spread, tableMembers} from './tables.mjs'

/**
 * The mutations of a node itself, without those of its parts.
 * @param {Node} node
 * @param {readonly Node[]} parents the nearest first
 * @param {string} text the module
 * @returns {readonly Edit[]}
 */
export function editsOf(node, parents, text) {
  return Object.hasOwn(operators, node.type) ? operators[node.type](node, parents, text) : []
}

/** The table of operators, by the type of the node. */
const operators = {
  IfStatement: ({test}) => [replaced(test, 'true'), replaced(test, 'false')],
  ConditionalExpression: ({test}) => [replaced(test, 'true'), replaced(test, 'false')],
  WhileStatement: ({test}) => [replaced(test, 'false')],
  BinaryExpression: binary,
  LogicalExpression: logical,
  UnaryExpression: ({operator, start}) =>
    operator === '!' ? [{start, end: start + 1, replacement: ''}] : [],
  // Without its step, a loop would run forever, which is not a useful mutant.
  UpdateExpression: (node, [parent]) => (parent.type === 'ForStatement' ? [] : [replaced(node, '0')]),
  Literal: literal,
  ArrayExpression: (node, _, text) => withoutOne(node.elements, text),
  ObjectExpression: (node, _, text) => withoutOne(tableMembers(node), text),
  CallExpression: call,
  ExpressionStatement: statement,
  ReturnStatement: leave,
  ContinueStatement: leave,
  BreakStatement: leave
}

/** The replacement for each operator; a boundary is moved by one. */
const opposites = new Map(
  '< <=, <= <, > >=, >= >, === !==, !== ===, + -, - +, * /, / *, % *, << >>, >> <<, >>> <<, & |, | &, ^ &'
    .split(', ')
    .map(pair => pair.split(' '))
)

function replaced({start, end}, replacement) {
  return {start, end, replacement}
}

function binary({operator, left, right}, [parent], text) {
  const opposite = opposites.get(operator)
  if (opposite === undefined || (operator === '+' && (isText(left) || isText(right)))) return []
  // `a < b ? -1 : 1` sorts unique keys, so a moved boundary changes nothing.
  const sorts =
    parent.type === 'ConditionalExpression' &&
    /^[<>]$/.test(operator) &&
    /^-?1$/.test(text.slice(parent.consequent.start, parent.consequent.end))
  return sorts ? [] : [operatorBetween(left, right, text, opposite)]
}

function isText(node) {
  const {type, value, operator, left, right} = bare(node)
  if (type === 'BinaryExpression' && operator === '+') return isText(left) || isText(right)
  return type === 'TemplateLiteral' || typeof value === 'string'
}

function logical({operator, left, right}, _, text) {
  if (operator !== '??') return [operatorBetween(left, right, text, operator === '&&' ? '||' : '&&')]
  const {start} = operatorBetween(left, right, text, '')
  return [{start, end: right.end, replacement: ''}]
}

/** Replaces the operator between two operands, which may be in brackets. */
function operatorBetween(left, right, text, replacement) {
  const {0: operator, index} = /[-+*/%<>=!&|^?]+/.exec(text.slice(left.end, right.start))
  const start = left.end + index
  return {start, end: start + operator.length, replacement}
}

function literal(node, parents) {
  const {start, raw, value, regex} = node
  if (regex) {
    return regexMutations(raw, {deletes: isDeleted(node, parents[0])}).map(piece => ({
      start: start + piece.start,
      end: start + piece.end,
      replacement: piece.replacement
    }))
  }
  if (typeof value === 'boolean') return [replaced(node, String(!value))]
  if (typeof value === 'number') return [replaced(node, String(value + 1))]
  if (typeof value !== 'string' || /\S\s+\S/.test(value) || isInMessage(parents)) return []
  // The types require a default such as `[first = '']`, though the member is always there.
  if (value === '' && parents[0].type === 'AssignmentPattern' && parents[1].type === 'ArrayPattern') return []
  return [replaced(node, value === '' ? "'mutant'" : "''")]
}

/** Properties whose strings are words for people, or names shown to people. */
const messages = new Set('code message name note what'.split(' '))

function isInMessage(parents) {
  return parents.some(parent => parent.type === 'Property' && messages.has(nameOf(parent) ?? ''))
}

/** `text.replace(/a+/g, '')` */
function isDeleted(node, {type, callee, arguments: given}) {
  return (
    type === 'CallExpression' &&
    callee.property?.name === 'replace' &&
    given[0] === node &&
    given[1]?.value === ''
  )
}

/** The edits that each remove one member of a list or a table. */
function withoutOne(members, text) {
  if (members.length < 2) return []
  return spread(members.filter(Boolean)).map(({start, end}) => ({
    start,
    end: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0),
    replacement: ''
  }))
}

/** Methods that replace each other. */
const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min']
])

/** Methods whose call can be replaced by their object, because the result has the type of the object. */
const droppedMethods = new Set(
  'filter normalize replace reverse slice sort toLowerCase toReversed toSorted toUpperCase trim trimEnd trimStart'.split(
    ' '
  )
)

function call(node, _, text) {
  const {object, property, computed} = node.callee
  if (isWordList(node)) return withoutWords(object, text)
  if (property === undefined || computed) return []
  if (droppedMethods.has(property.name)) return [{start: object.end, end: node.end, replacement: ''}]
  const other = methods.get(property.name)
  return other === undefined ? [] : [replaced(property, other)]
}

function withoutWords({start, end}, text) {
  const words = [...text.slice(start + 1, end - 1).matchAll(/\S+(?: |$)/g)]
  return spread(words).map(({0: word, index}) => ({
    start: start + 1 + index,
    end: start + 1 + index + word.length,
    replacement: ''
  }))
}

function statement(node) {
  return /^(?:Call|Assignment|Update|Yield|Await)Expression$/.test(node.expression.type)
    ? [replaced(node, ';')]
    : []
}

/** Removes an early return. The last statement of a function is not an early return. */
function leave(node, parents) {
  const owner = parents.find(({type}) => type !== 'BlockStatement')
  return /^(?:If|For|ForOf|ForIn|While)Statement$/.test(owner.type) ? [replaced(node, ';')] : []
}

/** @typedef {import('./syntax.mjs').Node} Node */

/** @typedef {{start: number, end: number, replacement: string}} Edit */
