import type {Element, ElementContent} from 'hast'
import type {Article, Block} from '../../core/article.ts'
import {headingOf, type SectionHeading} from '../../core/article-sections.ts'
import type {All} from '../../core/map-article.ts'
import {perItems} from '../../core/per-object.ts'
import {sectionWords} from '../article/contents.ts'
import {h} from '../article/elements.ts'

/** Fewer sections need no list. */
const fewest = 3

/** The sections as a nested list of links; empty if there are few. */
export function sectionLinks(
  {body}: Article,
  title: string,
  toHast: All<ElementContent>
): ElementContent | undefined {
  const headings = sectionsAmong(body).filter(({level}) => level <= 2)
  if (headings.filter(({level}) => level === 1).length < fewest) return undefined
  const items: Array<Readonly<{link: Element; within: Element[]}>> = []
  for (const heading of headings) {
    const link = h('a', {href: `#${encodeURI(heading.anchor)}`}, sectionWords(heading, toHast))
    const above = items.at(-1)
    if (heading.level === 1 || above === undefined) items.push({link, within: []})
    else above.within.push(h('li', {}, link))
  }
  const list = items.map(({link, within}) =>
    h('li', {}, link, within.length > 0 ? h('ol', {}, within) : undefined)
  )
  return h(
    'nav',
    {className: ['contents'], ariaLabel: title},
    h('details', {}, h('summary', {}, title), h('ol', {}, list))
  )
}

const sectionsAmong = perItems((block: Block) => {
  const section = sectionOf(block)
  return section === undefined ? [] : [section]
})

function sectionOf(block: Block): SectionHeading | undefined {
  if (block.type !== 'notes') return headingOf(block)
  return {anchor: 'notes', words: [{type: 'text', value: block.title}], level: 1}
}
