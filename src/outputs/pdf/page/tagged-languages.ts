import type {Element} from 'hast'
import {mapElements} from '../../hast.ts'
import {isShown, type Page} from '../../page/page.ts'
import {attributeOf, type TemplatePart, withAttribute} from '../../page/template.ts'

/** Adds ids to elements with a language, because Chromium drops the language of inline text without an id. */
export function withTaggedLanguages(page: Page): Page {
  let count = 0
  const next = (): string => `in-language-${++count}`
  const named = (element: Element): Element => {
    const {id, ...properties} = element.properties
    if (!stretches.has(element.tagName) || typeof properties.lang !== 'string' || hasId(id)) return element
    return {...element, properties: {id: next(), ...properties}}
  }
  const parts = page.parts.map((part): TemplatePart => {
    if (isShown(part)) return {...part, content: mapElements(part.content, named)}
    if (part.kind !== 'tag' || part.tag.isEnd || !stretches.has(part.tag.name)) return part
    if (attributeOf(part.tag, 'lang') === undefined || hasId(attributeOf(part.tag, 'id'))) return part
    return withAttribute(part, 'id', next())
  })
  return {...page, parts}
}

function hasId(id: unknown): boolean {
  return id !== undefined && id !== null
}

const stretches: ReadonlySet<string> = new Set('span i b q cite bdi small mark u s'.split(' '))
