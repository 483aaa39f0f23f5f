import type {Nodes} from 'mdast'
import {plainText as printedText} from '../../cite/rich-text.ts'
import {plainText} from '../../core/walk.ts'
import type {Rendering} from '../output.ts'
import type {PlainLocalText} from './metadata.ts'

/** The abstracts as plain text, the paper's own language first: citations as they are printed, and no calls of notes. */
export function abstractTexts({manuscript, citations}: Rendering): readonly PlainLocalText[] {
  const printed = new Map<Nodes, string>(
    manuscript.citations.map(({citation}, index) => {
      const inText = citations.note ? citations.sentences.get(index) : citations.citations[index]
      return [citation.node, inText ? printedText(inText) : noteCall]
    })
  )
  function wordsOf(node: Nodes): string {
    if (node.type === 'inlineNote') return noteCall
    if (node.type === 'cite') return printed.get(node) ?? plainText(node)
    return 'children' in node ? (node.children as readonly Nodes[]).map(wordsOf).join('') : plainText(node)
  }
  return manuscript.project.front.abstracts.map(({lang, chapter}) => ({
    lang,
    text: chapter.tree.children
      .map(block => wordsOf(block).replaceAll(callAndBlanks, '').replace(/\s+/g, ' ').trim())
      .filter(text => text !== '')
      .join(' ')
  }))
}

/** Stands for what is no part of the line; a citation in a note comes after a blank. */
const noteCall = '\u0000'
const callAndBlanks = new RegExp(`\\s*${noteCall}`, 'g')
