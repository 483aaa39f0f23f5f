import type {LinkedCitations, TypedLink, TypedPassage} from '../passage.ts'
import {authorDateLinks} from './author-date.ts'
import {numberLinks} from './numbers.ts'
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
  const text = passages.filter(({kind}) => kind !== 'heading')
  const named = text.flatMap(passage => authorDateLinks(passage, works))
  const numbered = numberLinks(text, works)
  const links = oneForm(named, numbered, passages)
  const cited = new Set(
    links.flatMap(({items}) => items.flatMap(item => (item.verdict === 'none' ? [] : item.candidates)))
  )
  return {
    links,
    unlisted: links.filter(({items}) => items.some(({verdict}) => verdict === 'none')),
    uncited: works.filter(({index}) => !cited.has(index)).map(({index}) => index)
  }
}

/**
 * A manuscript cites by names or by numbers: where most is cited by names, numbers are something else; where most is
 * cited by numbers, a name with a year that is in no list is a part of the sentence.
 */
function oneForm(
  named: readonly TypedLink[],
  numbered: readonly TypedLink[],
  passages: readonly TypedPassage[]
): readonly TypedLink[] {
  const sure = (links: readonly TypedLink[]) => links.filter(({verdict}) => verdict === 'sure').length
  if (sure(named) > sure(numbered)) return inOrder(named, passages)
  const agreed = named.filter(({verdict}) => verdict !== 'none' || numbered.length === 0)
  const apart = agreed.filter(
    link =>
      !numbered.some(
        ({passage, start, end}) => passage === link.passage && start < link.end && link.start < end
      )
  )
  return inOrder([...numbered, ...apart], passages)
}

function inOrder(links: readonly TypedLink[], passages: readonly TypedPassage[]): readonly TypedLink[] {
  const order = new Map(passages.map(({id}, index) => [id, index]))
  return [...links].sort((a, b) => order.get(a.passage)! - order.get(b.passage)! || a.start - b.start)
}
