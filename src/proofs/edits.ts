import {numberedEdits, wordsOfEdit} from '../core/tracked-edits.ts'
import type {Manuscript} from '../core/types.ts'
import type {ProofEdit} from '../outputs/index.ts'

/** The edits in the texts of a paper, as the cover sheet lists them. */
export function editsOf({project}: Pick<Manuscript, 'project'>): readonly ProofEdit[] {
  return numberedEdits(project).map(({number, edit, text}) => ({
    number,
    ...wordsOfEdit(edit, text.text),
    author: edit.author,
    remark: edit.remark
  }))
}
