import type {Nodes} from 'mdast'
import {segmentText} from '../../core/segment.ts'
import {plainText} from '../../core/walk.ts'
import type {Rendering} from '../output.ts'
import type {PlainLocalText} from './titles.ts'

/** The abstracts as plain text, the paper's own language first: with rendered citations and without calls of notes. */
export function abstractTexts({manuscript, citations}: Rendering): readonly PlainLocalText[] {
  const indexes = new Map<Nodes, number>(
    manuscript.citations.map(({citation}, index) => [citation.node, index])
  )
  function citationWords(index: number): string {
    const inText = citations.note ? citations.sentences[index] : citations.citations[index]
    const items = manuscript.citations[index]?.citation.items ?? []
    return inText
      ? segmentText(inText, (item, side) => (items[item]?.[side] ?? []).map(wordsOf).join(''))
      : noteCall
  }
  function wordsOf(node: Nodes): string {
    if (node.type === 'inlineNote') return noteCall
    const index = indexes.get(node)
    if (index !== undefined) return citationWords(index)
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

/** Stands for parts that are not in the line; a citation in a note comes after a space. */
const noteCall = '\u0000'
const callAndBlanks = new RegExp(`\\s*${noteCall}`, 'g')
