import type {Code, Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Attributes, Div, Macro, RawTex} from '../../core/mdast.ts'
import type {LatexBook} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {dropsArguments, isLayout} from '../latex/blocks/commands.ts'
import {contentStart, dropsOf, isDrawing} from '../latex/blocks/environments.ts'
import {blockKind, isFloat} from '../latex/blocks/kinds.ts'
import {argumentsAt, environmentAt, type TexPart, trimmedPart} from '../latex/blocks/scan.ts'
import {blanked, unpairedIn} from '../latex/blocks/unpaired.ts'
import {isBookPart} from '../latex/book-commands.ts'
import {helpForEnvironment} from '../latex/environment-help.ts'
import {keptEnvironments} from '../latex/lost-block.ts'
import {addLabel} from '../plugins/attributes/inline-attributes.ts'
import type {WithTheorems} from '../plugins/div/fence-line.ts'
import {sourceOf, spanOf} from '../plugins/source.ts'
import {movePlaces, withDefinitions} from '../plugins/table/cell-content.ts'
import {headingIn} from './latex-headings.ts'
import {type LatexReading, latexReader, reportIdle} from './latex-reader.ts'
import {ownEnvironment} from './own-environments.ts'
import {readPandocDiv} from './pandoc-divs.ts'
import {pandocFigure} from './pandoc-figure.ts'
import {appendicesIn, beginsAppendices, markAppendices} from './pandoc-parts.ts'
import {mayHoldRules, reportRules} from './pandoc-tables.ts'
import {partPlaces} from './part-places.ts'

/** The maximum length of an environment; longer environments are not parsed, because that would take too long. */
const longest = 200_000

type LatexBlockOptions = WithTheorems & Readonly<{macros?: readonly Macro[]; book?: LatexBook | undefined}>

/**
 * Parses LaTeX environments as the equivalent Markdown blocks: figures, tables, algorithms, lists, quotations,
 * listings; and `\section{…}` as a heading. Of an unknown environment, only the content is parsed, and this is
 * reported. An environment that is a drawing, such as `tikzpicture`, stays `rawTex`. Use it before remark-tex.
 */
export function latexBlocks(
  this: Processor,
  {theorems = [], macros = [], book}: LatexBlockOptions = {}
): (tree: Root, file: VFile) => void {
  const parse = (text: string): Root => this.parse(text) as Root
  const own = new Map(macros.map(macro => [macro.name, macro]))
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHold.test(source) && !mayHoldRules.test(source)) return
    const hasChapters = book?.hasChapters === true
    const read = withDefinitions(tree, parse)
    const reading: LatexReading = {file, source, theorems, macros: own, hasChapters, read}
    walk(tree, node => {
      if (!('children' in node)) return undefined
      if (node.type === 'heading') return undefined
      const children = (node.children as Nodes[]).flatMap(child => blocksOf(child, reading))
      Object.assign(node, {children: children.filter((child, at) => !isLabelOf(children[at - 1], child))})
      return undefined
    })
  }
}

/** Whether a paragraph contains only the `\label` of the heading above it; if so, the heading gets that label. */
function isLabelOf(heading: Nodes | undefined, node: Nodes): boolean {
  const [only, ...others] = node.type === 'paragraph' ? node.children : []
  const [, label] = only?.type === 'rawTex' ? (/^\\label\{([^{}]*)\}$/.exec(only.value) ?? []) : []
  if (heading?.type !== 'heading' || label === undefined || others.length > 0) return false
  addLabel(heading, label.trim())
  return true
}

/** Matches texts that may contain blocks in LaTeX; most do not. */
const mayHold =
  /^\\[A-Za-z]+\*?(?:\{[^{}\n]*\})*[ \t]*$|<figure\b|\{=(?:latex|tex)\}|:{3,}[ \t]*(?:[A-Za-z]|\{[^}\n]*\.)|\\(?:begin|(?:sub){0,2}section|chapter|part|paragraph|includegraphics)\b/m

function blocksOf(node: Nodes, reading: LatexReading): Nodes[] {
  if (node.type === 'rawTex' && node.block) {
    const made = environment(node, reading)
    // An environment that only positions its content is replaced by the blocks in it.
    return made?.flatMap(each => (each.type === 'rawTex' ? blocksOf(each, reading) : [each])) ?? [node]
  }
  if (node.type === 'rawTex') return rawWords(node, reading) ?? [node]
  if (node.type === 'table') reportRules(node, reading)
  if (node.type === 'html') return [pandocFigure(node, reading) ?? node]
  if (node.type === 'code' && /^\{=(?:latex|tex)\}$/.test(node.lang ?? '')) return rawBlocks(node, reading)
  if (node.type === 'div') {
    const appendices = appendicesIn(node)
    if (appendices !== undefined) return appendices
    readPandocDiv(node, reading)
  }
  if (node.type !== 'paragraph' || !node.children.some(isTex)) return [node]
  if (node.children.some(isBookCommand) || !isOnlyLayout(node)) return split(node, reading)
  for (const child of node.children)
    if (child.type === 'rawTex') reportIdle(reading, `\\${child.name}`, child.position, true)
  return []
}

function isBookCommand(node: Nodes): boolean {
  return node.type === 'rawTex' && isBookPart(node.name)
}

/** Whether a paragraph contains only commands that position the content next to them, such as `\centering`. */
function isOnlyLayout({children}: Paragraph): boolean {
  return children.every(child =>
    child.type === 'rawTex'
      ? (/^\\[A-Za-z]+(?:\{\})?$/.test(child.value) && isLayout(child.name)) || dropsArguments(child.name)
      : child.type === 'text' && child.value.trim() === ''
  )
}

/** Parses the content of ```` ```{=latex} ````, which Pandoc writes. */
function rawBlocks(node: Code, reading: LatexReading): Nodes[] {
  const whole: RawTex = {type: 'rawTex', name: 'latex', value: node.value, block: true, ...spanOf(node, node)}
  const text = withoutUnpaired(whole, reading)
  const blocks: Nodes[] = latexReader(whole, {...reading, quiet: 'all'}).blocks([{text, at: 0}])
  const read = blocks.flatMap(block => blocksOf(block, {...reading, quiet: 'all'}))
  for (const block of read) markForLatex(block)
  return read
}

/**
 * The LaTeX of a node without the beginnings and ends of environments around text in Markdown. One that does more than
 * position the text is reported.
 */
function withoutUnpaired(node: RawTex, reading: LatexReading): string {
  const unpaired = unpairedIn(node.value)
  if (unpaired.length === 0) return node.value
  const reader = latexReader(node, reading)
  for (const {name, start, end, isBegin} of unpaired) {
    if (!isBegin || dropsOf(name) !== undefined || name.startsWith('multicols')) continue
    reader.report(
      {text: node.value.slice(start, end), at: start},
      `\\begin{${name}}`,
      `\`\\begin{${name}}\` is for LaTeX alone, so only the text after it is printed`,
      helpForEnvironment(name, undefined)
    )
  }
  return blanked(node.value, unpaired)
}

/** Marks the LaTeX that is not parsed in code for LaTeX alone. */
function markForLatex(block: Nodes): void {
  walk(block, node => {
    if (node.type === 'rawTex') node.isForLatex = true
    return undefined
  })
}

function isTex({type}: Nodes): boolean {
  return type === 'rawTex'
}

/** Converts an environment to blocks; undefined for one that is left unchanged. */
function environment(node: RawTex, reading: LatexReading): Nodes[] | undefined {
  const {value, name} = node
  if (value.length > longest || isDrawing(name) || keptEnvironments.has(name.replace('*', '')))
    return undefined
  const read = environmentAt(value, 0)
  if (read === undefined || value.slice(read.end).trim() !== '') return undefined
  const kind = blockKind(name)
  const reader = latexReader(
    node,
    isFloat(name) ? {...reading, quiet: reading.quiet ?? 'in floats'} : reading
  )
  const made = markdownIn(node, read.body, reading) ?? kind?.({...read, start: 0}, reader)
  if (made !== undefined) {
    if (beginsAppendices(name)) markAppendices(name, made)
    reportIdle(reading, `\\begin{${name}}`, node.position, made.some(isOfWords))
    return made
  }
  if (kind !== undefined) return undefined
  const own = reading.macros?.get(name) ?? reading.macros?.get(name.replace('*', ''))
  const defined = own && ownEnvironment(node, read, own, reading)
  if (defined !== undefined) return defined
  const {end, groups} = argumentsAt(read.body.text, 0, 3)
  const title = groups.find(({text}) => /\p{L}{2}/u.test(text) && !isSetting.test(text))
  const inner = trimmedPart(read.body, end)
  reader.report(
    {text: value, at: 0},
    `\\begin{${name}}`,
    `\`\\begin{${name}}\` is not supported by galley, so only its content is printed`,
    helpForEnvironment(name, title?.text)
  )
  const attributes = {classes: [name.replace('*', '').toLowerCase()], pairs: {}}
  const shown: Paragraph[] =
    title === undefined
      ? []
      : [{type: 'paragraph', children: [{type: 'strong', children: reader.words([title])}]}]
  const children = [...shown, ...reader.blocks([inner])]
  return [{type: 'div', children, data: {attributes}, ...spanOf(node, node)}]
}

/**
 * The blocks of an environment that only positions Markdown, such as `\begin{appendices}` around headings and
 * `\begin{landscape}` around a table; undefined if its content is LaTeX.
 */
function markdownIn(node: RawTex, body: TexPart, {read, source}: LatexReading): Nodes[] | undefined {
  const isColumns = node.name.startsWith('multicols')
  if (!isColumns && dropsOf(node.name) === undefined) return undefined
  if (!inMarkdownAlone.test(body.text.replace(/\$[^$]*\$/g, ''))) return undefined
  const start = isColumns ? argumentsAt(body.text, 0, 1).end : contentStart(node.name, body.text)
  const {text, at} = trimmedPart(body, start)
  const places = partPlaces(node, source)
  const children = read(text)
  for (const child of children)
    movePlaces(child, ({start, end}) => places(at + (start.offset ?? 0), at + (end.offset ?? 0)))
  const div: Div = {
    type: 'div',
    children: children as Div['children'],
    data: {attributes: classed(node.name)}
  }
  return appendicesIn(div) ?? [...children]
}

/** Matches notation of Markdown that LaTeX does not have: headings, lines of tables, pictures, bold words, citations. */
const inMarkdownAlone =
  /^#{1,6}[ \t]+\S|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\||$)|^[ \t]*(?::{3,}|`{3})|!\[[^\]\n]*\]\(|\*\*[^\s*]|\[[^\]\n]*@[\w-]+[^\]\n]*\]|^\s*\n[ \t]*[-*+][ \t]+\S|(?<![\w\\*])\*\p{L}[^*\n$\\]*\*(?![\w*])/mu

function classed(name: string): Attributes {
  return {classes: [name], pairs: {}}
}

/** An argument that is a setting rather than words: a length, the name of a colour, options. */
const isSetting = /=|^\s*(?:-?\d*\.?\d+\s*)?(?:\\[A-Za-z]+|cm|mm|pt|in|em|ex|[a-z]+)\s*$/

/** Whether a block is a paragraph with words, not only with pictures. */
function isOfWords(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some(child => !['image', 'rawTex', 'break'].includes(child.type) && !isBlank(child))
  )
}

/** Splits a paragraph that contains LaTeX environments and headings into these and the text between them. */
function split(paragraph: Paragraph, reading: LatexReading): Nodes[] {
  const nodes: Nodes[] = []
  let words: PhrasingContent[] = []
  const flush = (): void => {
    const kept = trimmed(words)
    words = []
    const [first, last] = [kept[0], kept.at(-1)]
    if (first && last)
      nodes.push({
        ...paragraph,
        children: kept,
        ...(isContinued(nodes.at(-1)) && {data: {noIndent: true}}),
        ...spanOf(first, last)
      })
  }
  for (const child of paragraph.children) {
    const made = child.type === 'rawTex' ? blockIn(child, reading) : undefined
    const heading = nodes.at(-1)
    if (made !== undefined) {
      flush()
      addAll(nodes, made)
    } else if (
      child.type === 'rawTex' &&
      child.name === 'label' &&
      heading?.type === 'heading' &&
      words.every(isBlank)
    ) {
      words = []
      addLabel(heading, /^\\label\{([\s\S]*)\}$/.exec(child.value)?.[1]?.trim())
    } else words.push(child.type === 'rawTex' ? (pictureOf(child, reading) ?? child) : child)
  }
  if (nodes.length === 0) return [{...paragraph, children: words}]
  flush()
  return nodes
}

/** Whether words after a block continue the block's paragraph. */
function isContinued(before: Nodes | undefined): boolean {
  return before !== undefined && before.type !== 'heading'
}

function blockIn(node: RawTex, reading: LatexReading): Nodes[] | undefined {
  if (node.value.startsWith('\\begin')) return environment(node, reading)
  return headingIn(node, reading)
}

function pictureOf(node: RawTex, reading: LatexReading): PhrasingContent | undefined {
  if (node.name !== 'includegraphics') return undefined
  const words = latexReader(node, reading).words([{text: node.value, at: 0}])
  return words.length === 1 && words[0]?.type === 'image' ? words[0] : undefined
}

/** Converts `` `\ref{x}`{=latex} ``, which Pandoc writes for unknown commands. */
function rawWords(node: RawTex, reading: LatexReading): PhrasingContent[] | undefined {
  const start = node.position?.start.offset ?? 0
  if (node.block || reading.source[start] !== '`' || node.name === 'label') return undefined
  const text = withoutUnpaired(node, reading)
  const words = latexReader(node, {...reading, quiet: 'all'}).words([{text, at: 0}])
  if (text.trim() === '') return []
  for (const each of words) markForLatex(each)
  return words.length === 0 ? [node] : words.map(each => ({...each, ...spanOf(node, node)}))
}

function trimmed(words: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...words]
  while (isBlank(kept[0])) kept.shift()
  while (isBlank(kept.at(-1))) kept.pop()
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return kept
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === ''
}
