import type {ElementContent} from 'hast'

/** Whether two elements of a page are the same, except for the places of their sources. */
export function isSameElement(one: ElementContent, other: ElementContent): boolean {
  if (one === other) return true
  if (one.type !== 'element' || other.type !== 'element')
    return one.type === other.type && 'value' in one && 'value' in other && one.value === other.value
  return (
    one.tagName === other.tagName &&
    hasSameProperties(one.properties, other.properties) &&
    areSameElements(one.children, other.children)
  )
}

/** Whether two lists of elements are the same, except for the places of their sources. */
export function areSameElements(one: readonly ElementContent[], other: readonly ElementContent[]): boolean {
  return one.length === other.length && one.every((node, index) => isSameElement(node, other[index]!))
}

type Properties = Readonly<Record<string, unknown>>

function hasSameProperties(one: Properties, other: Properties): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => name === 'dataPlace' || isSameValue(one[name], other[name]))
  )
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((value, index) => value === other[index])
}
