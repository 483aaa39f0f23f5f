import type {Nodes, Paragraph, Parents, PhrasingContent, Root} from 'mdast'
import type {RawTex} from '../../core/mdast.ts'
import {isSafeUrl} from '../../core/url.ts'
import {walk} from '../../core/walk.ts'
import {logos, symbols} from '../latex/symbols.ts'
import {type LatexFault, type LatexText, parseLatex, type TextStyle, verbatimText} from '../latex/text.ts'

/**
 * Converts TeX commands for text formatting to Markdown nodes: `\textbf{…}`, `\footnote{…}`, `\href{…}{…}`, `\LaTeX`,
 * `\newpage`… An unknown command, or one whose argument contains one, stays `rawTex` as a whole.
 */
export function texToMarkdown(): (tree: Root) => void {
  return tree =>
    walk(tree, node => {
      if (!('children' in node)) return
      if (node.children.some(isParagraph)) Object.assign(node, {children: node.children.flatMap(pageBreaks)})
      if (node.type === 'paragraph') takeNoIndent(node)
      if (node.children.some(({type}) => type === 'rawTex')) Object.assign(node, {children: read(node)})
    })
}

function read({children}: Parents): Nodes[] {
  return children.flatMap((child): Nodes[] => {
    const made = child.type === 'rawTex' && !child.block ? phrasingOf(child) : undefined
    return made ?? [child]
  })
}

/** The content of a command; undefined if it is unknown. */
function phrasingOf(node: RawTex): PhrasingContent[] | undefined {
  const place = {...(node.position && {position: node.position})}
  const made = commandOf(node.value)
  return made?.map(each => ({...each, ...place}))
}

function commandOf(source: string): PhrasingContent[] | undefined {
  // Accented letters, and letters in braces.
  if (/^(?:\{\\|\\[^A-Za-z]|\\[A-Za-z]\{)/.test(source)) return plainWords(source)
  const [written = '', name = ''] = /^\\([A-Za-z]+\*?)/.exec(source) ?? []
  const [first, second, ...rest] = argumentsOf(source.slice(written.length))
  if (rest.length > 0 || first === null || second === null) return undefined
  if (name === 'href' && first !== undefined && second !== undefined) return link(verbatimText(first), second)
  if (second !== undefined) return undefined
  if (name === 'url' && first !== undefined) {
    const url = verbatimText(first)
    return isSafeUrl(url) ? [{type: 'link', url, children: [{type: 'text', value: url}]}] : undefined
  }
  const sign = logos.get(name) ?? symbols.get(name)
  if (sign !== undefined && (first === undefined || first === '')) return [{type: 'text', value: sign}]
  const set = Object.hasOwn(commands, name) ? commands[name] : undefined
  const words = first === undefined || set === undefined ? undefined : wordsOf(first)
  return words && set?.(words)
}

/** THE TABLE of commands with one argument. */
const commands: Readonly<Record<string, (children: PhrasingContent[]) => PhrasingContent[]>> = {
  emph: children => [{type: 'emphasis', children}],
  textit: children => [{type: 'emphasis', children}],
  textsl: children => [{type: 'emphasis', children}],
  textbf: children => [{type: 'strong', children}],
  textsc: children => [classed('smallcaps', children)],
  texttt: children => [{type: 'htmlElement', tagName: 'code', children}],
  underline: children => [classed('underline', children)],
  textsuperscript: children => [{type: 'superscript', children}],
  textsubscript: children => [{type: 'subscript', children}],
  textrm: children => children,
  textnormal: children => children,
  mbox: children => children,
  footnote: children => [{type: 'inlineNote', children}]
}

function classed(name: string, children: PhrasingContent[]): PhrasingContent {
  return {type: 'span', children, data: {attributes: {classes: [name], pairs: {}}}}
}

function link(url: string, label: string): PhrasingContent[] | undefined {
  const children = wordsOf(label)
  return isSafeUrl(url) && children ? [{type: 'link', url, children}] : undefined
}

/** The brace arguments at the end of a command; `null` for an invalid one. */
function argumentsOf(source: string): ReadonlyArray<string | null> {
  const found: Array<string | null> = []
  let at = 0
  while (at < source.length) {
    let depth = 0
    let end = at
    for (; end < source.length; end++) {
      const character = source[end]
      if (character === '\\') end++
      else if (character === '{') depth++
      else if (character === '}' && --depth === 0) break
    }
    if (source[at] !== '{' || end >= source.length) return [...found, null]
    found.push(source.slice(at + 1, end))
    at = end + 1
  }
  return found
}

/** An argument as inline nodes; undefined if it contains something unknown, or a Markdown citation. */
function wordsOf(tex: string): PhrasingContent[] | undefined {
  if (/\[[^\]]*@|(?:^|\s)-?@[\p{L}\d_]/u.test(tex)) return undefined
  const nodes: PhrasingContent[] = []
  let at = 0
  for (const match of tex.matchAll(ownCommand)) {
    if (match.index < at) continue
    const end = endOfCommand(tex, match.index + match[0].length)
    const made = commandOf(tex.slice(match.index, end))
    const before = plainWords(tex.slice(at, match.index))
    if (made === undefined || before === undefined) return undefined
    nodes.push(...before, ...made)
    at = end
  }
  const rest = plainWords(tex.slice(at))
  return rest && [...nodes, ...rest]
}

/** Commands that the LaTeX parser for bibliographies does not know, or parses differently. */
const ownCommand = /\\(?:texttt|underline|href|url|footnote|mbox)(?=\{)/g

function endOfCommand(tex: string, start: number): number {
  let depth = 0
  for (let at = start; at < tex.length; at++) {
    if (tex[at] === '\\') at++
    else if (tex[at] === '{') depth++
    else if (tex[at] === '}' && --depth === 0 && tex[at + 1] !== '{') return at + 1
  }
  return tex.length
}

function plainWords(tex: string): PhrasingContent[] | undefined {
  const faults: LatexFault[] = []
  const read = parseLatex(tex, faults)
  return faults.length > 0 ? undefined : read.flatMap(phrasing)
}

function phrasing(text: LatexText): PhrasingContent[] {
  if (text.type === 'text') return [{type: 'text', value: text.value}]
  if (text.type === 'protected') return text.children.flatMap(phrasing)
  if (text.type === 'styled') return styled(text.style, text.children.flatMap(phrasing))
  const formula = /^\$([\s\S]*)\$$/.exec(text.value)?.[1]
  return [formula === undefined ? {type: 'text', value: text.value} : {type: 'inlineMath', value: formula}]
}

function styled(style: TextStyle, children: PhrasingContent[]): PhrasingContent[] {
  if (style === 'italic') return [{type: 'emphasis', children}]
  if (style === 'bold') return [{type: 'strong', children}]
  if (style === 'small-caps') return [classed('smallcaps', children)]
  return [{type: style, children}]
}

function isParagraph({type}: Nodes): boolean {
  return type === 'paragraph'
}

/** Converts `\newpage` alone or at either end of a paragraph to a division with the class `page-break`. */
function pageBreaks(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const inner = [...node.children]
  const before: Nodes[] = []
  const after: Nodes[] = []
  for (let first = inner[0]; first !== undefined && isPageBreak(first); first = inner[0]) {
    before.push(pageBreak(first))
    inner.shift()
    trimStart(inner)
  }
  for (let last = inner.at(-1); last !== undefined && isPageBreak(last); last = inner.at(-1)) {
    after.unshift(pageBreak(last))
    inner.pop()
    trimEnd(inner)
  }
  if (before.length + after.length === 0) return [node]
  return [...before, ...(inner.length > 0 ? [{...node, children: inner} satisfies Paragraph] : []), ...after]
}

function isPageBreak(node: Nodes): boolean {
  return (
    node.type === 'rawTex' && /^\\(?:newpage|clearpage|cleardoublepage|pagebreak)(?:\{\})?$/.test(node.value)
  )
}

function pageBreak({position}: Nodes): Nodes {
  return {
    type: 'div',
    children: [],
    data: {attributes: {classes: ['page-break'], pairs: {}}},
    ...(position && {position})
  }
}

/** `\noindent` has no output; it removes the indent of a paragraph. */
function takeNoIndent(paragraph: Paragraph): void {
  const [first] = paragraph.children
  if (first?.type !== 'rawTex' || !/^\\noindent(?:\{\})?$/.test(first.value)) return
  paragraph.children.shift()
  trimStart(paragraph.children)
  paragraph.data = {...paragraph.data, noIndent: true}
}

function trimStart(nodes: PhrasingContent[]): void {
  const [first] = nodes
  if (first?.type !== 'text') return
  first.value = first.value.trimStart()
  if (first.value === '') nodes.shift()
}

function trimEnd(nodes: PhrasingContent[]): void {
  const last = nodes.at(-1)
  if (last?.type !== 'text') return
  last.value = last.value.trimEnd()
  if (last.value === '') nodes.pop()
}
