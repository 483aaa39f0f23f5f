import {citationNotation} from '../link/notation.ts'
import type {LinkedCitations, TypedLink} from '../passage.ts'
import type {TypedBlock, TypedDocument, TypedInline, TypedParagraph} from './content.ts'
import {passageId} from './passages.ts'
import {paragraphsOf, sliceOf, textOfInlines} from './words.ts'
import {queryMarkdown} from './write/running.ts'

/** Changes each paragraph in some blocks, including paragraphs in table cells. */
export function mapParagraphs(
  blocks: readonly TypedBlock[],
  change: (paragraph: TypedParagraph) => TypedParagraph
): readonly TypedBlock[] {
  return blocks.map(block => {
    if (block.kind === 'paragraph') return change(block)
    const rows = block.rows.map(cells =>
      cells.map(cell => ({...cell, blocks: mapParagraphs(cell.blocks, change)}))
    )
    return {...block, rows}
  })
}

/** A document in which typed citations are linked, and the words that the links replaced. */
export type LinkedDocument = Readonly<{
  blocks: readonly TypedBlock[]
  notes: TypedDocument['notes']
  /** The words that links replace, including a word to which a link is attached: `word1` for `word^1^`. */
  replaced: readonly string[]
  /** The words to which links were attached and that stay: `word`. */
  parted: readonly string[]
  /** The links that replace words, and these words. */
  citations: ReadonlyArray<Readonly<{link: TypedLink; typed: string}>>
  /** The Markdown written for each link: it replaces the link's words or, if they stay, follows them. */
  written: ReadonlyMap<TypedLink, string>
}>

/** Writes sure links as citations; doubtful ones stay as typed, followed by a query that names the possible works. */
export function applyLinks(
  {blocks, notes}: Pick<TypedDocument, 'blocks' | 'notes'>,
  {links}: LinkedCitations,
  keyOf: (work: number) => string
): LinkedDocument {
  const byPassage = new Map<string, TypedLink[]>()
  for (const link of links) byPassage.set(link.passage, [...(byPassage.get(link.passage) ?? []), link])
  const count: ReplacedWords = {replaced: [], parted: [], citations: []}
  const paragraphs = new Map(
    [...paragraphsOf(blocks), ...[...notes.values()].flatMap(note => paragraphsOf(note.blocks))].map(
      paragraph => [passageId(paragraph), paragraph] as const
    )
  )
  const isSure = (link: TypedLink): boolean => {
    const inlines = paragraphs.get(link.passage)?.inlines ?? []
    return link.verdict === 'sure' && !isTorn(sliceOf(inlines, link.start, link.end))
  }
  const written = new Map(
    links.map(link => [
      link,
      isSure(link) ? citationNotation(link, keyOf) : queryMarkdown(questionOf(link, keyOf))
    ])
  )
  const change = (paragraph: TypedParagraph): TypedParagraph => {
    const own = byPassage.get(passageId(paragraph))
    if (own === undefined) return paragraph
    let {inlines} = paragraph
    for (const link of own.toSorted((a, b) => b.start - a.start)) {
      if (isSure(link))
        count.citations.push({link, typed: textOfInlines(sliceOf(inlines, link.start, link.end))})
      inlines = linked(inlines, {...link, isSure: isSure(link)}, written.get(link) ?? '', count)
    }
    return {...paragraph, inlines}
  }
  return {
    blocks: mapParagraphs(blocks, change),
    notes: new Map(
      [...notes].map(([id, note]) => [id, {...note, blocks: mapParagraphs(note.blocks, change)}])
    ),
    ...count,
    written
  }
}

type ReplacedWords = Readonly<{
  replaced: string[]
  parted: string[]
  citations: Array<Readonly<{link: TypedLink; typed: string}>>
}>

function linked(
  inlines: readonly TypedInline[],
  {start, end, isSure}: TypedLink & Readonly<{isSure: boolean}>,
  markdown: string,
  count: ReplacedWords
): readonly TypedInline[] {
  const length = textOfInlines(inlines).length + 1
  const [before, inside, after] = [
    sliceOf(inlines, 0, start),
    sliceOf(inlines, start, end),
    sliceOf(inlines, end, length)
  ]
  if (isSure) {
    countReplaced({before, inside, after}, count)
    // Notes and comments among the words move to the end of the citation.
    const others = inside.filter(({kind}) => kind !== 'text' && kind !== 'break')
    const ins = inside.find(({kind}) => kind === 'text')?.ins
    return [...before, {kind: 'markdown', markdown, ...(ins && {ins})}, ...others, ...after]
  }
  return [...before, ...inside, {kind: 'markdown', markdown}, ...after]
}

/** Counts the words that a link replaces; must be called for the last link of a paragraph first. */
function countReplaced(
  {before, inside, after}: Readonly<Record<'before' | 'inside' | 'after', readonly TypedInline[]>>,
  {replaced, parted}: ReplacedWords
): void {
  const text = textOfInlines(inside)
  const next = after.findIndex(({kind}) => kind === 'markdown')
  const rest = textOfInlines(next === -1 ? after : after.slice(0, next))
  const left = wordSign.test(text.slice(0, 1)) ? (endOfWord.exec(textOfInlines(before))?.[0] ?? '') : ''
  const right = wordSign.test(text.slice(-1)) ? (startOfWord.exec(rest)?.[0] ?? '') : ''
  replaced.push(`${left}${text}${right}`)
  if (left !== '') parted.push(left)
  if (right !== '') parted.push(right)
}

const wordSign = /[\p{L}\p{N}\p{M}]/u
const endOfWord = /[\p{L}\p{N}\p{M}]+$/u
const startOfWord = /^[\p{L}\p{N}\p{M}]+/u

/**
 * Whether a tracked change covers only some of a link's words. A citation that replaces all of them would accept or
 * reject the change.
 */
function isTorn(inside: readonly TypedInline[]): boolean {
  const texts = inside.filter(({kind}) => kind === 'text')
  const [first] = texts
  return texts.some(
    ({ins, del}) => del !== undefined || ins?.author !== first?.ins?.author || ins?.date !== first?.ins?.date
  )
}

/** The query that asks the editor about a doubtful citation. */
function questionOf({items}: TypedLink, keyOf: (work: number) => string): string {
  const unsure = items.filter(({verdict}) => verdict !== 'sure')
  const torn = items.map(item => ({...item, doubt: 'a part of the words is a tracked change'}))
  const parts = (unsure.length > 0 ? unsure : torn).map(({candidates, doubt}) => {
    const keys = candidates.slice(0, 4).map(work => `\`${keyOf(work)}\``)
    const reason = doubt === undefined ? '' : ` (${doubt})`
    if (keys.length === 0) return `which work is this? No work of the list agrees${reason}`
    return keys.length === 1
      ? `is this ${keys[0]}?${reason}`
      : `which of these is it: ${keys.join(', ')}?${reason}`
  })
  const words = [...new Set(parts)].join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
