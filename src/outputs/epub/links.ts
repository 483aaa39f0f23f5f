import type {Element} from 'hast'
import {elementsIn, mapElements} from '../hast.ts'
import type {EpubDocument} from './documents.ts'

/** Documents whose links refer to each other, and the URLs without a target in the publication. */
export type Linked = Readonly<{documents: readonly EpubDocument[]; dead: readonly string[]}>

/**
 * Makes the ids in the documents unique, and adds the file of its target to each link. If the URL of the page on the
 * web is known, relative URLs refer to that page; a link without a target is replaced by its text.
 */
export function withLinks(documents: readonly EpubDocument[], page: string | undefined): Linked {
  const dead = new Set<string>()
  const files = new Map<string, string>()
  for (const {file, content} of documents)
    for (const {properties} of elementsIn(content))
      if (typeof properties.id === 'string' && !files.has(nameOf(properties.id)))
        files.set(nameOf(properties.id), file)
  const named = new Set<string>()
  const withName = (element: Element): Element => {
    const {id, ...others} = element.properties
    if (typeof id !== 'string') return element
    const name = nameOf(id)
    const isFirst = !named.has(name)
    named.add(name)
    return {...element, properties: isFirst ? {...others, id: name} : others}
  }
  // If several documents contain the same id, the first keeps it; a section in another document then loses
  // `aria-labelledby`, which refers to that id.
  const withLabel = (element: Element, file: string): Element => {
    const {ariaLabelledBy, ...others} = element.properties
    const names = Array.isArray(ariaLabelledBy) ? ariaLabelledBy : []
    if (names.length === 0) return element
    const isHere = names.every(name => files.get(nameOf(String(name))) === file)
    return isHere ? element : {...element, properties: others}
  }
  const withLink = (element: Element, file: string): Element => {
    const {href, ...others} = element.properties
    if (element.tagName !== 'a' || typeof href !== 'string') return element
    const address = addressFrom(href, file, files, page)
    if (address !== undefined) return {...element, properties: {...element.properties, href: address}}
    if (!href.startsWith('#')) dead.add(href)
    const {rel: _, role: __, 'epub:type': ___, download: ____, type: _____, ...marks} = others
    return {...element, tagName: 'span', properties: marks}
  }
  return {
    documents: documents.map(document => ({
      ...document,
      content: mapElements(document.content, element =>
        withLabel(withLink(withName(element), document.file), document.file)
      )
    })),
    dead: [...dead]
  }
}

function addressFrom(
  href: string,
  file: string,
  files: ReadonlyMap<string, string>,
  page: string | undefined
): string | undefined {
  if (href.startsWith('#')) {
    const name = nameOf(decoded(href.slice(1)))
    const target = files.get(name)
    return target && `${target === file ? '' : target}${fragmentOf(name)}`
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return URL.canParse(href) ? new URL(href).href : undefined
  return page !== undefined && URL.canParse(href, page) ? new URL(href, page).href : undefined
}

/**
 * A name as the fragment of a URL. Letters of all scripts are kept unencoded, because EPUBCheck does not decode them.
 */
export function fragmentOf(name: string): string {
  return `#${name.replace(/[\0-\x7f]/g, encodeURIComponent)}`
}

/** The id for an anchor, which must not contain white space. */
function nameOf(anchor: string): string {
  return anchor.replace(/\s/gu, '_')
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
