import type {LinkedCitations, TypedPassage} from '../passage.ts'
import {authorDateLinks} from './author-date.ts'
import {citableWorks, type PrintedWork} from './works.ts'

/**
 * Links the citations that are typed in the passages of a manuscript, in reading order, with the works of its list of
 * references. A link is sure only if exactly one work agrees in all that is typed.
 */
export function linkCitations(
  passages: readonly TypedPassage[],
  list: readonly PrintedWork[]
): LinkedCitations {
  const works = citableWorks(list)
  const links = passages
    .filter(({kind}) => kind !== 'heading')
    .flatMap(passage => authorDateLinks(passage, works))
  const cited = new Set(
    links.flatMap(({items}) => items.flatMap(item => (item.verdict === 'none' ? [] : item.candidates)))
  )
  return {
    links,
    unlisted: links.filter(({items}) => items.some(({verdict}) => verdict === 'none')),
    uncited: works.filter(({index}) => !cited.has(index)).map(({index}) => index)
  }
}
