import type {Nodes, PhrasingContent} from 'mdast'
import {isOwnName, nameAtEnd} from '../../../core/cross-reference-names.ts'
import type {CrossReferenceNode} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * Replaces the last sibling, a node with the content of a pair of brackets, with that content. References that are only
 * separated by `;` or a comma become one list. If the author wrote a name before them, `[Figs. @fig:a; @fig:b]`, only
 * the numbers are shown, as in pandoc-crossref.
 */
export function listReferences(siblings: Nodes[]): void {
  const brackets = siblings.pop()
  if (brackets === undefined || !('children' in brackets)) return
  // Brackets can contain any inline content, but a list can only contain references.
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
 * Returns a single reference unchanged, and several as a list. With `range`, the list also means the targets between
 * the first and the last.
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

/**
 * Prevents a line break between a name at the end of a text node and the number after it; returns false if the node
 * does not end with a name.
 */
function tieName(before: PhrasingContent | undefined): boolean {
  if (before?.type !== 'text' || nameAtEnd(before.value) === undefined) return false
  before.value = before.value.replace(/\s$/, '\u00A0')
  return true
}

/**
 * Prevents a line break between a word at the start of the brackets and the number that it names, `[Panel @fig:a]`, as
 * in Quarto; returns whether such a word precedes the number.
 */
function tieWord(before: PhrasingContent | undefined): boolean {
  if (before?.type !== 'text' || !isOwnName(before.value)) return false
  before.value = before.value.replace(/\s$/, '\u00A0')
  return true
}

function isSeparator(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[;,]\s*$/.test(node.value)
}
