/** A value of an attribute or a property of a formula's node. */
export type FormulaValue = string | number | boolean

/** A property of an operator, by its name in MathML. */
export type OperatorFact = 'stretchy' | 'symmetric' | 'largeop' | 'movablelimits' | 'accent' | 'fence'

/**
 * A part of a formula as parsed from TeX, in plain JSON: an element of MathML, or `TeXAtom`, which is a group in
 * braces. The HTML, the layout of the PDF, the spoken words and Word's formulas are all written from it.
 */
export type FormulaNode = Readonly<{
  kind: string
  /** The text of a letter, number, sign or word: letters are plain, and have their look in `variant`. */
  text?: string
  /** The style of its letters, such as `bold`; plain and upright if absent. */
  variant?: string
  /** TeX's class of a letter, number or sign: 0 ordinary, 1 operator, 2 binary, 3 relation, 4 opening, 5 closing … */
  class?: number
  /**
   * The class of a node as parsed, if another class was derived from it; also the class of each element that is not
   * a sign.
   */
  given?: number
  /** The space before it by TeX's rules, in eighteenths of an em. */
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

/** A formula as a tree, or why it cannot be read. */
export type ReadFormula = Readonly<{tree: FormulaNode} | {fault: string}>

/** Reads the TeX of a formula; `display` is true for display formulas. */
export type FormulaReader = (tex: string, display: boolean) => ReadFormula

const none: readonly FormulaNode[] = []

/** The children of a node. */
export function nodeParts({children = none}: FormulaNode): readonly FormulaNode[] {
  return children
}

/** An attribute as a text; empty if it is not set. */
export function nodeValue({attributes}: FormulaNode, name: string): string {
  return String(attributes?.[name] ?? '')
}

/** Whether an operator has a property. */
export function isAble({facts}: FormulaNode, fact: OperatorFact): boolean {
  return facts?.includes(fact) === true
}

/** Whether a sign is painted by another part of its formula: the arrow of `\cancelto`. */
export function isDrawn({properties}: FormulaNode): boolean {
  return properties?.drawn === true
}
