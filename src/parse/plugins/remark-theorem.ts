import type {PhrasingContent, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Attributes, Caption, Div} from '../../core/mdast.ts'
import {
  type TheoremDefinition,
  type TheoremKind,
  theoremKind,
  theoremKinds,
  theoremOfLabel
} from '../../core/theorem-kinds.ts'
import {plainText, walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {placeAttributeWords} from './div/attribute-words.ts'
import type {DefinedTheorems, WithTheorems} from './div/fence-line.ts'
import {sourceOf, spanOf} from './source.ts'
import {takeLabel} from './tex/label.ts'
import {printedKind, withoutPrintedHead} from './theorem/printed-head.ts'

/**
 * Theorems and similar blocks: `::: {#thm-x}` with a heading as in Quarto, `::: {.theorem #thm:x name="Recovery"}` as
 * in bookdown and Pandoc, `:::{prf:theorem} Recovery` as in MyST, and `\begin{theorem}[Recovery]\label{thm:x}` as in
 * LaTeX, including the environments in `theorems`. They become divs with `data.theorem`, with the name as a caption. A
 * heading that Pandoc has printed is removed. Use it after remark-div and remark-attributes.
 */
export function remarkTheorem({theorems = []}: WithTheorems = {}): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    walk(tree, node => {
      if (node.type === 'div') readTheorem(node, source, theorems)
      return undefined
    })
  }
}

function readTheorem(div: Div, source: string, theorems: DefinedTheorems): void {
  const {attributes} = div.data ?? {}
  const read = attributes && kindOf(attributes, theorems, printedKind(div))
  const [first] = div.children
  const name = first?.type === 'caption' ? first : undefined
  const body = name === undefined ? div.children : div.children.slice(1)
  if (attributes === undefined || read === undefined) {
    div.children = body
    if (name !== undefined) placeAttributeWords(div, name)
    return
  }
  const {kind, own} = read
  div.children = body
  const {name: _, title: __, ...pairs} = attributes.pairs
  const isUnnumbered = attributes.classes.includes('unnumbered')
  const classes = attributes.classes.filter(
    each => each !== kind && each !== own?.environment && each !== 'unnumbered'
  )
  div.data = {...div.data, attributes: {...attributes, classes, pairs}}
  addLabel(div, labelAtBeginning(div, source))
  addLabel(div, bookLabel(attributes, kind))
  if (name !== undefined) takeBraces(name, source)
  if (name !== undefined && (attributes.pairs.name ?? attributes.pairs.title) !== undefined)
    unescapeFormulas(name)
  const caption = takeHeading(div) ?? withWords(name) ?? named(attributes, div)
  const printed = caption === undefined ? withoutPrintedHead(div, {kind, name: own?.name}, source) : {}
  const isTex = source.startsWith('\\begin', div.position?.start.offset ?? 0)
  addLabel(div, labelAtBeginning(div, source))
  const isCounted =
    theoremKinds[kind].isCounted ||
    div.data.attributes?.id !== undefined ||
    isTex ||
    own !== undefined ||
    printed.number !== undefined
  const isHead = kind === 'proof' && ((isTex && caption !== undefined) || printed.head !== undefined)
  div.data.theorem = {
    kind,
    isNumbered: isCounted && kind !== 'proof' && !isUnnumbered && own?.isNumbered !== false,
    ...(own && {own}),
    ...(isHead && {isHead}),
    ...(printed.number !== undefined && {printed: printed.number})
  }
  const words = caption ?? printed.head ?? printed.name
  if (words !== undefined) div.children = [words, ...div.children]
}

/** The label by which bookdown refers to a theorem: `thm:line` for `::: {.theorem #line}`. */
function bookLabel({id, classes}: Attributes, kind: TheoremKind): string | undefined {
  const isNamed = id === undefined || theoremOfLabel(id) !== undefined || !classes.includes(kind)
  return isNamed ? undefined : `${theoremKinds[kind].short[0]}:${id}`
}

/**
 * The kind of a theorem, and the definition of its environment if the paper has one; undefined if this is not a
 * theorem.
 */
function kindOf(
  {id = '', classes}: Attributes,
  theorems: DefinedTheorems,
  printed: TheoremKind | undefined
): Readonly<{kind: TheoremKind; own?: TheoremDefinition | undefined}> | undefined {
  const defined = theorems.find(({environment}) => classes.includes(environment))
  if (defined !== undefined) return {kind: defined.kind, own: defined}
  const kind = classes.find(isWholeName) ?? theoremOfLabel(id) ?? (classes.length > 0 ? printed : undefined)
  if (kind === undefined) return undefined
  return {
    kind,
    own: theorems.find(
      ({environment, name}) => theoremKind(environment) === kind || theoremKind(name) === kind
    )
  }
}

function isWholeName(name: string): name is TheoremKind {
  return theoremKind(name) === name
}

/**
 * Removes the heading that is the name of a theorem in Quarto and not a section of the paper, and returns it as a
 * caption.
 */
function takeHeading(div: Div): Caption | undefined {
  const [first] = div.children
  if (first?.type !== 'heading') return undefined
  addLabel(div, first.data?.attributes?.id)
  div.children = div.children.slice(1)
  return {type: 'caption', children: first.children, ...spanOf(first, first)}
}

/** Removes the braces in `[{Recovery, \cite{doe99}}]` and `[Recovery {[in $L$]}]`, which only enclose words. */
function takeBraces({children}: Caption, source: string): void {
  const texts = children.filter(node => node.type === 'text')
  const written = texts.map(({position}) => source.slice(position?.start.offset, position?.end.offset))
  const braces = texts.flatMap(({value}) => [...value].filter(sign => sign === '{' || sign === '}'))
  const isBalanced = braces.filter(sign => sign === '{').length * 2 === braces.length
  if (!isBalanced || written.some(words => /\\[{}]/.test(words))) return
  for (const text of texts) text.value = text.value.replace(/[{}]/g, '')
}

/**
 * Halves the backslashes in formulas, because they are doubled inside quotation marks in attributes, `title="$\\bar
 * x$"`.
 */
function unescapeFormulas({children}: Caption): void {
  for (const node of children)
    if (node.type === 'inlineMath') node.value = node.value.replace(/\\\\(?=[A-Za-z])/g, '\\')
}

function withWords(caption: Caption | undefined): Caption | undefined {
  return caption !== undefined && plainText(caption).trim() !== '' ? caption : undefined
}

/** The name of a theorem from an attribute without quotation marks; micromark has not parsed it as Markdown. */
function named({pairs}: Attributes, div: Div): Caption | undefined {
  const value = pairs.name ?? pairs.title
  if (value === undefined || value === '') return undefined
  const text: PhrasingContent = {type: 'text', value, ...spanOf(div, div)}
  return {type: 'caption', children: [text], ...spanOf(div, div)}
}

/** Removes `\label{thm:x}`, or the form that Pandoc gives it, at the beginning of a theorem, and returns the label. */
function labelAtBeginning({children}: Div, source: string): string | undefined {
  const [first] = children
  if (first?.type !== 'paragraph') return undefined
  const [node] = first.children
  const isLabel = node?.type === 'rawTex' ? node.name === 'label' : node?.type === 'span'
  if (node === undefined || !isLabel) return undefined
  // Only an empty span is a label of Pandoc's, `[]{#thm:x label="thm:x"}`.
  if (node.type === 'span' && (node.children.length > 0 || node.data?.attributes?.pairs.label === undefined))
    return undefined
  return takeLabel(first.children, source)
}
