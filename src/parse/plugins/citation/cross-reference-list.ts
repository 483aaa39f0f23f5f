import type {Nodes, PhrasingContent} from 'mdast'
import {isOwnName, nameAtEnd} from '../../../core/cross-reference-names.ts'
import type {CrossReferenceNode} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * Replaces the last sibling, a node that holds the content of a pair of brackets, by that content. References separated
 * only by a `;` or a comma become one list. After a name that the author wrote, `[Figs. @fig:a; @fig:b]`, only the
 * numbers are shown, as in pandoc-crossref.
 */
export function listReferences(siblings: Nodes[]): void {
  const brackets = siblings.pop()
  if (brackets === undefined || !('children' in brackets)) return
  // The brackets may hold any inline content, but a list holds only references.
  const content = brackets.children as PhrasingContent[]
  let run: CrossReferenceNode[] = []
  let isNamed = false
  for (let index = 0; index < content.length; index++) {
    const node = content[index]!
    if (node.type !== 'crossReference') siblings.push(node)
    else {
      if (run.length === 0) isNamed = tieName(content[index - 1]) || (index === 1 && tieWord(content[0]))
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

/**
 * A single reference unchanged, several as a list; with `range`, the references between first and last are included.
 */
export function listOf(references: CrossReferenceNode[], range = false): PhrasingContent {
  const [first, last] = [references[0]!, references.at(-1)!]
  if (first === last) return first
  return {
    type: 'crossReferenceList',
    ...(range && {range}),
    children: references,
    ...spanOf(first, last)
  }
}

/** Keeps a name at the end of a text on the same line as the number after it; false if there is no name. */
function tieName(before: PhrasingContent | undefined): boolean {
  if (before?.type !== 'text' || nameAtEnd(before.value) === undefined) return false
  before.value = before.value.replace(/\s$/, '\u00A0')
  return true
}

/** Keeps a word that begins the brackets on the line of the number that it names, `[Panel @fig:a]`, as in Quarto. */
function tieWord(before: PhrasingContent | undefined): boolean {
  if (before?.type !== 'text' || !isOwnName(before.value)) return false
  before.value = before.value.replace(/\s$/, '\u00A0')
  return true
}

function isSeparator(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[;,]\s*$/.test(node.value)
}
