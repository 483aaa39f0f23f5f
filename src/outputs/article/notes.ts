import type {Element, ElementContent, Properties} from 'hast'
import type {Note, NotesPlace} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {inNumerals, type Numerals} from '../../core/numerals.ts'
import {changed, placeTitle} from './changed.ts'
import type {ArticleContext} from './context.ts'
import {backArrow, blocks, h, textNode} from './elements.ts'

/** The notes of the paper, under a heading. */
export function notes(node: NotesPlace, all: All<ElementContent>, context: ArticleContext): Element {
  const {notes, numerals} = context.article
  return h(
    'section',
    {className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: ['notes']},
    h('h2', {id: 'notes', className: ['unnumbered']}, placeTitle(node.title, node)),
    h(
      'ol',
      numberLabels(notes.length, numerals),
      notes.map(note => context.part(`note ${note.number}`, note, () => noteItem(note, all, context)))
    )
  )
}

/** The displayed numbers of notes, for pages that show a note without its list; omitted for Western digits. */
function numberLabels(count: number, numerals: Numerals): Properties {
  if (numerals === 'western') return {}
  return Object.fromEntries(
    Array.from({length: count}, (_, index) => {
      const number = String(index + 1)
      return [`dataLabel${number}`, inNumerals(number, numerals)]
    })
  )
}

/** A note with links back to its calls. */
function noteItem(note: Note, all: All<ElementContent>, context: ArticleContext): Element {
  const words = blocks(all(note.children))
  const content = [...(note.change === undefined ? words : changed(words, note.change))]
  const ways = note.calls.flatMap((_, index) => [
    textNode(index === 0 ? ' ' : '\u2009'),
    wayBack(note, index, context)
  ])
  const last = content.at(-1)
  if (ways.length > 0) {
    if (last?.type === 'element' && last.tagName === 'p')
      content[content.length - 1] = {...last, children: [...last.children, ...ways]}
    else content.push(h('p', {}, ways.slice(1)))
  }
  return h('li', {id: `note-${note.number}`, className: ['note']}, content)
}

/** A link from a note to one of its calls: an arrow, numbered if there are several. */
function wayBack({calls}: Note, index: number, {terms, article}: ArticleContext): Element {
  const place = calls.length === 1 ? undefined : inNumerals(String(index + 1), article.numerals)
  return h(
    'a',
    {
      href: `#${calls[index]}`,
      className: ['note-back'],
      role: 'doc-backlink',
      ariaLabel: [terms.backToText, place].filter(Boolean).join(' ')
    },
    index === 0 ? backArrow() : undefined,
    place
  )
}
