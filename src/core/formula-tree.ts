/** The value of an attribute or a property of a formula's node. */
export type FormulaValue = string | number | boolean

/** A property of an operator, by its name in MathML. */
export type OperatorFact = 'stretchy' | 'symmetric' | 'largeop' | 'movablelimits' | 'accent' | 'fence'

/**
 * A part of a formula as parsed from TeX, in plain JSON: an element of MathML, or `TeXAtom`, which is a group in
 * braces. The HTML, the layout in the PDF, the spoken words and the formulas in Word are all produced from this tree.
 */
export type FormulaNode = Readonly<{
  kind: string
  /** The text of a letter, number, symbol or word. Letters are plain characters; `variant` has their style. */
  text?: string
  /** The style of the letters, such as `bold`; undefined if they are upright and plain. */
  variant?: string
  /** TeX's class of a letter, number or symbol: 0 ordinary, 1 operator, 2 binary, 3 relation, 4 opening, 5 closing … */
  class?: number
  /** The class of a node as parsed: for a symbol, only if its final class differs; for any other element, always. */
  given?: number
  /** The space before the node by TeX's rules, in eighteenths of an em. */
  space?: number
  /** The properties of an operator. */
  facts?: readonly OperatorFact[]
  /** Whether the limits of an operator are set as in a display. */
  display?: true
  attributes?: Readonly<Record<string, FormulaValue>>
  /** Properties that only the layout uses. */
  properties?: Readonly<Record<string, FormulaValue>>
  children?: readonly FormulaNode[]
}>

/** A formula as a tree, or the reason why it cannot be parsed. */
export type ReadFormula = Readonly<{tree: FormulaNode} | {fault: string}>

/** Parses the TeX of a formula; `display` is true for display formulas. */
export type FormulaReader = (tex: string, display: boolean) => ReadFormula

const none: readonly FormulaNode[] = []

/** The children of a node. */
export function nodeParts({children = none}: FormulaNode): readonly FormulaNode[] {
  return children
}

/** An attribute as text; empty if it is not set. */
export function nodeValue({attributes}: FormulaNode, name: string): string {
  return String(attributes?.[name] ?? '')
}

/** Whether an operator has a property. */
export function isAble({facts}: FormulaNode, fact: OperatorFact): boolean {
  return facts?.includes(fact) === true
}

/** Whether a symbol is already painted by another part of its formula, like the arrow of `\cancelto`. */
export function isDrawn({properties}: FormulaNode): boolean {
  return properties?.drawn === true
}
