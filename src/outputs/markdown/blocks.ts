import type {
  Block,
  Callout,
  DefinitionList,
  Figure,
  FigurePart,
  Image,
  List,
  ListItem,
  Listing,
  Node,
  Table,
  Theorem
} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {listNumber} from '../../core/list-numbers.ts'
import {byKind} from '../../core/map-article.ts'
import type {} from '../../core/mdast.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import {attributes, division, span} from './attributes.ts'
import type {MarkdownContext} from './context.ts'
import {asParagraph, escapeMarkdown, indented} from './escape.ts'
import {markdownOfHtml} from './html-element.ts'
import {indexList} from './index-list.ts'
import {equation, markdownInlines, pictureOf, sizeOf} from './inline.ts'
import {pipeTable} from './table.ts'

/** Writes blocks; inline nodes among them become paragraphs. */
export function markdownBlocks(nodes: readonly Node[], context: MarkdownContext): readonly string[] {
  const blocks: string[] = []
  let run: Node[] = []
  const end = (): void => {
    const line = paragraph(run, context)
    if (line !== '') blocks.push(line)
    run = []
  }
  let last: Node | undefined
  for (const node of nodes) {
    if (standsInLine(node)) {
      run.push(node)
      continue
    }
    end()
    // Without a separator, two adjacent lists would become one list, and code after a list would become part of it.
    const isApart = last?.type === 'list' && (node.type === 'list' || node.type === 'listing')
    const own = blockOf(node, context).filter(block => block !== '')
    if (isApart && own.length > 0) blocks.push('<!-- -->')
    for (const block of own) blocks.push(block)
    last = node
  }
  end()
  return blocks
}

function paragraph(nodes: readonly Node[], context: MarkdownContext): string {
  const line = asParagraph(markdownInlines(nodes, context))
  if (line.trim() === '') return ''
  // Pandoc would turn a picture alone in a paragraph into a figure.
  const [only, ...others] = nodes
  return only?.type === 'image' && others.length === 0 ? `${line}\\` : line
}

/** Converts a block to Markdown, by its kind. */
const blockOf = byKind<Block, [context: MarkdownContext], readonly string[]>(
  {
    heading: (node, context) => {
      const number = node.number === undefined ? '' : `${escapeMarkdown(node.number)} `
      const words = `${number}${markdownInlines(node.children, context)}`.replace(/\\?\n/g, ' ').trim()
      const marks = attributes({...node, classes: ['unnumbered', ...(node.classes ?? [])]})
      return words === '' ? [] : [`${'#'.repeat(Math.min(6, node.level))} ${words} ${marks}`]
    },
    paragraph: (node, context) => division([paragraph(node.children, context)], attributes(node)),
    figure,
    figurePart,
    table: (node, context) => division([pipeTable(node, '', context)], attributes(node)),
    equation: (node, context) => [equation(node, context)],
    listing: node => [listing(node)],
    list: (node, context) => division([list(node, context)], attributes(node)),
    definitionList,
    quotation: (node, context) => [
      quoted([...markdownBlocks(node.children, context), ...source(node, context)])
    ],
    lineBlock: (node, context) => [
      node.lines
        .map(line => markdownInlines(line, context).replace(/\\?\n/g, ' '))
        .map(line => `| ${line.trim().padStart(line.trimEnd().length)}`)
        .join('\n')
    ],
    callout,
    division: (node, context) =>
      division(
        [...markdownBlocks(node.children, context), ...source(node, context)],
        attributes(node, {title: node.tooltip})
      ),
    theorem,
    thematicBreak: () => ['* * *'],
    // Pandoc places the notes itself, and generates the lists of references and of sections.
    notes: () => [],
    references: (node, context) => {
      const heading =
        node.title &&
        `# ${escapeMarkdown(node.title)} ${attributes({anchor: node.anchor, classes: ['unnumbered']})}`
      const isFirst = node.list === 0
      if (!isFirst) context.problems.add('the Markdown has one list of references, since Pandoc makes one')
      return [
        ...(heading ? [heading] : []),
        ...markdownBlocks(node.children ?? [], context),
        ...(isFirst ? [['::: {#refs}', ':::'].join('\n')] : [])
      ]
    },
    contents: () => [],
    index: indexList,
    element: (node, context) => markdownOfHtml(node, context, markdownBlocks),
    raw: node => [fenced(node.value, attributes({...node, classes: ['raw', ...(node.classes ?? [])]}))],
    query: () => []
  },
  (node, context) => {
    const children = childNodes(node)
    return children.length > 0 ? markdownBlocks(children, context) : [escapeMarkdown(wordsOf([node]))]
  }
)

function source(
  {source: words}: Readonly<{source?: readonly Node[]}>,
  context: MarkdownContext
): readonly string[] {
  return words === undefined ? [] : [span(markdownInlines(words, context), attributes({classes: ['source']}))]
}

function quoted(blocks: readonly string[]): string {
  return blocks.join('\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>')
}

function fenced(value: string, marks: string): string {
  const runs = Array.from(value.matchAll(/`{3,}/g), ([run]) => run.length)
  const fence = '`'.repeat(runs.reduce((most, length) => Math.max(most, length + 1), 3))
  return [`${fence}${marks === '' ? '' : ` ${marks}`}`, value, fence].join('\n')
}

function listing(node: Listing): string {
  const {language, firstLine, classes = [], anchor, value} = node
  const lined = firstLine === undefined || classes.includes('numberLines') ? [] : ['numberLines']
  const start = firstLine === undefined || firstLine === 1 ? {} : {startFrom: String(firstLine)}
  return fenced(
    value,
    attributes({anchor, classes: [...(language ? [language] : []), ...classes, ...lined]}, start)
  )
}

/** A caption with its printed label, so that references to the label are correct. */
function captionOf(label: string, caption: readonly Node[] | undefined, context: MarkdownContext): string {
  const words = caption === undefined ? '' : markdownInlines(caption, context).replace(/\\?\n/g, ' ').trim()
  return [escapeMarkdown(label), words].filter(Boolean).join(' ')
}

/** A picture or a table with a caption, in Pandoc's form; a figure with other content becomes a division. */
function figure(node: Figure, context: MarkdownContext): readonly string[] {
  const {kind, label, caption, children} = node
  const words = captionOf(label && `${label}.`, caption, context)
  const picture = kind === 'figure' ? onlyImage(children) : undefined
  const {classes = []} = node
  if (picture !== undefined) {
    const marks = attributes({...node, classes}, {alt: picture.alt.trim() || undefined, ...sizeOf(picture)})
    return [pictureOf(picture, words, marks, context)]
  }
  const [only, ...more] = children
  if (only?.type === 'table' && more.length === 0)
    return [pipeTable(only as Table, [words, attributes(node)].filter(Boolean).join(' '), context)]
  const content = markdownBlocks(children, context)
  const blocks = kind === 'figure' ? [...content, words] : [words, ...content]
  return division(blocks, attributes({...node, classes: [kind, ...classes]}))
}

function onlyImage(children: readonly Node[]): Image | undefined {
  const [only, ...more] = children
  if (more.length > 0 || only === undefined) return undefined
  if (only.type === 'image') return only
  return only.type === 'paragraph' && only.anchor === undefined ? onlyImage(only.children) : undefined
}

function figurePart(node: FigurePart, context: MarkdownContext): readonly string[] {
  const words = captionOf(`(${node.letter})`, node.caption, context)
  const blocks = [...markdownBlocks(node.children, context), words]
  return division(blocks, attributes({...node, classes: ['part', ...(node.classes ?? [])]}))
}

function list(node: List, context: MarkdownContext): string {
  const {ordered, start = 1, numbering = 'decimal', delimiter = 'period', children} = node
  const marker = (index: number): string => {
    if (!ordered) return '-'
    const count = listNumber(numbering, start + index)
    return delimiter === 'parentheses'
      ? `(${count})`
      : delimiter === 'parenthesis'
        ? `${count})`
        : `${count}.`
  }
  const items = children.map((item, index) => listItem(item, marker(index), context))
  const isTight = !node.loose && items.every(({isLine}) => isLine)
  return items.map(({text}) => text).join(isTight ? '\n' : '\n\n')
}

/** An item, and whether it is a single line, after which the next item needs no blank line. */
function listItem(
  item: ListItem,
  marker: string,
  context: MarkdownContext
): Readonly<{text: string; isLine: boolean}> {
  const {checked, children, anchor} = item
  const blocks = markdownBlocks(children, context)
  const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] '
  const name = anchor === undefined ? '' : span('', attributes({anchor}))
  const content = `${box}${name}${blocks.join('\n\n')}`
  const gap = ' '.repeat(Math.max(1, 4 - marker.length))
  return {
    text: `${marker}${gap}${indented(content, ' '.repeat(marker.length + gap.length))}`,
    isLine: blocks.length <= 1
  }
}

/** Writes terms, each with the definitions that follow it. */
function definitionList(node: DefinitionList, context: MarkdownContext): readonly string[] {
  const groups: string[][] = []
  let last: 'term' | 'definition' | undefined
  for (const child of node.children) {
    if (child.type === 'term') {
      // A term must have a definition, so a term without one gets an empty definition.
      if (last === 'term') groups.at(-1)!.push(':   <!-- -->')
      const words = asParagraph(markdownInlines(child.children, context)).replace(/\\?\n/g, ' ')
      groups.push([span(words, attributes(child)) || '<!-- -->'])
    } else {
      if (groups.length === 0) groups.push(['<!-- -->'])
      const blocks = markdownBlocks(child.children, context)
      groups.at(-1)!.push(`:   ${indented(blocks.join('\n\n') || '<!-- -->', '    ')}`)
    }
    last = child.type
  }
  if (last === 'term') groups.at(-1)!.push(':   <!-- -->')
  return division([groups.map(group => group.join('\n\n')).join('\n\n')], attributes(node))
}

function callout(node: Callout, context: MarkdownContext): readonly string[] {
  const {classes = [], kind, title, children} = node
  const own = `callout-${kind}`
  const names = classes.includes(own) ? classes : [own, ...classes]
  return division(
    [`**${escapeMarkdown(title)}**`, ...markdownBlocks(children, context)],
    attributes({...node, classes: names}, {title: node.tooltip})
  )
}

function theorem(node: Theorem, context: MarkdownContext): readonly string[] {
  const {kind, label, caption, isHead, children, classes = []} = node
  const words = caption && markdownInlines(caption, context)
  const head =
    isHead && words ? `**${words}.**` : `**${escapeMarkdown(label)}**${words ? ` (${words})` : ''}.`
  return division(
    [head, ...markdownBlocks(children, context)],
    attributes({...node, classes: [kind, ...classes]})
  )
}
