import type {ChangedText} from '../files/write-round.ts'
import type {Present} from './present-paper.ts'

/** The texts of a paper before and after answers and marks were placed; a new `queries.yaml` is the last. */
export async function textsBeforeAndAfter(
  {savedText}: Present,
  texts: ReadonlyMap<string, string>
): Promise<readonly ChangedText[]> {
  const changed = await Promise.all(
    [...texts].map(async ([path, after]) => ({path, before: await savedText(path), after}))
  )
  return [
    ...changed.filter(({before}) => before !== undefined),
    ...changed.filter(({before}) => before === undefined)
  ]
}
