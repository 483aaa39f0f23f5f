import {parseAst} from 'vitest/node'

/**
 * The syntax tree of a TypeScript module, in the form of ESTree; offsets count in UTF-16 units.
 * @param {string} text
 * @param {string} file its name, for messages of the parser
 */
export function parseModule(text, file) {
  return parseAst(text, {lang: 'ts', preserveParens: true}, file)
}

/**
 * The child nodes of a node that run, without types.
 * @param {Node} node
 * @returns {readonly Node[]}
 */
export function childrenOf(node) {
  return Object.entries(node)
    .filter(([key]) => !typeKeys.has(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(value => typeof value?.type === 'string' && !isType(value))
}

const typeKeys = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'superTypeArguments'
])

function isType({type, source, exportKind}) {
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') return true
  if (type === 'ExportNamedDeclaration') return Boolean(source) || exportKind === 'type'
  return type.startsWith('TS') && !runningTypes.has(type)
}

/** Expressions that carry a type: `a!`, `a as B`, `a satisfies B`. */
const runningTypes = new Set(['TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression'])

/**
 * The name of a property: `a` of `{a: 1}` and of `{'a': 1}`; undefined for `{[a]: 1}`.
 * @param {Node} property
 * @returns {string | undefined}
 */
export function nameOf({key, computed}) {
  if (computed || key === undefined) return undefined
  return key.type === 'Identifier' ? key.name : String(key.value)
}

/**
 * An expression without its types, brackets and non-null marks.
 * @param {Node} node
 * @returns {Node}
 */
export function bare(node) {
  return runningTypes.has(node.type) || node.type === 'ParenthesizedExpression' ? bare(node.expression) : node
}

/** @typedef {{type: string, start: number, end: number, [key: string]: any}} Node */
