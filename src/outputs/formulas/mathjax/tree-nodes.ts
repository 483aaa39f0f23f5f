import type {MmlFactory} from '@mathjax/src/mjs/core/MmlTree/MmlFactory.js'
import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {type FormulaNode, isDrawn, nodeParts} from '../../../core/formula-tree.ts'
import {isSlantedWord} from '../../../core/formulas/letters.ts'

/** The tree of a formula as MathJax's nodes, which are the only input of its layout. */
export function mathNodes(tree: FormulaNode, factory: MmlFactory): MmlNode {
  const root = nodeOf(tree, factory)
  root.setInheritedAttributes({}, tree.attributes?.display === 'block', 0, false)
  return root
}

function nodeOf(part: FormulaNode, factory: MmlFactory): MmlNode {
  const node = factory.create(part.kind)
  for (const [name, value] of Object.entries(part.properties ?? {})) node.setProperty(name, value)
  for (const [name, value] of Object.entries(part.attributes ?? {})) node.attributes.set(name, value)
  // The slanted text font is for words; other parts of this variant are set in the italics of the mathematical font.
  if (part.variant === '-tex-mathit' && !isSlantedWord(part)) node.attributes.set('mathvariant', 'italic')
  const given = part.given ?? part.class
  if (given !== undefined) node.texClass = given
  if (part.text !== undefined) node.appendChild(factory.create('text').setText(part.text))
  for (const child of nodeParts(part)) if (!isDrawn(child)) node.appendChild(nodeOf(child, factory))
  return node
}
