import type {Element, ElementContent} from 'hast'
import {lineBetween} from '../outputs/article/known-blocks.ts'
import {isShown, mapSlots, type Page} from '../outputs/page/page.ts'
import {firstNotes, noteList, type TextBlocks, textBlocks} from './text-blocks.ts'

/** The range of the blocks, and whether the paper begins and ends with them. */
type Extent = Readonly<{start: number; end: number; isFirst: boolean; isCutOff: boolean}>

/** A page with only the blocks of a part, and the notes whose first call is in these blocks. */
export function reducedPage(page: Page, {start, end, isFirst, isCutOff}: Extent): Page {
  const text = textBlocks(page)
  const called = new Set(firstNotes(text).slice(start, end).flat())
  if (isFirst || !isCutOff) addUncalled(text, called, {isFirst, isCutOff})
  const previous = text.blocks[start - 1]
  const blocks = [
    ...(previous && !isFirst ? [placeOf(previous)] : []),
    ...numbered(text.blocks).slice(start, end),
    ...notesOf(text, called)
  ]
  const body = blocks.flatMap((block, index) => (index === 0 ? [block] : [lineBetween, block]))
  const parts = page.parts.filter(isShown)
  const place = parts.findIndex(({name}) => name === 'body')
  return mapSlots(page, slot => {
    if (slot.name === 'body') return body
    const isBefore = parts.findIndex(({name}) => name === slot.name) < place
    return (isBefore ? isFirst : !isCutOff) ? slot.content : []
  })
}

/** Adds the notes whose first call is in no block: notes of the title and the abstract, and notes without a call. */
function addUncalled(
  text: TextBlocks,
  called: Set<number>,
  {isFirst, isCutOff}: Readonly<{isFirst: boolean; isCutOff: boolean}>
): void {
  const known = new Set(firstNotes(text).flat())
  text.notes.forEach((_, note) => {
    if (!known.has(note) && (isFirst || !isCutOff)) called.add(note)
  })
}

/** The section of notes with some of its notes, which keep their numbers. */
function notesOf({section, notes}: TextBlocks, called: ReadonlySet<number>): readonly Element[] {
  const list = noteList(section)
  if (section === undefined || list === undefined || called.size === 0) return []
  const kept = notes.flatMap((note, index) =>
    called.has(index) ? [{...note, properties: {...note.properties, value: `${index + 1}`}}] : []
  )
  return [
    {
      ...section,
      children: section.children.map(child => (child === list ? {...list, children: kept} : child))
    }
  ]
}

/**
 * An element without content that takes the place of the previous block, on which the style of the part's first block
 * may depend.
 */
function placeOf({tagName, properties}: Element): Element {
  const {className} = properties
  return {
    type: 'element',
    tagName,
    properties: {...(className && {className}), style: 'display:none'},
    children: []
  }
}

/** The blocks with their numbers. */
function numbered(blocks: readonly Element[]): readonly Element[] {
  return blocks.map((block, index) => ({...block, properties: {...block.properties, dataBlock: `${index}`}}))
}

/** A page with numbered blocks, so that a part of it can be typeset again. */
export function withNumbers(page: Page): Page {
  const {blocks} = textBlocks(page)
  const numbers = new Map<ElementContent, Element>()
  for (const [index, block] of numbered(blocks).entries()) numbers.set(blocks[index]!, block)
  return mapSlots(page, ({name, content}) =>
    name === 'body' ? content.map(node => numbers.get(node) ?? node) : content
  )
}
