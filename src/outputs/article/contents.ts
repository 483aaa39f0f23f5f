import type {Element, ElementContent} from 'hast'
import type {Contents, Section} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {h, textNode} from './elements.ts'

/** The list of sections. In the PDF, each line ends in a page reference, which the paginator fills in. */
export function contents(node: Contents, all: All<ElementContent>, isPrint: boolean): Element {
  const {title, heading, sections} = node
  return h(
    'nav',
    {className: ['contents'], ariaLabel: title},
    heading ? h('h2', {id: 'contents', className: ['unnumbered']}, title) : undefined,
    list(sections, all, isPrint)
  )
}

function list(sections: readonly Section[], all: All<ElementContent>, isPrint: boolean): Element {
  const items = sections.map(section => {
    const href = `#${encodeURI(section.anchor)}`
    const page = isPrint ? [textNode(' '), h('a', {className: ['page-reference'], href})] : []
    return h(
      'li',
      {},
      h('p', {className: ['contents-line']}, h('a', {href}, sectionWords(section, all)), page),
      section.sections.length > 0 ? list(section.sections, all, isPrint) : undefined
    )
  })
  return h('ol', {}, items)
}

/** The number and the title of a section. */
export function sectionWords(
  {number, words}: Pick<Section, 'number' | 'words'>,
  all: All<ElementContent>
): ElementContent[] {
  if (number === undefined) return [...all(words)]
  return [h('span', {className: ['section-number']}, number), textNode(' '), ...all(words)]
}
