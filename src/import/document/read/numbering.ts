import {childElements, elementAt, type XmlElement} from '../../../core/xml.ts'
import {parsePart} from '../../../review/word/read/part-text.ts'
import type {ListMark} from '../content.ts'

type Level = Readonly<{start: number; format: string; text: string}>

/** Counts list items as Word does: returns the number or bullet of the next item of a list at a level. */
export type ItemCounter = (id: string, level: number) => ListMark | undefined

/**
 * Creates a counter from the definitions of lists. Several lists (`w:num`) can share a definition, and each can restart
 * its numbers (ISO 29500-1, 17.9).
 */
export function itemCounter(part: string | undefined): ItemCounter {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'w:numbering')
  const kinds = new Map(
    childElements(root)
      .filter(({name}) => name === 'w:abstractNum')
      .map(kind => [kind.attributes.get('w:abstractNumId') ?? '', levelsOf(kind)] as const)
  )
  const instances = new Map(
    childElements(root)
      .filter(({name}) => name === 'w:num')
      .map(instance => [instance.attributes.get('w:numId') ?? '', instance] as const)
  )
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  return (id, level) => {
    const instance = instances.get(id)
    if (instance === undefined) return undefined
    const kind = valueIn(instance, 'w:abstractNumId') ?? ''
    const own = levelsOf(instance)
    const levelAt = (depth: number): Level => own.get(depth) ?? kinds.get(kind)?.get(depth) ?? bullet
    const {format, text, start} = levelAt(level)
    const count = counts.get(kind) ?? new Map<number, number>()
    counts.set(kind, count)
    // A list that restarts its numbers does so at its first item.
    const override = startOverride(instance, level)
    const isAnew = override !== undefined && !begun.has(`${id} ${level}`)
    begun.add(`${id} ${level}`)
    const before = count.get(level)
    const value = isAnew ? override : before === undefined ? start : before + 1
    count.set(level, value)
    for (const depth of [...count.keys()]) if (depth > level) count.delete(depth)
    const shown = text.replace(/%([1-9])/g, (_, digit: string) => {
      const depth = Number(digit) - 1
      const {format: its, start: first} = levelAt(depth)
      return numeral(count.get(depth) ?? first, its)
    })
    const isBlankBlock = format === 'none' || shown.trim() === ''
    return {list: id, level, format: isBlankBlock ? 'none' : format, text: shown, value}
  }
}

const bullet: Level = {start: 1, format: 'bullet', text: '•'}

function levelsOf(element: XmlElement): ReadonlyMap<number, Level> {
  const levels = childElements(element).flatMap(child =>
    child.name === 'w:lvlOverride' ? childElements(child).filter(({name}) => name === 'w:lvl') : [child]
  )
  return new Map(
    levels
      .filter(({name}) => name === 'w:lvl')
      .map(level => [
        Number(level.attributes.get('w:ilvl') ?? 0),
        {
          start: Number(valueIn(level, 'w:start') ?? 1) || 0,
          format: valueIn(level, 'w:numFmt') ?? 'decimal',
          text: valueIn(level, 'w:lvlText') ?? ''
        }
      ])
  )
}

function startOverride(instance: XmlElement, level: number): number | undefined {
  const own = childElements(instance).find(
    ({name, attributes}) => name === 'w:lvlOverride' && Number(attributes.get('w:ilvl')) === level
  )
  const value = own && valueIn(own, 'w:startOverride')
  return value === undefined ? undefined : Number(value) || 0
}

function valueIn(element: XmlElement, name: string): string | undefined {
  return childElements(element)
    .find(child => child.name === name)
    ?.attributes.get('w:val')
}

/** A number as Word prints it. */
function numeral(value: number, format: string): string {
  if (format === 'lowerRoman') return roman(value).toLowerCase()
  if (format === 'upperRoman') return roman(value)
  if (format === 'lowerLetter') return letters(value)
  if (format === 'upperLetter') return letters(value).toUpperCase()
  if (format === 'none' || format === 'bullet') return ''
  return format === 'decimalZero' && value < 10 ? `0${value}` : String(value)
}

/** The letters for a number: a to z, then aa, bb. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  return romanSigns
    .map(([worth, sign]) => {
      const times = Math.floor(rest / worth)
      rest -= times * worth
      return sign.repeat(times)
    })
    .join('')
}

const romanSigns: ReadonlyArray<readonly [worth: number, sign: string]> = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I']
]
