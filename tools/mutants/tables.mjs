// Lists and tables, of which a few members stand for all, so that tables do not crowd out the code.
import {bare} from './syntax.mjs'

const most = 6

/**
 * As many members of a list as are mutated, from all over it.
 * @template Member
 * @param {readonly Member[]} list
 * @returns {readonly Member[]}
 */
export function spread(list) {
  const step = Math.max(1, list.length / most)
  return Array.from({length: Math.min(list.length, most)}, (_, index) => list[Math.floor(index * step)])
}

/** The members of a table: an object of nothing but constants, or a list of many things. */
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
