import type {Nodes, PhrasingContent} from 'mdast'
import type {CrossReference} from '../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * Puts the content of the brackets that were closed last, which stands in one node, among its siblings: references
 * with nothing but `;` or a comma between them as one list, all else as it is.
 */
export function listReferences(siblings: Nodes[]): void {
  const brackets = siblings.pop()
  if (brackets === undefined || !('children' in brackets)) return
  // What stands between brackets is any inline content, though a list has only references.
  const content = brackets.children as PhrasingContent[]
  let run: CrossReference[] = []
  for (let index = 0; index < content.length; index++) {
    const node = content[index]!
    if (node.type !== 'crossReference') siblings.push(node)
    else {
      run.push(node)
      if (isSeparator(content[index + 1]) && content[index + 2]?.type === 'crossReference') index++
      else {
        siblings.push(listOf(run))
        run = []
      }
    }
  }
}

/** One reference as it is, several as a list; `range` says that those between first and last are meant too. */
export function listOf(references: CrossReference[], range = false): PhrasingContent {
  const [first, last] = [references[0]!, references.at(-1)!]
  if (first === last) return first
  return {
    type: 'crossReferenceList',
    ...(range && {range}),
    children: references,
    ...spanOf(first, last)
  }
}

function isSeparator(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[;,]\s*$/.test(node.value)
}
