import type {Element, ElementContent} from 'hast'
import type {Block} from '../../core/article.ts'
import {headingOf, type SectionHeading} from '../../core/article-sections.ts'
import type {All} from '../../core/map-article.ts'
import {perItems} from '../../core/per-object.ts'
import {isSameWithoutPlaces} from '../../core/same-nodes.ts'
import {sectionWords} from '../article/contents.ts'
import {h} from '../article/elements.ts'
import type {Rendering} from '../output.ts'

/** The smallest number of sections for which a page has a list of contents. */
const fewest = 3

/**
 * Returns the sections as a nested list of links: the same element as in the last build if the sections are unchanged.
 */
export async function sectionLinks(
  {article, manuscript, draft, handlers, memo}: Rendering,
  title: string,
  toHast: All<ElementContent>
): Promise<ElementContent | undefined> {
  const headings = sectionsAmong(article.body).filter(({level}) => level <= 2)
  // The dependencies of a program's own handlers are unknown, so nothing is reused.
  if (handlers !== undefined) return linksTo(headings, title, toHast)
  const {lang, numerals} = article
  const around = JSON.stringify([title, lang, numerals, draft, [...manuscript.project.macros]])
  const last = await memo('section-links', around, (): KnownLinks => ({}), 'latest')
  if (!isSameWithoutPlaces(last.headings, headings))
    Object.assign(last, {headings, links: linksTo(headings, title, toHast)})
  return last.links
}

type KnownLinks = {headings?: readonly SectionHeading[]; links?: ElementContent | undefined}

/** The list of links; undefined if the paper has few sections. */
function linksTo(
  headings: readonly SectionHeading[],
  title: string,
  toHast: All<ElementContent>
): ElementContent | undefined {
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
