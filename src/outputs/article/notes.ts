import type {ElementContent} from 'hast'
import type {NumberedNote} from '../../core/types.ts'
import type {ArticleContext} from './context.ts'
import {backArrow, h, textNode} from './elements.ts'
import {textToHast} from './text.ts'

/** The notes of the paper under a heading, each with a way back to its call; nothing where there are none. */
export function notesSection(context: ArticleContext): ElementContent[] {
  const {manuscript, terms: words} = context
  if (manuscript.notes.length === 0) return []
  const items = manuscript.notes.map(note => {
    const own = {...context, file: note.file}
    const content = noteContent(note, own)
    const back = h(
      'a',
      {
        href: `#note-call-${note.number}`,
        className: ['note-back'],
        role: 'doc-backlink',
        ariaLabel: words.backToText
      },
      backArrow()
    )
    const last = content.findLast(block => block.type === 'element')
    if (note.calls.length > 0) {
      if (last?.type === 'element' && last.tagName === 'p') last.children.push(textNode(' '), back)
      else content.push(h('p', {}, back))
    }
    return h('li', {id: `note-${note.number}`, className: ['note']}, content)
  })
  return [
    h(
      'section',
      {className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: ['notes']},
      h('h2', {id: 'notes', className: ['unnumbered']}, words.notes),
      h('ol', {}, items)
    )
  ]
}

function noteContent({node}: NumberedNote, context: ArticleContext): ElementContent[] {
  if (node.type === 'cite') return [h('p', {}, context.citations.get(node)?.note ?? [])]
  if (node.type === 'footnoteDefinition') return textToHast({type: 'root', children: node.children}, context)
  return textToHast({type: 'root', children: [{type: 'paragraph', children: node.children}]}, context)
}
