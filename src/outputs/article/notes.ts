import type {Element, ElementContent, Properties} from 'hast'
import {inNumerals, type Numerals} from '../../core/numerals.ts'
import type {Chapter, NumberedNote} from '../../core/types.ts'
import type {ArticleContext} from './context.ts'
import {backArrow, h, textNode} from './elements.ts'
import {entryLanguage} from './entry-language.ts'
import {noteCallId} from './note-call.ts'
import {textToHast} from './text.ts'

/** The rendered notes of a text, by number: the author's and those made of its citations. */
export function notesOf(text: Chapter, context: ArticleContext): ReadonlyMap<number, Element> {
  const {notes, noteNumbers} = context.manuscript
  const own = text.landmarks.flatMap(node => {
    const note = notes[(noteNumbers.get(node) ?? 0) - 1]
    return note?.node === node ? [note] : []
  })
  return new Map(own.map(note => [note.number, noteItem(note, context)]))
}

/** The notes of the paper under a heading; empty if there are none. */
export function notesSection(
  {manuscript, terms: words, numerals}: ArticleContext,
  printed: ReadonlyMap<number, Element>
): ElementContent[] {
  if (manuscript.notes.length === 0) return []
  const items = manuscript.notes.flatMap(({number}) => printed.get(number) ?? [])
  return [
    h(
      'section',
      {className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: ['notes']},
      h('h2', {id: 'notes', className: ['unnumbered']}, words.notes),
      h('ol', numberLabels(items.length, numerals), items)
    )
  ]
}

/** The numbers of notes in the digits of the paper, for pages that show a note without its list; none for 1, 2, 3. */
function numberLabels(count: number, numerals: Numerals): Properties {
  if (numerals === 'western') return {}
  return Object.fromEntries(
    Array.from({length: count}, (_, index) => {
      const number = String(index + 1)
      return [`dataLabel${number}`, inNumerals(number, numerals)]
    })
  )
}

/** A note with a way back to each of its calls. */
function noteItem(note: NumberedNote, context: ArticleContext): Element {
  const content = noteContent(note, context)
  const ways = note.calls.flatMap((_, index) => [
    textNode(index === 0 ? ' ' : '\u2009'),
    wayBack(note, index, context)
  ])
  const last = content.findLast(block => block.type === 'element')
  if (ways.length > 0) {
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...ways)
    else content.push(h('p', {}, ways.slice(1)))
  }
  return h('li', {id: `note-${note.number}`, className: ['note']}, content)
}

/** From a note to one of its calls: an arrow, and a number where there are several. */
function wayBack({number, calls}: NumberedNote, index: number, {terms, numerals}: ArticleContext): Element {
  const place = calls.length === 1 ? undefined : inNumerals(String(index + 1), numerals)
  return h(
    'a',
    {
      href: `#${noteCallId(number, index)}`,
      className: ['note-back'],
      role: 'doc-backlink',
      ariaLabel: [terms.backToText, place].filter(Boolean).join(' ')
    },
    index === 0 ? backArrow() : undefined,
    place
  )
}

function noteContent({node}: NumberedNote, context: ArticleContext): ElementContent[] {
  if (node.type === 'cite') {
    const words = context.citations.get(node)?.note ?? []
    // A note that is a work in Latin letters runs from left to right, on a Persian page, too.
    return [h('p', entryLanguage(words, undefined, context.manuscript.metadata.lang).properties, words)]
  }
  if (node.type === 'footnoteDefinition') return textToHast({type: 'root', children: node.children}, context)
  return textToHast({type: 'root', children: [{type: 'paragraph', children: node.children}]}, context)
}
