import type {ElementContent} from 'hast'
import type {Node, SourcePlace} from '../../core/article.ts'

/** The elements of a node with the place of its source, for scripts of a page: `data-place="start end file"`. */
export function withPlace(elements: readonly ElementContent[], node: Node): readonly ElementContent[] {
  const {place} = node as Readonly<{place?: SourcePlace}>
  if (place === undefined) return elements
  const dataPlace = `${place.start} ${place.end} ${place.file}`
  return elements.map(element =>
    element.type === 'element' ? {...element, properties: {...element.properties, dataPlace}} : element
  )
}
