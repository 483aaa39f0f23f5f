import {addAll} from '../../core/add-all.ts'
import type {Node} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {Rendering} from '../output.ts'
import type {PlainLocalText} from './titles.ts'

/** The abstracts as plain text, the paper's own language first, with rendered citations and without note calls. */
export function abstractTexts({article}: Rendering): readonly PlainLocalText[] {
  return article.front.abstracts.map(({lang, children}) => ({
    lang,
    text: plainBlocks(children)
  }))
}

/** The text of blocks on one line, with spaces between paragraphs, including those in lists and tables. */
export function plainBlocks(blocks: readonly Node[]): string {
  return linesOf(blocks)
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(text => text !== '')
    .join(' ')
}

function linesOf(nodes: readonly Node[]): readonly string[] {
  const lines: string[] = []
  let run: Node[] = []
  const endRun = (): void => {
    lines.push(wordsOf(run))
    run = []
  }
  for (const node of nodes) {
    if (standsInLine(node)) run.push(node)
    else {
      endRun()
      const parts = childNodes(node)
      if (parts.length === 0) lines.push(wordsOf([node]))
      else addAll(lines, linesOf(parts))
    }
  }
  endRun()
  return lines
}
