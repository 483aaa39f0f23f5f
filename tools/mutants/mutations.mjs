// The faults that are put into a module, one at a time. Texts for people are not changed: messages, and the
// documentation and examples of rules.
import {editsOf} from './operators.mjs'
import {childrenOf, nameOf, parseModule} from './syntax.mjs'
import {isWordList, spread, tableMembers} from './tables.mjs'

/**
 * Every mutation of a module, in the order of its text.
 * @param {string} text TypeScript
 * @param {string} file
 * @returns {Mutations} with the blocks of the module, which can contain mutations
 */
export function mutationsOf(text, file) {
  const mutations = []
  const blocks = []
  const walk = (node, parents, block) => {
    const inside = blockOf(node, parents)
    if (inside) blocks.push(inside)
    const here = inside ? blocks.length - 1 : block
    for (const mutation of editsOf(node, parents, text)) mutations.push({...mutation, block: here})
    for (const child of walked(node)) walk(child, [node, ...parents], here)
  }
  walk(parseModule(text, file), [], -1)
  const lineStarts = [...text.matchAll(/^/gm)].map(match => match.index)
  return {
    blocks,
    mutations: mutations
      .filter(({start, end, replacement}) => text.slice(start, end) !== replacement)
      .sort((one, other) => one.start - other.start || one.end - other.end)
      .map(mutation => {
        const line = lineStarts.findLastIndex(start => start <= mutation.start)
        const change = `${brief(text.slice(mutation.start, mutation.end))} → ${brief(mutation.replacement)}`
        return {file, line: line + 1, ...mutation, change}
      })
  }
}

/** A text with one mutation. */
export function mutated(text, {start, end, replacement}) {
  return text.slice(0, start) + replacement + text.slice(end)
}

function brief(text) {
  const line = text.replace(/\s+/g, ' ')
  if (line === '' || line === ';') return '(nothing)'
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** A stretch of code that runs or does not run as a whole: a block, a conditional statement or a conditional value. */
function blockOf(node, [parent]) {
  const {type, start, end} = node
  if (type === 'BlockStatement') return {start, end, kind: 'block'}
  if (parent === undefined) return undefined
  const part = choices[parent.type]?.find(name => parent[name] === node)
  if (part === undefined || (parent.type === 'ArrowFunctionExpression' && !parent.expression))
    return undefined
  return {start, end, kind: /Statement$/.test(parent.type) ? 'statement' : 'value'}
}

/** The parts of a node that run or do not run as a whole, by the type of the node. */
const choices = {
  ArrowFunctionExpression: ['body'],
  ConditionalExpression: ['consequent', 'alternate'],
  LogicalExpression: ['right'],
  IfStatement: ['consequent', 'alternate'],
  ForStatement: ['body'],
  ForOfStatement: ['body'],
  ForInStatement: ['body'],
  WhileStatement: ['body']
}

/** The properties that document a rule or a setting. */
const documentation = new Set('doc example examples says summary why'.split(' '))

/** The parts of a node that may contain mutations. */
function walked(node) {
  if (isWordList(node)) return []
  if (node.type === 'Property') {
    if (documentation.has(nameOf(node) ?? '')) return []
    return childrenOf(node).filter(child => node.computed || child !== node.key)
  }
  const members = tableMembers(node)
  return members.length > 0 ? spread(members) : childrenOf(node)
}

/**
 * @typedef {object} Mutation
 * @property {string} file
 * @property {number} line
 * @property {number} start
 * @property {number} end
 * @property {string} replacement
 * @property {number} block the innermost block that contains it; -1 outside all
 * @property {string} change for people
 */

/** @typedef {{start: number, end: number, isValue: boolean}} Block */

/** @typedef {{mutations: readonly Mutation[], blocks: readonly Block[]}} Mutations */
