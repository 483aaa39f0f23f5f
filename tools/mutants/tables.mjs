// Lists and tables, of which only a few members are mutated, so that tables do not crowd out the code.
import {bare} from './syntax.mjs'

const most = 6

/**
 * The members of a list to mutate, from all its parts.
 * @template Member
 * @param {readonly Member[]} list
 * @returns {readonly Member[]}
 */
export function spread(list) {
  const step = Math.max(1, list.length / most)
  return Array.from({length: Math.min(list.length, most)}, (_, index) => list[Math.floor(index * step)])
}

/** The members of a table: an object of constants only, or a long list. */
export function tableMembers(node) {
  if (node.type === 'ArrayExpression') return node.elements.length > most ? node.elements : []
  if (node.type !== 'ObjectExpression' || node.properties.length < 4) return []
  return node.properties.every(({value}) => value && isConstant(value)) ? node.properties : []
}

function isConstant(node) {
  const {type, elements} = bare(node)
  return (
    type === 'Literal' ||
    (type === 'ArrayExpression' && elements.every(element => element && isConstant(element)))
  )
}

/** `'a b c'.split(' ')` */
export function isWordList({type, callee, arguments: given}) {
  return (
    type === 'CallExpression' &&
    callee.property?.name === 'split' &&
    typeof callee.object.value === 'string' &&
    given[0]?.value === ' '
  )
}
