import {type FormulaNode, isAble, nodeValue} from '../../../core/formula-tree.ts'
import {seenLetters} from '../../../core/formulas/letters.ts'
import {escapeHtml} from '../../../core/write-html.ts'
import {emOf, written} from './lengths.ts'
import {type MathAttributes, mathTag} from './tags.ts'

/** The place of a node in its row, from which browsers infer whether a sign is a prefix or a postfix. */
export type RowPlace = 'first' | 'last' | 'inner'

/** The spaces around a node, in em, and its place in the row. */
export type SpaceAround = Readonly<{
  before: number
  after: number
  place: RowPlace
  /** Whether the node is the base of scripts: Chromium omits the default spaces of its dictionary there. */
  isBase?: true
}>

export const alone: SpaceAround = {before: 0, after: 0, place: 'inner'}

/** The spaces that a sign itself specifies, such as `\mathrel` of mathtools. */
export function ownSpaces(
  sign: FormulaNode
): Readonly<{before?: number | undefined; after?: number | undefined}> {
  return {before: emOf(nodeValue(sign, 'lspace')), after: emOf(nodeValue(sign, 'rspace'))}
}

/** A sign with TeX's spaces: either browsers add them from their dictionary, or attributes specify them. */
export function operator(
  node: FormulaNode,
  around: SpaceAround,
  isLow = false,
  more: MathAttributes = {}
): string {
  const text = seenLetters(node)
  const form = formOf(node, around.place)
  const usual = usualSpaces(text, form ?? formsByPlace[around.place])
  const isKnown = around.isBase !== true || (around.before === 0 && around.after === 0)
  const space = (em: number, index: 0 | 1): string | undefined =>
    usual !== undefined && isKnown && Math.abs(usual[index] - em) < 0.003 ? undefined : written(em)
  return mathTag(
    'mo',
    {
      form,
      lspace: space(around.before, 0),
      rspace: space(around.after, 1),
      ...stretching(node, text, form ?? formsByPlace[around.place], isLow),
      ...sizes(node),
      ...colors(node),
      ...more
    },
    escapeHtml(text)
  )
}

type Form = 'prefix' | 'infix' | 'postfix'

const formsByPlace: Readonly<Record<RowPlace, Form>> = {first: 'prefix', last: 'postfix', inner: 'infix'}

/**
 * The `form` attribute that a bar needs, because it alone tells browsers whether the bar is a bracket or a relation.
 */
function formOf({text = '', class: kind}: FormulaNode, place: RowPlace): Form | undefined {
  if (!bars.test(text)) return undefined
  const form = kind === opening ? 'prefix' : kind === closing ? 'postfix' : undefined
  return form === formsByPlace[place] ? undefined : form
}

const [opening, closing] = [4, 5]
const bars = /^[|‖∣∥]$/u

/** The spaces around a sign in MathML Core's dictionary; undefined if the sign is unknown here. */
function usualSpaces(text: string, form: Form): readonly [before: number, after: number] | undefined {
  if (/^[=<>≤≥≠≈≡∼≃≅∝∈∉⊂⊆≪≫→]$/u.test(text)) return [thick, thick]
  if (/^[+−±∓]$/u.test(text)) return form === 'prefix' ? none : [medium, medium]
  if (text === '×') return [medium, medium]
  if (/^[,;]$/u.test(text)) return [0, thin]
  if (/^[()[\]{}⟨⟩⌊⌋⌈⌉\u2061-\u2064′″‴!]$/u.test(text)) return none
  return bars.test(text) && form !== 'infix' ? none : undefined
}

const [thin, medium, thick] = [3 / 18, 4 / 18, 5 / 18]
const none = [0, 0] as const

/**
 * The attributes for stretching an operator. Browsers stretch brackets and arrows by default, and reserve room for the
 * widest size of a stretched bracket.
 */
function stretching(node: FormulaNode, text: string, form: Form, isLow: boolean): MathAttributes {
  // Browsers do not support stretching the arrows of an unbalanced equilibrium.
  const isStretchy = isAble(node, 'stretchy') && !isLow && !/^[⥂⥄]$/u.test(text)
  if (!isStretchy) return stretchesByItself.test(text) ? {stretchy: 'false'} : {}
  const isFence = fences.test(text) && !(bars.test(text) && form === 'infix')
  return isFence ? {} : {stretchy: 'true', ...(bars.test(text) && {symmetric: 'true'})}
}

const fences = /^[()[\]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧⦃⦄⟮⟯⎰⎱]$/u
const stretchesByItself = /^[()[\]{}|‖∣∥⟨⟩⌊⌋⌈⌉⟦⟧⦃⦄⟮⟯⎰⎱←-⇿⟰-⟿⤀-⥿⏜-⏡⎴⎵^~ˆ˜ˇ¯‾_―]$/u

/** Attributes for the sizes of `\big` and of arrows, and for the positions of an operator's limits. */
function sizes(node: FormulaNode): MathAttributes {
  const size = (name: string): string | undefined => {
    const em = emOf(nodeValue(node, name))
    if (em === undefined) return undefined
    return written(bigSizes.find(([mathjax]) => Math.abs(mathjax - em) < 0.002)?.[1] ?? em)
  }
  const [minsize, maxsize] = [size('minsize'), size('maxsize')]
  // Firefox always treats `⊗` as a large operator.
  const isOrdinary =
    nodeValue(node, 'largeop') === 'false' ||
    (/^[⊕⊗⊙⊎]$/u.test(node.text ?? '') && !node.facts?.includes('largeop'))
  return {
    minsize,
    maxsize,
    ...((maxsize !== undefined || nodeValue(node, 'symmetric') === 'true') && {symmetric: 'true'}),
    ...(isOrdinary && {largeop: 'false'})
  }
}

/** MathJax's heights of `\Big`, `\bigg` and `\Bigg`, and amsmath's, in em. */
const bigSizes: ReadonlyArray<readonly [mathjax: number, em: number]> = [
  [1.623, 1.8],
  [2.047, 2.4],
  [2.47, 3]
]

/** The attributes for the colours that a node specifies. */
export function colors(node: FormulaNode): MathAttributes {
  const color = (name: string): string | undefined => {
    const value = nodeValue(node, name)
    return /^(?:#[\da-f]{3,8}|[a-z]+|rgba?\([\d\s.,%]+\))$/i.test(value) ? value : undefined
  }
  return {mathcolor: color('mathcolor'), mathbackground: color('mathbackground')}
}
