import {ownTexts} from '../files/own-texts.ts'
import type {ChangedText} from '../files/write-round.ts'
import type {Present} from './present-paper.ts'

/** The texts of a paper before and after answers and marks were written into them; a new `queries.yaml` comes last. */
export async function textsBeforeAndAfter(
  {savedText, root, manuscript}: Present,
  texts: ReadonlyMap<string, string>
): Promise<readonly ChangedText[]> {
  const placed = await Promise.all(
    [...texts].map(async ([path, after]) => ({path, before: await savedText(path), after}))
  )
  const changed = await ownTexts(root, manuscript.project.joined, placed)
  return [
    ...changed.filter(({before}) => before !== undefined),
    ...changed.filter(({before}) => before === undefined)
  ]
}
