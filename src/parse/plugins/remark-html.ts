import type {Html, Nodes, Parents, PhrasingContent, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {HtmlElementNode} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {type Content, contentModel, fits, isPhrasing} from './html/allowed-html.ts'
import {commentBeforeText} from './html/comment-before-text.ts'
import {markdownNode} from './html/element-nodes.ts'
import {type HtmlToken, htmlTokens, idsIn, type OpeningTag} from './html/html-tokens.ts'
import {nativeDiv} from './html/native-div.ts'
import {reportCitations} from './html/unread-citations.ts'
import {spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'

/**
 * Converts raw HTML that only formats text, such as `<sub>2</sub>` or a `<table>`, to nodes: `htmlElement`, `image` and
 * `break`, or Markdown nodes for elements with an equivalent in Markdown. A `<div>` contains Markdown if its tag is on
 * a line of its own. HTML that is not on the list in `html/allowed-html.ts`, unclosed or misplaced stays `html`. A
 * block of HTML is converted as a whole or not at all, and its ids become labels in either case. Citations inside such
 * a block are reported (`citation-unread`).
 */
export function remarkHtml(this: Processor): (tree: Root, file: VFile) => void {
  addSyntax(this.data(), commentBeforeText, {})
  addSyntax(this.data(), {flow: {60: nativeDiv}}, {})
  return (tree, file) =>
    walk(tree, node => {
      if ('children' in node && node.children.some(({type}) => type === 'html' || type === 'editorQuery')) {
        for (const child of node.children) if (child.type === 'html') reportCitations(child, file)
        closeGaps(node)
        readHtml(node)
      }
      if (node.type === 'html' && !isComment(node)) for (const id of idsIn(node)) addLabel(node, id)
      const own = node.type === 'htmlElement' ? markdownNode(node) : undefined
      if (own === undefined) return
      for (const field of Object.keys(node)) Reflect.deleteProperty(node, field)
      Object.assign(node, own)
    })
}

/**
 * Removes superfluous spaces around invisible comments: one of two is enough, and none is needed at the end of a line.
 */
function closeGaps(parent: Parents): void {
  const siblings: readonly Nodes[] = parent.children
  const isWithinLine = withinLine.has(parent.type)
  /** Whether the visible text so far is empty or ends with a space. */
  let isBlank = !isWithinLine
  let last: Nodes | undefined
  let isAfterComment = false
  for (const node of siblings) {
    if (node.type === 'editorQuery' || (node.type === 'html' && isComment(node))) {
      isAfterComment = true
      continue
    }
    if (node.type === 'text' && isAfterComment && isBlank) node.value = node.value.trimStart()
    isBlank = node.type === 'text' ? /\s$/.test(node.value) || (isBlank && node.value === '') : false
    isAfterComment = false
    last = node
  }
  if (isAfterComment && !isWithinLine && last?.type === 'text') last.value = last.value.trimEnd()
}

/** Nodes that do not end the line they are in. */
const withinLine: ReadonlySet<string> = new Set<Nodes['type']>([
  'span',
  'emphasis',
  'strong',
  'delete',
  'link'
])

/**
 * The maximum nesting depth of elements. Functions that walk a tree would overflow the stack on unlimited nesting, so
 * an element that is nested more deeply stays raw.
 */
const deepest = 100

/**
 * The maximum number of rounds, each of which excludes the HTML that the previous one could not parse. Real texts need
 * fewer; a text that needs more is unchanged.
 */
const mostRounds = 8

function readHtml(parent: Parents): void {
  const tokens = new Map<Html, readonly HtmlToken[]>()
  for (const child of parent.children) {
    const read = child.type === 'html' && !isComment(child) ? htmlTokens(child) : undefined
    if (child.type === 'html' && read !== undefined) tokens.set(child, read)
  }
  for (let round = 0; round < mostRounds && tokens.size > 0; round++) {
    const {children, faulty} = build(parent, tokens)
    if (faulty.size === 0) {
      Object.assign(parent, {children})
      return
    }
    for (const node of faulty) tokens.delete(node)
  }
}

/** An open element: the list that collects its nodes, the content that it may have, and the raw HTML that opened it. */
type Open = Readonly<{element: HtmlElementNode | undefined; children: Nodes[]; content: Content; node?: Html}>

/**
 * Puts the children of a node into the elements that the tags among them open and close; `faulty` is the raw HTML that
 * cannot be parsed.
 */
function build(
  parent: Parents,
  tokens: ReadonlyMap<Html, readonly HtmlToken[]>
): {children: readonly Nodes[]; faulty: ReadonlySet<Html>} {
  const faulty = new Set<Html>()
  const isFlow = flowParents.has(parent.type)
  const root: Open = {
    element: undefined,
    children: [],
    content: isFlow || parent.type === 'tableCell' ? 'flow' : 'phrasing'
  }
  const open: Open[] = [root]
  const place = (node: Nodes, html: Html | undefined, tagName?: string): void => {
    const {children, content, node: opening} = open.at(-1)!
    const isText = node.type === 'text'
    const isBlank = isText && isWhite(node.value)
    const mayStand =
      tagName !== undefined
        ? fits(tagName, content)
        : isText || !isFlow
          ? content === 'phrasing' || content === 'flow' || isBlank
          : content === 'flow'
    if (!mayStand) for (const each of [html, opening]) if (each !== undefined) faulty.add(each)
    if (isBlank && typeof content !== 'string') return
    children.push(node)
  }

  for (const child of parent.children) {
    const read = child.type === 'html' ? tokens.get(child) : undefined
    if (child.type !== 'html' || read === undefined) {
      // A comment is allowed everywhere, because it is invisible.
      if (child.type === 'html' && isComment(child)) open.at(-1)!.children.push(child)
      else place(child, undefined)
      continue
    }
    for (const token of read) {
      if (token.kind === 'text')
        place({type: 'text', value: token.value.replace(/[ \t\r\n\f]+/g, ' ')}, child)
      else if (token.kind === 'comment')
        open.at(-1)!.children.push({type: 'html', value: token.value, ...spanOf(child, child)})
      else if (token.kind === 'void') place(emptyNode(token, child), child, token.tagName)
      else if (token.kind === 'open' && open.length > deepest) faulty.add(child)
      else if (token.kind === 'open') {
        const {tagName, attributes} = token
        const element: HtmlElementNode = {type: 'htmlElement', tagName, children: [], ...spanOf(child, child)}
        if (hasAny(attributes)) element.data = {attributes}
        place(element, child, tagName)
        open.push({element, children: [], content: contentModel(tagName) ?? 'none', node: child})
      } else if (open.at(-1)?.element?.tagName === token.tagName) close(open.pop()!, child)
      else faulty.add(child)
    }
  }
  for (const {node} of open) if (node !== undefined) faulty.add(node)
  return {children: isFlow ? inParagraphs(root.children) : root.children, faulty}
}

/** Ends an element; text between the blocks of a `div` becomes paragraphs. */
function close({element, children}: Open, end: Html): void {
  if (element === undefined) return
  const holdsBlocks = /^(?:div|center|blockquote)$/.test(element.tagName)
  Object.assign(element, {children: holdsBlocks ? inParagraphs(children) : children})
  if (element.position !== undefined && end.position !== undefined)
    element.position.end = {...end.position.end}
}

/** Puts text and inline elements between blocks into paragraphs. */
function inParagraphs(nodes: readonly Nodes[]): Nodes[] {
  const blocks: Nodes[] = []
  let words: PhrasingContent[] = []
  const flush = (): void => {
    const [first] = words
    const last = words.at(-1)
    const isBlank = words.every(node => node.type === 'text' && isWhite(node.value))
    if (first?.type === 'text') first.value = first.value.replace(/^[ \n]+/, '')
    if (last?.type === 'text') last.value = last.value.replace(/[ \n]+$/, '')
    if (!isBlank && first !== undefined && last !== undefined)
      blocks.push({type: 'paragraph', children: words, ...spanOf(first, last)})
    words = []
  }
  for (const node of nodes) {
    const isWords =
      node.type === 'text' ||
      node.type === 'break' ||
      node.type === 'image' ||
      (node.type === 'htmlElement' && isPhrasing(node.tagName))
    if (isWords) words.push(node)
    else {
      flush()
      blocks.push(node)
    }
  }
  flush()
  return blocks
}

function emptyNode({tagName, attributes}: OpeningTag, node: Html): Nodes {
  const position = spanOf(node, node)
  if (tagName === 'br') return {type: 'break', ...position}
  if (tagName === 'hr') return {type: 'thematicBreak', ...position}
  if (tagName !== 'img') return {type: 'htmlElement', tagName, children: [], ...position}
  const {src = '', alt = '', title, ...pairs} = attributes.pairs
  return {
    type: 'image',
    url: src.trim(),
    alt,
    title: title ?? null,
    ...(hasAny({...attributes, pairs}) && {data: {attributes: {...attributes, pairs}}}),
    ...position
  }
}

function hasAny({id, classes, pairs}: NonNullable<Nodes['data']>['attributes'] & object): boolean {
  return id !== undefined || classes.length > 0 || Object.keys(pairs).length > 0
}

/** Whether a string consists of white space as defined by HTML, which excludes no-break spaces. */
function isWhite(text: string): boolean {
  return /^[ \t\r\n\f]*$/.test(text)
}

function isComment({value}: Html): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(value) && !/-->[\s\S]*<(?!!--)/.test(value)
}

const flowParents: ReadonlySet<string> = new Set<Nodes['type']>([
  'root',
  'blockquote',
  'div',
  'footnoteDefinition',
  'listItem'
])
