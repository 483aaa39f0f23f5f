import type {Place} from '../../../core/types.ts'
import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** A chapter, given by its path, or a part with its chapters. Chapters may have no numbers. */
export type OutlineItem = Readonly<{place: Place}> &
  (
    | Readonly<{path: string; isUnnumbered?: boolean}>
    | Readonly<{part: string; chapters: readonly OutlineItem[]}>
  )

/** The setting `chapters` or `appendices` in galley's form; undefined without items. */
export function outlineEntry(
  key: 'chapters' | 'appendices',
  items: readonly OutlineItem[],
  place: Place
): readonly YamlEntry[] {
  return items.length === 0
    ? []
    : [{key, keyPlace: place, value: {kind: 'list', place, items: listed(items)}}]
}

/** Makes each file a chapter. */
export function filesAs(
  paths: readonly string[],
  place: Place,
  isUnnumbered = false
): readonly OutlineItem[] {
  return paths.map(path => ({path, place, isUnnumbered}))
}

/** The items as YAML; chapters without numbers that follow one another are a group. */
function listed(items: readonly OutlineItem[]): readonly YamlValue[] {
  const found: YamlValue[] = []
  let group: YamlValue[] | undefined
  for (const item of items) {
    const {place} = item
    if (!('path' in item) || !isBare(item)) {
      group = undefined
      found.push('path' in item ? scalar(item.path, place) : partIn(item))
      continue
    }
    if (group === undefined) {
      group = []
      found.push(mapOf({chapters: {kind: 'list', place, items: group}, numbered: off(place)}, place))
    }
    group.push(scalar(item.path, place))
  }
  return found
}

function partIn({part, chapters, place}: Extract<OutlineItem, {part: string}>): YamlValue {
  const isUnnumbered = chapters.length > 0 && chapters.every(isBare)
  const items = listed(isUnnumbered ? chapters.map(each => ({...each, isUnnumbered: false})) : chapters)
  const own = {part: scalar(part, place), chapters: {kind: 'list', place, items} as const}
  return mapOf({...own, ...(isUnnumbered && {numbered: off(place)})}, place)
}

function isBare(item: OutlineItem): boolean {
  return 'path' in item && item.isUnnumbered === true
}

function mapOf(members: Readonly<Record<string, YamlValue>>, place: Place): YamlValue {
  const entries = Object.entries(members).map(([key, value]) => ({key, keyPlace: place, value}))
  return {kind: 'map', place, entries}
}

function scalar(text: string, place: Place): YamlValue {
  return {kind: 'scalar', place, value: text, text}
}

function off(place: Place): YamlValue {
  return {kind: 'scalar', place, value: false, text: 'false'}
}
