import {normalizeUri} from 'micromark-util-sanitize-uri'
import type {Equation, Formula, HtmlElement, Image, Inline, Link, Node} from '../../core/article.ts'
import {bracketsOf} from '../../core/article-formulas.ts'
import {byKind} from '../../core/map-article.ts'
import {inNumerals} from '../../core/numerals.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {isSafeUrl} from '../../core/url.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import {attributes, span} from './attributes.ts'
import {citationKeys} from './citation.ts'
import type {MarkdownContext} from './context.ts'
import {betweenMarks, escapeMarkdown, markdownCode} from './escape.ts'

/** Writes running text on one line. */
export function markdownInlines(nodes: readonly Node[], context: MarkdownContext): string {
  let line = ''
  for (const node of nodes) {
    const words = wordsOfNode(node, context)
    // In a note style, the number of a note directly follows the words, but in Pandoc's Markdown a space precedes the
    // citation.
    const isInNote = node.type === 'citation' && node.note?.own === false && /[^\s([]$/.test(line)
    if (isInNote) line += ' '
    // Two adjacent marks would be parsed as one longer mark.
    const joins = /[*~^`]$/.test(line) && !line.endsWith('\\*') && /^[*~^`]/.test(words)
    const isOpen = /(?:\]|\$|@[^\s\]]*|\d)$/.test(line) && /^[([{\d]/.test(words) && node.type !== 'text'
    line += joins || isOpen ? `<!-- -->${words}` : words
  }
  return line
}

const within = (node: Node, context: MarkdownContext): string => markdownInlines(childNodes(node), context)

function as(open: string, close = open): (node: Node, context: MarkdownContext) => string {
  return (node, context) => marked(node, betweenMarks(open, within(node, context), close))
}

/** Words with the anchor and the language of their node. */
function marked(node: Node, words: string, more: Readonly<Record<string, string | undefined>> = {}): string {
  return span(words, attributes(node as Parameters<typeof attributes>[0], more))
}

/** A writer for superscripts and subscripts, in which Pandoc allows no unescaped spaces. */
function shifted(mark: string): (node: Node, context: MarkdownContext) => string {
  return (node, context) => marked(node, betweenMarks(mark, within(node, context)).replaceAll(' ', '\\ '))
}

/** Converts an inline node to Markdown, by its kind. */
const wordsOfNode = byKind<Inline, [context: MarkdownContext], string>(
  {
    text: ({value}) => escapeMarkdown(value),
    emphasis: as('*'),
    strong: as('**'),
    delete: as('~~'),
    superscript: shifted('^'),
    subscript: shifted('~'),
    span: (node, context) => marked(node, within(node, context), {title: node.tooltip}),
    inlineCode: node => marked(node, markdownCode(node.value)),
    break: () => '\\\n',
    link,
    image,
    formula,
    equation,
    abbreviation: (node, context) =>
      marked({...node, classes: ['abbr', ...(node.classes ?? [])]}, within(node, context), {
        title: node.title
      }),
    indexMark: node => (node.anchor === undefined ? '' : marked(node, '')),
    citation: (node, context) => citationKeys(node, context, markdownInlines),
    work: (node, context) => within(node, context),
    undefinedWork: ({value}) => betweenMarks('**', escapeMarkdown(value)),
    formatted: (node, context) => {
      const [open, close = open] = formats[node.format] ?? ['']
      return betweenMarks(open, within(node, context), close)
    },
    language: (node, context) => marked(node, within(node, context)),
    entryPart: (node, context) => ` ${within(node, context)} `,
    crossReference: (node, context) => {
      const {target, lang, dir, anchor} = node
      return span(`[${within(node, context)}](#${encodeURI(target)})`, attributes({lang, dir, anchor}))
    },
    undefinedReference: ({value}) => betweenMarks('**', escapeMarkdown(value)),
    noteCall: (node, context) => {
      context.called.add(node.note)
      return `[^${node.note}]`
    },
    element: htmlInline,
    // As on the page, raw content is shown as written.
    raw: node => marked(node, markdownCode(node.value)),
    // Queries are shown only in proofs.
    query: () => ''
  },
  (node, context) => (childNodes(node).length > 0 ? within(node, context) : escapeMarkdown(wordsOf([node])))
)

const formats: Readonly<Partial<Record<SegmentFormat, readonly [open: string, close?: string]>>> = {
  italic: ['*'],
  emphasis: ['*'],
  bold: ['**'],
  strong: ['**'],
  superscript: ['^'],
  subscript: ['~'],
  'small-caps': ['[', ']{.smallcaps}'],
  underline: ['[', ']{.underline}']
}

function link(node: Link, context: MarkdownContext): string {
  const {url, tooltip} = node
  const words = within(node, context)
  const href = normalizeUri(url)
  if (!isSafeUrl(href)) return marked(node, `${words} ${markdownCode(href)}`)
  return `[${words}](${address(href)}${titleOf(tooltip)})${attributes(node)}`
}

function address(url: string): string {
  return /^[^\s()<>]*$/.test(url) ? url : `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`
}

function titleOf(tooltip: string | undefined): string {
  return tooltip === undefined ? '' : ` "${tooltip.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
}

function image(node: Image, context: MarkdownContext): string {
  return pictureOf(node, escapeMarkdown(node.alt), attributes(node, sizeOf(node)), context)
}

/** A picture with the given words in its brackets. */
export function pictureOf(node: Image, words: string, marks: string, context: MarkdownContext): string {
  return `![${words}](${address(normalizeUri(context.picture(node)))}${titleOf(node.tooltip)})${marks}`
}

/** The size of a picture in Pandoc's notation. */
export function sizeOf({
  width,
  height
}: Pick<Image, 'width' | 'height'>): Readonly<Record<string, string | undefined>> {
  return {width, height}
}

/**
 * Prepares TeX for use between dollar signs, where it must not begin or end with white space, or contain an empty line.
 */
function tex(value: string): string {
  return value.trim().replace(/\n\s*\n/g, '\n')
}

function formula(node: Formula): string {
  const {fallback} = node
  const value = tex(node.tex)
  if (fallback !== undefined) return escapeMarkdown(fallback)
  return marked(node, value === '' ? '' : `$${value}$`)
}

/** A display formula, its number, and the numbers of its lines. */
export function equation(node: Equation, context: MarkdownContext): string {
  const {number, lines = [], lineAnchors = [], anchor} = node
  const numbers = [...(number ? [number] : []), ...lines.filter(line => line !== '')]
  const others = lineAnchors
    .filter(each => each !== '' && each !== anchor)
    .map(each => span('', attributes({anchor: each})))
  const shown = numbers.map(each => {
    const [open, close] = bracketsOf(node, each)
    return ` ${open}${escapeMarkdown(inNumerals(each, context.article.numerals))}${close}`
  })
  return `${others.join('')}${marked(node, `$$${tex(node.tex)}$$`)}${shown.join('')}`
}

/** The table of inline HTML elements and their Markdown. */
const htmlMarks: Readonly<Record<string, readonly [open: string, close?: string]>> = {
  b: ['**'],
  strong: ['**'],
  i: ['*'],
  em: ['*'],
  cite: ['*'],
  dfn: ['*'],
  var: ['*'],
  s: ['~~'],
  del: ['~~'],
  sub: ['~'],
  sup: ['^'],
  u: ['[', ']{.underline}'],
  ins: ['[', ']{.underline}'],
  mark: ['[', ']{.mark}'],
  kbd: ['[', ']{.kbd}']
}

function htmlInline(node: HtmlElement, context: MarkdownContext): string {
  const {tagName} = node
  if (tagName === 'br') return '\\\n'
  const words = within(node, context)
  const [open, close = open] = Object.hasOwn(htmlMarks, tagName) ? htmlMarks[tagName]! : ['', '']
  const own = betweenMarks(open, words, close)
  return marked(node, open === '~' || open === '^' ? own.replaceAll(' ', '\\ ') : own)
}
