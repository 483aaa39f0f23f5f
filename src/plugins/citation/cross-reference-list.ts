import type {Nodes, PhrasingContent} from 'mdast'
import {nameAtEnd} from '../../core/cross-reference-names.ts'
import type {CrossReference} from '../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * Puts the content of the brackets that were closed last, which stands in one node, among its siblings: references
 * with nothing but `;` or a comma between them as one list, all else as it is. After a name of the author's own,
 * `[Figs. @fig:a; @fig:b]`, they print their numbers, as in pandoc-crossref.
 */
export function listReferences(siblings: Nodes[]): void {
  const brackets = siblings.pop()
  if (brackets === undefined || !('children' in brackets)) return
  // What stands between brackets is any inline content, though a list has only references.
  const content = brackets.children as PhrasingContent[]
  let run: CrossReference[] = []
  let isNamed = false
  for (let index = 0; index < content.length; index++) {
    const node = content[index]!
    if (node.type !== 'crossReference') siblings.push(node)
    else {
      if (run.length === 0) isNamed = tieName(content[index - 1])
      if (isNamed && node.form === 'name') node.form = 'number'
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

/** Keeps a name at the end of a text on the line of the number behind it; false where no name stands there. */
function tieName(before: PhrasingContent | undefined): boolean {
  if (before?.type !== 'text' || nameAtEnd(before.value) === undefined) return false
  before.value = before.value.replace(/\s$/, '\u00A0')
  return true
}

function isSeparator(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[;,]\s*$/.test(node.value)
}
