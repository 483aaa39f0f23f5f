import {h} from '../../article/elements.ts'
import {elementsIn} from '../../hast.ts'
import type {Page} from '../../page/page.ts'
import {attributeOf, type TemplatePart} from '../../page/template.ts'

/**
 * Adds a hidden list of links to all anchors: Chromium names only destinations that the document itself links to, but
 * other documents should be able to link to all of them.
 */
export function withNamedPlaces(page: Page): Page {
  const start = page.parts.findIndex(part => isTag(part, 'body', false))
  const end = page.parts.findLastIndex(part => isTag(part, 'body', true))
  const places = page.parts.slice(Math.max(0, start), Math.max(0, end)).flatMap(placesIn)
  if (places.length === 0) return page
  const links = places.map(place => h('a', {href: `#${place}`}))
  const list: TemplatePart = {
    kind: 'slot',
    name: 'places',
    content: [h('nav', {hidden: true}, links)],
    around: []
  }
  return {...page, parts: [...page.parts.slice(0, end), list, ...page.parts.slice(end)]}
}

function isTag(part: TemplatePart, name: string, isEnd: boolean): boolean {
  return part.kind === 'tag' && part.tag.name === name && part.tag.isEnd === isEnd
}

/** The ids of the anchors in a part of the page. */
function placesIn(part: TemplatePart): readonly string[] {
  if (part.kind === 'text') return []
  const ids =
    part.kind === 'slot'
      ? Array.from(elementsIn(part.content), ({tagName, properties}) => [tagName, properties.id] as const)
      : [[part.tag.name, attributeOf(part.tag, 'id')] as const]
  return ids.flatMap(([name, id]) =>
    placeElements.has(name) && typeof id === 'string' && id !== '' ? id : []
  )
}

const placeElements: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 figure table section div aside li p'.split(' ')
)
