/** A part of a formula as a listener hears it: without spacing, phantoms and wrappers. */
export type FormulaPart =
  | Leaf
  | RowPart
  | Readonly<{type: 'fraction'; over: FormulaPart; under: FormulaPart; hasLine: boolean}>
  | Readonly<{type: 'root'; radicand: FormulaPart; index?: FormulaPart | undefined}>
  | Scripts
  | Fence
  | GridPart
  | Readonly<{type: 'struck'; inside: FormulaPart}>

/**
 * A number, a letter or name used as a symbol (`x`, `sin`), a text, or a sign in its canonical form (`canonicalSign`).
 * `apply` is the invisible sign of function application, `space` a wide space.
 */
export type Leaf = Readonly<{
  type: 'number' | 'name' | 'text' | 'sign'
  text: string
  isUpright?: boolean
  /** Whether the name is part of a chemical formula, and therefore not a function. */
  isChemical?: boolean
  /** Whether a bar opens or closes, if its node contains this information. */
  side?: 'open' | 'close' | undefined
  /** Whether the bar is `\mid`, a relation. */
  isMiddle?: boolean
}>

export type RowPart = Readonly<{type: 'row'; parts: readonly FormulaPart[]}>

/** A base with the scripts before, above, below and after it. */
export type Scripts = Readonly<{
  type: 'scripts'
  base: FormulaPart
  sub?: FormulaPart | undefined
  super?: FormulaPart | undefined
  under?: FormulaPart | undefined
  over?: FormulaPart | undefined
  beforeSub?: FormulaPart | undefined
  beforeSuper?: FormulaPart | undefined
  /** Whether this is part of a chemical formula, in which numbers and charges are neither indices nor powers. */
  isChemical?: boolean
  /** Whether the upper right script is the index of a tensor rather than a power. */
  isIndexed?: boolean
}>

/** Brackets or bars with their content; on a side without a visible bracket, the sign is empty. */
export type Fence = Readonly<{type: 'fence'; open: string; close: string; inside: FormulaPart}>

/** The rows of a matrix, of cases, or of a display of several lines, with the numbers of numbered lines. */
export type GridPart = Readonly<{
  type: 'grid'
  rows: ReadonlyArray<Readonly<{cells: readonly FormulaPart[]; number?: string | undefined}>>
  isAligned: boolean
}>

export const apply: Leaf = {type: 'sign', text: 'apply'}
export const space: Leaf = {type: 'sign', text: 'space'}
/** A space of a quad or more, which separates its neighbours. */
export const pause: Leaf = {type: 'sign', text: 'pause'}

/** A row of parts; a single part is not wrapped. */
export function rowOf(parts: readonly FormulaPart[]): FormulaPart {
  const flat = parts.flatMap(part => (part.type === 'row' ? part.parts : [part]))
  return flat.length === 1 ? flat[0]! : {type: 'row', parts: flat}
}

/** The parts of a row; for any other part, a list with only that part. */
export function partsOf(part: FormulaPart): readonly FormulaPart[] {
  return part.type === 'row' ? part.parts : [part]
}

export function isEmpty(part: FormulaPart): boolean {
  return (
    part === space || part === pause || part === apply || (part.type === 'row' && part.parts.every(isEmpty))
  )
}

/** Whether a part is one of these signs. */
export function isSign(
  part: FormulaPart | undefined,
  ...signs: readonly string[]
): part is Leaf & {type: 'sign'} {
  return part?.type === 'sign' && signs.includes(part.text)
}
