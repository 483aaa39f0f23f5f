import type {Element, Root} from 'hast'
import {EXIT, visit} from 'unist-util-visit'
import type {RenderedCitations} from '../cite/index.ts'
import {segmentsToHast} from '../cite/segments-to-hast.ts'

/** The list of references in rehype-citation's markup; `idOf` returns the id for an entry's key. */
export function referenceListElement(
  {bibliography, layout}: RenderedCitations,
  idOf: (key: string) => string
): Element {
  const entries = bibliography.map(
    ({key, content}): Element => ({
      type: 'element',
      tagName: 'div',
      properties: {className: ['csl-entry'], id: idOf(key), role: 'listitem'},
      children: segmentsToHast(content)
    })
  )
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      id: 'refs',
      className: ['references', 'csl-bib-body', ...(layout.hanging ? ['hanging'] : [])],
      role: 'list'
    },
    children: entries.flatMap(entry => [entry, {type: 'text', value: '\n'}])
  }
}

/**
 * Puts the list in place of the first paragraph or div `[^ref]`; otherwise at the end, but before notes that come last.
 */
export function placeReferenceList(tree: Root, list: Element): void {
  let placed = false
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined || !isMarker(node)) return undefined
    parent.children[index] = list
    placed = true
    return EXIT
  })
  if (placed) return
  const last = tree.children.findLastIndex(node => node.type !== 'text' || node.value.trim() !== '')
  const final = tree.children[last]
  const notes = final?.type === 'element' && final.properties.dataFootnotes !== undefined
  tree.children.splice(notes ? last : last + 1, 0, ...(notes ? [list, newline] : [newline, list]))
}

const newline = {type: 'text', value: '\n'} as const

function isMarker({tagName, children}: Element): boolean {
  const [child] = children
  if ((tagName !== 'p' && tagName !== 'div') || children.length !== 1) return false
  return child?.type === 'text' && child.value.trim() === '[^ref]'
}
