import type {Article, Node} from '../../core/article.ts'
import type {Manuscript, Project} from '../../core/types.ts'
import {topNodes, wordsOf} from '../../core/walk-article.ts'
import type {PresentPaper} from '../proofs/place-answers.ts'
import {queriesOf} from '../proofs/queries.ts'

/** A paper in its current state, or with changed texts. */
export type EditedPaper = PresentPaper &
  Readonly<{
    project: Project
    /** The text of each block in the chapters. */
    blocks: ReadonlyArray<Readonly<{file: string; start: number; end: number; words: string}>>
  }>

/** The data of a paper that are compared before and after edits. `textOf` returns the paper's texts as read. */
export function editedPaper(
  {project}: Pick<Manuscript, 'project'>,
  article: Article | undefined,
  textOf: EditedPaper['textOf']
): EditedPaper {
  return {
    project,
    queries: article === undefined ? [] : queriesOf(article),
    words: article === undefined ? '' : wordsOf(topNodes(article)),
    blocks: (article?.body ?? []).flatMap(blockOf),
    textOf
  }
}

function blockOf(node: Node): EditedPaper['blocks'] {
  const place = 'place' in node ? node.place : undefined
  return place === undefined ? [] : [{...place, words: wordsOf([node])}]
}
