import type {Element, ElementContent} from 'hast'
import {h} from '../article/elements.ts'
import {classesOf, mapElements} from '../hast.ts'

/** Adds EPUB semantics to elements, and removes parts that are only for web pages. */
export function withSemantics(nodes: readonly ElementContent[]): readonly ElementContent[] {
  return mapElements(withoutScreenParts(nodes), element => withType(withoutWebProperties(element)))
}

/** Removes parts for screens only, such as links to other files, which a publication cannot contain. */
function withoutScreenParts(nodes: readonly ElementContent[]): readonly ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (classesOf(node).some(name => ofScreens.has(name))) return []
    return [{...node, children: [...withoutScreenParts(node.children)]}]
  })
}

const ofScreens: ReadonlySet<string> = new Set(['cite-ways', 'screen-only'])

/**
 * Removes properties that only a page on the web needs: metadata, which are in the package document, and
 * focusability, because paged documents do not scroll.
 */
function withoutWebProperties(element: Element): Element {
  const {about, property, typeof: _, tabIndex, dataSource, rel, ...kept} = element.properties
  return {...element, properties: kept}
}

/** Adds the EPUB type that corresponds to an element's DPUB-ARIA role or class. */
function withType(element: Element): Element {
  const {tagName, properties, children} = element
  const type = types[String(properties.role)]
  if (type !== undefined) return {...element, properties: {...properties, 'epub:type': type}}
  const classes = classesOf(element)
  if (tagName === 'li' && classes.includes('note')) return noteItem(element)
  if (tagName === 'section') {
    const kind = classes.map(name => sections[name]).find(each => each !== undefined)
    if (kind !== undefined)
      return {...element, properties: {...properties, 'epub:type': kind, role: `doc-${kind}`}}
  }
  // Many reading systems cannot open `details`.
  if (tagName === 'details') return h('section', properties, children)
  if (tagName === 'summary') return h('h2', {className: ['unnumbered']}, children)
  return element
}

/**
 * Adds attributes for the directions that pages set in their style sheet, which EPUB forbids there: code is
 * left-to-right, and numbers, labels and citations are isolated from the letters around them. `outer` is the direction
 * of the text.
 */
export function withDirections(nodes: readonly ElementContent[], outer: string): readonly ElementContent[] {
  return nodes.map(node => {
    if (node.type !== 'element' || node.tagName === 'math' || node.tagName === 'svg') return node
    const {tagName, properties} = node
    const classes = classesOf(node)
    if (tagName === 'pre' || tagName === 'code') return {...node, properties: {...properties, dir: 'ltr'}}
    const dir = typeof properties.dir === 'string' ? properties.dir : outer
    const children = [...withDirections(node.children, dir)]
    if (outer === 'ltr') return {...node, children}
    if (tagName === 'span' && classes.some(name => apart.has(name)))
      return {...node, tagName: 'bdi', properties: {...properties, dir}, children}
    // A `bdi` gets its direction from its own first letter.
    if (tagName === 'span' && classes.includes('caption-label')) return {...node, tagName: 'bdi', children}
    if (tagName === 'a' && classes.includes('cross-reference'))
      return {...node, children: [h('bdi', {}, children)]}
    return {...node, children}
  })
}

const apart: ReadonlySet<string> = new Set(['citation', 'section-number'])

/** A note, which reading systems show next to its call; an `aside` would be shown only there. */
function noteItem({properties, children}: Element): Element {
  const {id, ...others} = properties
  return h('li', others, h('div', {id, 'epub:type': 'footnote', role: 'doc-footnote'}, children))
}

const types: Readonly<Record<string, string>> = {
  'doc-noteref': 'noteref',
  'doc-biblioref': 'biblioref',
  'doc-backlink': 'backlink',
  'doc-endnotes': 'endnotes'
}

const sections: Readonly<Record<string, string>> = {
  abstract: 'abstract',
  'references-section': 'bibliography'
}
