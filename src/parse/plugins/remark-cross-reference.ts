import type {Link, Nodes, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {CrossReferenceNode} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {slice, sourceOf, spanOf} from './source.ts'

/**
 * Converts links without words to targets in the paper, `[](#fig:x)`, to cross-references, which have words of their
 * own; `.page` makes them show the page. Also converts the links with `reference-type` that Pandoc writes for
 * `\ref{x}`. Use it after remark-attributes.
 */
export function remarkCrossReference(this: Processor): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    walk(tree, node => {
      if (!('children' in node) || !node.children.some(isWordless)) return
      const children: Nodes[] = node.children
      Object.assign(node, {
        children: children.map(child => (isWordless(child) ? reference(child, sourceOf(file)) : child))
      })
    })
  }
}

function isWordless(node: Nodes): node is Link {
  const isEmpty = node.type === 'link' && (node.children.length === 0 || formOfPandoc(node) !== undefined)
  return isEmpty && /^#./.test(node.url)
}

/**
 * The form of reference for a link that Pandoc wrote for `\ref{x}`; its words are only the number that Pandoc assumed.
 */
function formOfPandoc({data}: Link): CrossReferenceNode['form'] | undefined {
  return pandocForms.get((data?.attributes?.pairs['reference-type'] ?? '').toLowerCase())
}

const pandocForms: ReadonlyMap<string, CrossReferenceNode['form']> = new Map([
  ['ref', 'bare'],
  ['eqref', 'number'],
  ['ref+label', 'name'],
  ['autoref', 'name'],
  ['pageref', 'page'],
  ['nameref', 'title']
])

function reference(link: Link, source: string): CrossReferenceNode {
  const classes = link.data?.attributes?.classes ?? []
  return {
    type: 'crossReference',
    label: decoded(link.url.slice(1)),
    ...(link.data?.attributes?.pairs['reference-type'] === 'ref+Label' && {capital: true}),
    form:
      formOfPandoc(link) ??
      (classes.includes('page') ? 'page' : classes.includes('number') ? 'number' : 'name'),
    value: slice(link, source),
    ...spanOf(link, link)
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
