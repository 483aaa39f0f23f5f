import {addAll} from '../../../core/add-all.ts'
import {largestOf} from '../../../core/extremes.ts'
import type {TypedInline, TypedParagraph} from '../content.ts'
import type {PaperLabel} from '../labels.ts'
import type {TypedCaption} from '../structure/captions.ts'
import {noHeadings} from '../structure/headings.ts'
import {type TypedItem, typedItems} from '../structure/items.ts'
import {paragraphBlocks, remarkOnEnd} from './joins.ts'
import {writeList} from './lists.ts'
import {type RunningContext, runningMarkdown} from './running.ts'
import {tableLines} from './tables.ts'
import {atLineStart} from './typed.ts'
import type {WrittenBlock} from './written-block.ts'

/** The context of writing blocks. */
export type BlockContext = Readonly<{
  /** The context for running text in a language. */
  running: (lang: string) => RunningContext
  lang: string
  labelOf: (item: TypedItem) => PaperLabel | undefined
  picturePath: (part: string | undefined) => string | undefined
  /** The language of a paragraph, if it differs from the language of the surrounding text. */
  foreign: (paragraph: TypedParagraph, around: string) => string | undefined
  areNumbered: boolean
  /** Whether galley will assign to a label the number that it has in the file. */
  isNext: (label: PaperLabel) => boolean
}>

/** Writes items as blocks of Markdown. */
export function writeItems(items: readonly TypedItem[], context: BlockContext): readonly WrittenBlock[] {
  const blocks: WrittenBlock[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at]!
    if (item.kind !== 'paragraph') {
      addAll(blocks, writeItem(item, context))
      at++
      continue
    }
    const kind = kindOf(item.paragraph)
    const lang = kind === 'item' ? undefined : context.foreign(item.paragraph, context.lang)
    const isSame = (other: TypedItem | undefined): boolean =>
      other?.kind === 'paragraph' &&
      kindOf(other.paragraph) === kind &&
      (kind === 'item' || context.foreign(other.paragraph, context.lang) === lang)
    let end = at + 1
    while (isSame(items[end])) end++
    const group = items.slice(at, end).flatMap(each => (each.kind === 'paragraph' ? [each.paragraph] : []))
    const within = lang === undefined ? context : {...context, lang}
    const written = groupWriters[kind](group, within)
    addAll(blocks, lang === undefined ? written : inDivision(`{lang=${lang}}`, written))
    at = end
  }
  return blocks
}

/** Joins blocks into the text of a file. */
export function blocksText(blocks: readonly WrittenBlock[]): string {
  return blocks.map(({lines}) => lines.join('\n')).join('\n\n')
}

function inDivision(attributes: string, blocks: readonly WrittenBlock[]): readonly WrittenBlock[] {
  return [
    {
      lines: [
        `::: ${attributes}`,
        ...blocks.flatMap(({lines}, index) => (index > 0 ? ['', ...lines] : lines)),
        ':::'
      ]
    }
  ]
}

type GroupKind = 'item' | 'quotation' | 'verse' | 'term' | 'definition' | 'plain'

function kindOf({item, styles, indent, align}: TypedParagraph): GroupKind {
  if (item !== undefined) return 'item'
  const [style = ''] = styles
  if (/^(?:intense )?quotes?$|^quotations?$|^block ?(?:text|quote|quotation)$|^zitat/i.test(style))
    return 'quotation'
  if (/^verse$/i.test(style)) return 'verse'
  if (/^definition term$/i.test(style)) return 'term'
  if (/^definition$/i.test(style)) return 'definition'
  return indent !== undefined && indent.left >= 340 && indent.right >= 340 && align === undefined
    ? 'quotation'
    : 'plain'
}

/** The table of writers for groups of adjacent paragraphs of one kind. */
const groupWriters: Readonly<
  Record<GroupKind, (group: readonly TypedParagraph[], context: BlockContext) => readonly WrittenBlock[]>
> = {
  plain: (group, context) => paragraphBlocks(group, paragraph => paragraphLines(paragraph, context)),
  quotation: (group, context) => [
    {
      lines: group.flatMap((paragraph, index) => [
        ...(index > 0 ? ['>'] : []),
        ...paragraphLines(paragraph, context).map(line => `> ${line}`)
      ])
    }
  ],
  verse: (group, context) => [
    {
      lines: group.flatMap(paragraph =>
        paragraphLines(paragraph, context).map(line => `| ${line.replace(/\\$/, '')}`)
      )
    }
  ],
  term: (group, context) =>
    group.map(paragraph => ({lines: [lineOfParagraph(paragraph.inlines, context) + remarkOnEnd(paragraph)]})),
  definition: (group, context) => [
    {
      lines: group.flatMap((paragraph, index) => [
        ...(index > 0 ? [''] : []),
        ...paragraphLines(paragraph, context).map((line, at) => (at === 0 ? `:   ${line}` : `    ${line}`))
      ])
    }
  ],
  item: (group, context) => [
    {
      lines: writeList(
        group.map(paragraph => ({mark: paragraph.item!, lines: paragraphLines(paragraph, context)}))
      )
    }
  ]
}

/** The lines of a paragraph: a hard break begins a new line. */
function paragraphLines(paragraph: TypedParagraph, context: BlockContext): readonly string[] {
  const text = runningMarkdown(paragraph.inlines, context.running(context.lang))
  return text === '' ? [] : (text + remarkOnEnd(paragraph)).split('\n').map(atLineStart)
}

/** Writes running text on a single line. */
function lineOfParagraph(inlines: readonly TypedInline[], context: BlockContext): string {
  return runningMarkdown(inlines, context.running(context.lang)).replace(/\\\n/g, '<br>')
}

function writeItem(
  item: Exclude<TypedItem, {kind: 'paragraph'}>,
  context: BlockContext
): readonly WrittenBlock[] {
  if (item.kind === 'heading') {
    const {heading} = item
    const lang = context.foreign(heading.paragraph, context.lang)
    const words = lineOfParagraph(
      heading.paragraph.inlines,
      lang === undefined ? context : {...context, lang}
    )
    const label = context.labelOf(item)
    const attributes = [
      ...(label === undefined ? [] : [`#${label.id}`]),
      ...(context.areNumbered && heading.number === '' ? ['.unnumbered'] : [])
    ].join(' ')
    const shown = lang === undefined ? words : `[${words}]{lang=${lang}}`
    const end = remarkOnEnd(heading.paragraph)
    return [
      {lines: [`${'#'.repeat(heading.depth)} ${shown}${end}${attributes === '' ? '' : ` {${attributes}}`}`]}
    ]
  }
  if (item.kind === 'rule') return [{lines: ['***']}]
  if (item.kind === 'equation') return equation(item, context)
  if (item.kind === 'code') return listing(item, context)
  if (item.kind === 'table') return table(item, context)
  return figure(item, context)
}

function table(item: Extract<TypedItem, {kind: 'table'}>, context: BlockContext): readonly WrittenBlock[] {
  const {caption} = item
  const isFigure = caption?.kind === 'figure'
  const own = isFigure ? {...item.table, headRows: 0} : item.table
  const lines = tableLines(own, blocks => writeItems(typedItems(blocks, noHeadings).map(inCell), context))
  if (caption === undefined) return [{lines}]
  const label = context.labelOf(item)
  if (!isFigure || label === undefined) return [{lines}, ...captionLines(item, caption, context)]
  const words = lineOfParagraph(caption.words.inlines, context)
  return [{lines: [`::: {#${label.id}}`, ...lines, '', words, ':::']}]
}

/** In a table cell, a formula on its own line becomes running text, unless Word displays it. */
function inCell(item: TypedItem): TypedItem {
  return item.kind === 'equation' && item.number === '' && !item.formula.isDisplay
    ? {kind: 'paragraph', paragraph: item.paragraph}
    : item
}

function captionLines(
  item: TypedItem,
  caption: TypedCaption,
  context: BlockContext
): readonly WrittenBlock[] {
  const label = context.labelOf(item)
  const words = lineOfParagraph(caption.words.inlines, context)
  return [{lines: [`: ${words}${label === undefined ? '' : ` {#${label.id}}`}`]}]
}

function equation(
  item: Extract<TypedItem, {kind: 'equation'}>,
  context: BlockContext
): readonly WrittenBlock[] {
  const label = context.labelOf(item)
  const {tex} = item.formula
  const {ins, del} = item.formula
  const tag = label !== undefined && !context.isNext(label) ? ` \\tag{${label.number}}` : ''
  const line = `$$ ${tex}${tag} $$${label === undefined ? '' : ` {#${label.id}}`}`
  if (ins === undefined && del === undefined) return [{lines: [line]}]
  const [open, close] = del === undefined ? ['{++', '++}'] : ['{--', '--}']
  return [{lines: [open, '', line, '', close]}]
}

function listing(item: Extract<TypedItem, {kind: 'code'}>, context: BlockContext): readonly WrittenBlock[] {
  const lines = item.lines.flatMap(line => line.split('\n')).map(line => line.replaceAll('\u00a0', ' '))
  const longest = largestOf([
    2,
    ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(({length}) => length))
  ])
  const fence = '`'.repeat(longest + 1)
  const caption = item.caption === undefined ? [] : captionLines(item, item.caption, context)
  return [{lines: [fence, ...lines, fence]}, ...caption]
}

function figure(item: Extract<TypedItem, {kind: 'figure'}>, context: BlockContext): readonly WrittenBlock[] {
  const label = context.labelOf(item)
  const words = item.caption === undefined ? '' : lineOfParagraph(item.caption.words.inlines, context)
  const images = item.pictures.flatMap(({picture}) => {
    const path = context.picturePath(picture.part)
    return path === undefined ? [] : [{path, picture}]
  })
  const [first] = images
  if (first === undefined) return words === '' ? [] : [{lines: [atLineStart(words)], isPlain: true}]
  const facts = (each: typeof first, id: string | undefined): string => {
    const {alt, width} = each.picture
    const parts = [
      ...(id === undefined ? [] : [`#${id}`]),
      ...(width !== undefined && width < 15 ? [`width=${width}cm`] : []),
      ...(alt === undefined ? [] : [`alt="${alt.replace(/["\\{}\n]+/g, ' ')}"`])
    ]
    return parts.length === 0 ? '' : `{${parts.join(' ')}}`
  }
  if (images.length === 1) return [{lines: [`![${words}](${first.path})${facts(first, label?.id)}`]}]
  const pictures = images.map(each => `![](${each.path})${facts(each, undefined)}`).join(' ')
  if (words === '' || label === undefined)
    return [{lines: [`${pictures}\\`]}, ...(words === '' ? [] : [{lines: [words]}])]
  return [{lines: [`::: {#${label.id}}`, pictures, '', words, ':::']}]
}
