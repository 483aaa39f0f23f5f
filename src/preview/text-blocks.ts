import type {Element, ElementContent} from 'hast'
import {perObject} from '../core/per-object.ts'
import {classesOf, elementsIn} from '../outputs/hast.ts'
import {isShown, type Page, type PageSlot} from '../outputs/page/page.ts'

/** The blocks of a page's text, and its notes. */
export type TextBlocks = Readonly<{
  blocks: readonly Element[]
  /** The section of notes, if the page has one, and the notes in it. */
  section: Element | undefined
  notes: readonly Element[]
}>

export const textBlocks = perObject((page: Page): TextBlocks => {
  const elements = (slotOf(page, 'body')?.content ?? []).filter(isHastElement)
  const isNotes = (element: Element) => element.tagName === 'section' && classesOf(element).includes('notes')
  const section = elements.find(isNotes)
  return {
    blocks: elements.filter(element => element !== section),
    section,
    notes: noteList(section)?.children.filter(isHastElement) ?? []
  }
})

/** The slot of a page with a name. */
function slotOf({parts}: Page, name: string): PageSlot | undefined {
  return parts.filter(isShown).find(slot => slot.name === name)
}

/** The list in a section of notes. */
export function noteList(section: Element | undefined): Element | undefined {
  return section?.children.filter(isHastElement).find(({tagName}) => tagName === 'ol')
}

/** The notes that each block calls first, as indexes; notes called in notes belong to the same block. */
export const firstNotes = perObject(({blocks, notes}: TextBlocks): readonly (readonly number[])[] => {
  const indexes = new Map(notes.map((note, index) => [`#${String(note.properties.id)}`, index]))
  const seen = new Set<number>()
  const calledIn = (element: Element): readonly number[] =>
    callsIn(element).flatMap(href => {
      const note = indexes.get(href)
      if (note === undefined || seen.has(note)) return []
      seen.add(note)
      return [note, ...calledIn(notes[note]!)]
    })
  return blocks.map(calledIn)
})

function callsIn(element: Element): readonly string[] {
  return [...elementsIn([element])].flatMap(call =>
    classesOf(call).includes('note-call')
      ? call.children.filter(isHastElement).map(({properties}) => String(properties.href ?? ''))
      : []
  )
}

export function isHastElement(node: ElementContent): node is Element {
  return node.type === 'element'
}
