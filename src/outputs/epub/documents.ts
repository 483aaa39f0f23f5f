import type {Element, ElementContent} from 'hast'
import {h, textNode} from '../article/elements.ts'
import {classesOf} from '../hast.ts'

/** A document of the publication: its file, its title for reading systems, and its content. */
export type EpubDocument = Readonly<{
  file: string
  title: string
  kind: DocumentKind
  content: readonly ElementContent[]
}>

/** The kind of a document, named as in EPUB's structural semantics. */
export type DocumentKind = 'titlepage' | 'chapter' | 'endnotes' | 'bibliography' | 'colophon'

/** Splits the text of a paper into one document per section. */
export function textDocuments(body: readonly ElementContent[], title: string): readonly EpubDocument[] {
  const parts: ElementContent[][] = []
  let isAlone = false
  for (const node of body) {
    const own = ownKind(node)
    if (parts.length === 0 || isBeginning(node) || (isAlone && !isBlank(node))) parts.push([])
    if (own !== undefined) isAlone = true
    else if (!isBlank(node)) isAlone = false
    parts.at(-1)!.push(node)
  }
  return parts
    .filter(part => !part.every(isBlank))
    .map((content, index) => {
      const heading = content.find(isHeading) ?? headingWithin(content)
      const kind = content.map(ownKind).find(each => each !== undefined)
      const words = heading && wordsOfElements(heading.children).trim()
      return {
        file: `text-${index + 1}.xhtml`,
        title: words || title,
        kind: kind ?? (isListOfWorks(content) ? 'bibliography' : 'chapter'),
        content: kind === undefined ? [inSection(content, heading)] : content
      }
    })
}

/** A section of the paper as an HTML `section`. */
function inSection(content: readonly ElementContent[], heading: Element | undefined): Element {
  const {id} = heading?.properties ?? {}
  const kind = isListOfWorks(content) ? 'bibliography' : 'chapter'
  const label = typeof id === 'string' ? {ariaLabelledBy: [id]} : {}
  const marks = heading === undefined ? {} : {'epub:type': kind, role: `doc-${kind}`, ...label}
  return h('section', marks, textNode('\n'), content, textNode('\n'))
}

/** Whether a section consists of a list of works under the author's own heading. */
function isListOfWorks(content: readonly ElementContent[]): boolean {
  const others = content.filter(node => !isBlank(node) && !isHeading(node))
  return others.length > 0 && others.every(node => hasClass(node, 'references'))
}

function ownKind(node: ElementContent): DocumentKind | undefined {
  if (hasClass(node, 'notes')) return 'endnotes'
  return hasClass(node, 'references-section') ? 'bibliography' : undefined
}

function isBeginning(node: ElementContent): boolean {
  return ownKind(node) !== undefined || isHeading(node)
}

function isHeading(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'h2'
}

function headingWithin(nodes: readonly ElementContent[]): Element | undefined {
  return nodes.flatMap(node => (node.type === 'element' ? node.children : [])).find(isHeading)
}

function hasClass(node: ElementContent, name: string): boolean {
  return node.type === 'element' && classesOf(node).includes(name)
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** The text of elements, without note calls and formulas. */
function wordsOfElements(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value
      return node.type === 'element' && !hasClass(node, 'note-call') ? wordsOfElements(node.children) : ''
    })
    .join('')
}
