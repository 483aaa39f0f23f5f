import type {Block, Note, Paragraph} from '../core/article.ts'
import {direction, directionOfText, mainDirection} from '../core/language.ts'
import {inNumerals} from '../core/numerals.ts'
import {textSegment} from '../core/segment.ts'
import type {Chapter, NumberedNote} from '../core/types.ts'
import {wordsOf} from '../core/walk-article.ts'
import {wordsInNote} from './citation.ts'
import {blockOf, blocksIn, type Composing} from './context.ts'
import {entryLanguage} from './entry-language.ts'
import {callAnchor} from './note-call.ts'
import {runningText} from './running-text.ts'

/** The notes of a text: the author's notes, and the notes that a note style adds for citations. */
export function notesOf(chapter: Chapter, composing: Composing): readonly Note[] {
  const {notes, noteNumbers} = composing.manuscript
  return chapter.landmarks.flatMap(node => {
    const note = notes[(noteNumbers.get(node) ?? 0) - 1]
    return note?.node === node ? [noteFrom(note, composing)] : []
  })
}

function noteFrom(note: NumberedNote, composing: Composing): Note {
  return {
    number: note.number,
    label: inNumerals(String(note.number), composing.numerals),
    calls: note.calls.map((_, index) => callAnchor(note.number, index)),
    children: contentOf(note, composing)
  }
}

function contentOf({node}: NumberedNote, composing: Composing): readonly Block[] {
  const page = composing.manuscript.metadata.lang
  if (node.type === 'footnoteDefinition')
    return blocksIn(node, composing).map(block =>
      block.type === 'paragraph' ? inOwnDirection(block, page) : block
    )
  const paragraph = {...blockOf(node, composing), type: 'paragraph'} as const
  if (node.type === 'inlineNote')
    return [inOwnDirection({...paragraph, children: runningText(node, composing)}, page)]
  const children = wordsInNote(node, composing)
  // A note that only cites a work in Latin script is left-to-right, even in a Persian paper.
  const words = [textSegment(wordsOf(children))]
  const {properties} = entryLanguage(words, undefined, page)
  return [{...paragraph, ...properties, children}]
}

/**
 * Sets a paragraph of an author's note in the direction opposite to the page's, if it begins, and is mostly, in that
 * direction. Notes are too short for the author to wrap one in a block with a direction.
 */
function inOwnDirection(paragraph: Paragraph, page: string): Paragraph {
  const words = wordsOf(paragraph.children)
  const dir = mainDirection(words)
  if (dir === undefined || dir === direction(page) || dir !== directionOfText(words)) return paragraph
  return {lang: 'und', dir, ...paragraph}
}
