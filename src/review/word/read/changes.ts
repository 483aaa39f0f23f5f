import {childElements, type XmlElement} from '../../../core/xml.ts'
import type {WordChange} from './document.ts'

/** The changes found so far, by their content. */
export type WordChanges = Map<string, WordChange>

/** The author of a change or comment; Word itself writes names of at most 255 letters. */
export function authorOf(attributes: XmlElement['attributes']): string {
  return (attributes.get('w:author') ?? '').slice(0, longestName)
}

const longestName = 255

/** The change that an element records. */
export function changeOf(
  {name, attributes}: XmlElement,
  kind: WordChange['kind'],
  changes: WordChanges
): WordChange {
  const author = authorOf(attributes)
  const date = attributes.get('w:date') ?? ''
  const isMove = name.startsWith('w:move')
  const key = JSON.stringify([kind, author, date, isMove])
  const change = changes.get(key) ?? {kind, author, date, ...(isMove && {isMove})}
  changes.set(key, change)
  return change
}

/** The tracked insertion and deletion around an element. */
export type History = Readonly<{ins?: WordChange | undefined; del?: WordChange | undefined}>

/** The tracked changes that apply within an element, which may itself be one. */
export function historyWithin<Around extends History>(
  element: XmlElement,
  around: Around,
  changes: WordChanges
): Around {
  const kind = kinds.get(element.name)
  return kind === undefined ? around : {...around, [kind]: changeOf(element, kind, changes)}
}

/** Whether an element is a tracked change. */
export function isChange({name}: XmlElement): boolean {
  return kinds.has(name)
}

const kinds: ReadonlyMap<string, 'ins' | 'del'> = new Map([
  ['w:ins', 'ins'],
  ['w:moveTo', 'ins'],
  ['w:del', 'del'],
  ['w:moveFrom', 'del']
])

/** The author and date of a tracked change to the look of a run. */
export function formatChange(run: XmlElement, changes: WordChanges): WordChange | undefined {
  const [properties] = childElements(run)
  if (properties?.name !== 'w:rPr') return undefined
  const change = childElements(properties).find(({name}) => name === 'w:rPrChange')
  return change && changeOf(change, 'format', changes)
}
