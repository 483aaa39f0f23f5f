import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import type {FormulaNode, FormulaValue, OperatorFact} from '../formula-tree.ts'
import {chemicalArrows, shortArrows} from './chemical-arrows.ts'

type Making = {-readonly [Key in keyof FormulaNode]: FormulaNode[Key]}

/**
 * Copies MathJax's tree of a formula. The copy records the classes as parsed; then MathJax resolves them, and the copy
 * gets the final classes and spaces.
 */
export function treeOf(root: MmlNode): FormulaNode {
  const pairs: Array<readonly [node: MmlNode, copy: Making]> = []
  const tree = copyOf(root, pairs)
  root.setTeXclass(null)
  for (const [node, copy] of pairs) {
    if (node.isToken) settleClass(node, copy)
    const space = spaces[node.texSpacing()]
    if (space !== undefined) copy.space = space
  }
  return tree
}

/** MathJax's names for the spaces that TeX puts between classes, in eighteenths of an em. */
const spaces: Readonly<Record<string, number>> = {thinmathspace: 3, mediummathspace: 4, thickmathspace: 5}

function settleClass(node: MmlNode, copy: Making): void {
  const {given} = copy
  const {texClass} = node
  if (texClass === null) return
  copy.class = texClass
  if (given === texClass) delete copy.given
}

function copyOf(node: MmlNode, pairs: Array<readonly [MmlNode, Making]>): Making {
  const copy: Making = {kind: node.kind}
  pairs.push([node, copy])
  if (typeof node.texClass === 'number') copy.given = node.texClass
  const attributes = listed(node.attributes.getAllAttributes(), name => !name.startsWith('data-latex'))
  if (attributes !== undefined) copy.attributes = attributes
  const properties = listed(node.getAllProperties(), name => !ofParser.has(name))
  if (properties !== undefined) copy.properties = properties
  if (hasLimits.test(node.kind) && node.attributes.get('displaystyle') === true) copy.display = true
  if (node.isToken) addToken(node, copy)
  else if (node.childNodes.length > 0) copy.children = childrenOf(node, pairs)
  return copy
}

const hasLimits = /^m(?:under|over|underover)$/

/**
 * Copies the children of a node. An inferred row, which MathJax puts into some elements, is replaced by its own
 * children.
 */
function childrenOf({childNodes}: MmlNode, pairs: Array<readonly [MmlNode, Making]>): readonly FormulaNode[] {
  const [only, ...others] = childNodes
  const inner = only?.isInferred && others.length === 0 ? only.childNodes : childNodes
  return inner.map(child => copyOf(child, pairs))
}

function addToken(node: MmlNode, copy: Making): void {
  const isLabelled = /^m(?:under|over|underover)$/.test(node.parent?.kind ?? '')
  const text = node.getText().replaceAll(/[\uE400-\uE4FF]/g, sign => arrowOf(sign, isLabelled))
  if (text !== '') copy.text = text
  const variant = String(node.attributes.get('mathvariant') ?? 'normal')
  if (variant !== 'normal' && variant !== '-mhchem') copy.variant = variant
  if (node.kind !== 'mo') return
  const facts = operatorFacts.filter(name => node.attributes.get(name) === true)
  if (facts.length > 0) copy.facts = facts
}

const operatorFacts: readonly OperatorFact[] = [
  'stretchy',
  'symmetric',
  'largeop',
  'movablelimits',
  'accent',
  'fence'
]

/**
 * The Unicode arrow for an arrow of mhchem; a short arrow if it has a label, because it is then stretched, and fonts
 * can stretch only short arrows.
 */
function arrowOf(sign: string, isLabelled: boolean): string {
  const arrow = chemicalArrows.get(sign.codePointAt(0)!)
  if (arrow === undefined) return sign
  return String.fromCodePoint((isLabelled ? shortArrows.get(arrow) : undefined) ?? arrow)
}

/** Properties that only MathJax's parser uses, or that follow from the positions of nodes. */
const ofParser: ReadonlySet<string> = new Set([
  'in-lists',
  'texprimestyle',
  'sub-sup',
  'subsupOK',
  'keep-attrs',
  'relationsCombined'
])

function listed(
  values: Readonly<Record<string, unknown>>,
  isWanted: (name: string) => boolean
): Readonly<Record<string, FormulaValue>> | undefined {
  const wanted = Object.entries(values).filter(
    (entry): entry is [string, FormulaValue] => isWanted(entry[0]) && isValue(entry[1])
  )
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted)
}

function isValue(value: unknown): value is FormulaValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
