import type {Article, Block} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'

type Place = Extract<Block, {type: 'notes' | 'references'}>

/**
 * Adds the places for notes and lists of references that the new version no longer has, since otherwise deleted notes
 * and entries would not be shown.
 */
export function withFormerPlaces(
  body: readonly Block[],
  old: readonly Block[],
  {notes, lists}: Pick<Article, 'notes' | 'lists'>
): readonly Block[] {
  const isShown = (place: Place): boolean =>
    place.type === 'notes' ? notes.length > 0 : (lists[place.list]?.entries.length ?? 0) > 0
  const former = old
    .flatMap(block => (block.type === 'notes' || block.type === 'references' ? block : []))
    .filter(place => isShown(place) && !holdsPlace(body, place))
    .map((place): Place => ({...place, change: {kind: 'deleted'}}))
  if (former.length === 0) return body
  const at = former.some(({type}) => type === 'notes') ? beginningOfLists(body) : body.length
  return [...body.slice(0, at), ...former, ...body.slice(at)]
}

function holdsPlace(body: readonly Block[], place: Place): boolean {
  let isFound = false
  walkNodes(body, node => {
    isFound ||= node.type === 'notes' && place.type === 'notes'
    isFound ||= node.type === 'references' && place.type === 'references' && node.list === place.list
    return !isFound
  })
  return isFound
}

/** The index of the first list of references, or of the heading before it; the end if no list exists. */
function beginningOfLists(body: readonly Block[]): number {
  const at = body.findIndex(block => {
    let isFound = false
    walkNodes([block], ({type}) => {
      isFound ||= type === 'references'
      return !isFound
    })
    return isFound
  })
  if (at < 0) return body.length
  const list = body[at]!
  const hasTitle = list.type === 'references' && list.title !== undefined
  return !hasTitle && body[at - 1]?.type === 'heading' ? at - 1 : at
}
