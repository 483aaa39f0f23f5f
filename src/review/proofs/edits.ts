import type {Article} from '../../core/article.ts'
import {numberedEdits, wordsOfEdit} from '../../core/tracked-edits.ts'
import type {Manuscript} from '../../core/types.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {ProofEdit} from '../../outputs/index.ts'

/** The edits in the texts of a paper, as listed on the cover sheet. */
export function proofEdits({project}: Pick<Manuscript, 'project'>, article: Article): readonly ProofEdit[] {
  const edits = numberedEdits(project)
  if (edits.length === 0) return []
  const shown = new Set<number>()
  walkNodes(topNodes(article), node => {
    if ('change' in node && node.change?.start && node.change.number !== undefined)
      shown.add(node.change.number)
    return undefined
  })
  return edits.map(({number, edit, text}) => ({
    number,
    isShown: shown.has(number),
    ...wordsOfEdit(edit, text.text),
    author: edit.author,
    remark: edit.remark
  }))
}
