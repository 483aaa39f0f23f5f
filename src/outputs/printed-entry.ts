import type {Entry, Node} from '../core/article.ts'
import {changeNodes} from '../core/change-article.ts'
import {formulaWords} from '../core/formula-words.ts'
import {wordsOf} from '../core/walk-article.ts'

/** The text of an entry as printed by the citation style, without a number in the margin. */
export function printedEntry({children}: Entry): string {
  const words = children.filter(node => node.type !== 'entryPart' || node.part !== 'left-margin')
  return singleSpaced(wordsOf(words))
}

/** Words in which each run of white space is a single space. */
function singleSpaced(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}

/** The words of a title on one line, with formulas as the characters that they print. */
export function titleInWords(nodes: readonly Node[]): string {
  const words = changeNodes(nodes, node =>
    node.type === 'formula' ? {type: 'text', value: formulaWords(node.tex)} : node
  )
  return singleSpaced(wordsOf(words))
}
