import type {XmlElement} from '../../core/xml.ts'
import {withAttributes, withChildren, type XmlNode} from '../../core/xml-tree.ts'

/** The `ref-type` of a cross-reference, by the name of its target element; `other` for any other element. */
const referenceTypes: Readonly<Record<string, string>> = {
  aff: 'aff',
  app: 'app',
  'boxed-text': 'boxed-text',
  corresp: 'corresp',
  'disp-formula': 'disp-formula',
  'disp-formula-group': 'disp-formula',
  fig: 'fig',
  'fig-group': 'fig',
  fn: 'fn',
  list: 'list',
  ref: 'bibr',
  sec: 'sec',
  statement: 'statement',
  'table-wrap': 'table'
}

/**
 * A tree with its ids replaced by unique XML names, because an anchor of the article can be any text. A reference
 * without a target is replaced by its words. `wanted` are preferred names for some anchors, such as the keys of works.
 */
export function withXmlNames(root: XmlElement, wanted: ReadonlyMap<string, string>): XmlElement {
  const elements = new Map<string, XmlElement>()
  const collect = (element: XmlElement): void => {
    const id = element.attributes.get('id')
    if (id !== undefined && !elements.has(id)) elements.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') collect(child)
  }
  collect(root)
  const names = namesOf([...elements.keys()], wanted)
  const change = (element: XmlElement): readonly XmlNode[] => {
    const {attributes} = element
    const children = element.children.flatMap(child => (typeof child === 'string' ? [child] : change(child)))
    const id = attributes.get('id')
    // If several elements have the same anchor, only the first keeps it.
    const own =
      id === undefined
        ? element
        : withAttributes(element, {id: elements.get(id) === element ? names.get(id) : undefined})
    const rid = attributes.get('rid')
    if (rid === undefined) return [withChildren(own, children)]
    const targets = rid.split(' ').flatMap(each => elements.get(each) ?? [])
    const [target] = targets
    if (target === undefined) return children
    const type = attributes.get('ref-type') ?? referenceTypes[target.name] ?? 'other'
    const ids = targets.map(each => names.get(each.attributes.get('id')!)!)
    return [withChildren(withAttributes(own, {'ref-type': type, rid: ids.join(' ')}), children)]
  }
  const [changed] = change(root)
  return changed as XmlElement
}

/** An XML name for each anchor. */
function namesOf(
  anchors: readonly string[],
  wanted: ReadonlyMap<string, string>
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const add = (anchor: string, wish: string): void => {
    const name = asXmlName(wish)
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`
    taken.add(free)
    names.set(anchor, free)
  }
  for (const anchor of anchors) {
    const wish = wanted.get(anchor)
    if (wish !== undefined) add(anchor, wish)
  }
  for (const anchor of anchors) if (!names.has(anchor)) add(anchor, anchor)
  return names
}

/** Converts a text to an ASCII name without a colon (XML 1.0, NCName). */
export function asXmlName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9._-]/gu, character => {
    const code = character.codePointAt(0)!
    return code < 0x80 ? '-' : `_${code.toString(16)}`
  })
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`
}
