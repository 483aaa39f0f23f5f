import type {Place} from '../../../core/types.ts'
import {entryOf, itemsOf, memberOf, type YamlEntry, type YamlValue} from '../../values/yaml.ts'

/** Converts the contents in `_toc.yml` to the form of `myst.yml`. */
export function legacyContents(toc: YamlValue | undefined): YamlValue | undefined {
  if (toc?.kind === 'list') return oldestContents(toc.items, toc.place)
  const root = entryOf(toc, 'root')
  if (toc?.kind !== 'map' || root === undefined) return undefined
  const {place} = toc
  const first: YamlValue = {kind: 'map', place, entries: [{...root, key: 'file'}]}
  const all = entryOf(memberOf(toc, 'options'), 'numbered') ?? entryOf(memberOf(toc, 'defaults'), 'numbered')
  const items = legacyItems(toc).map(item =>
    item.kind !== 'map' || all === undefined ? item : {...item, entries: [...item.entries, all]}
  )
  return {kind: 'list', place, items: [first, ...items]}
}

/**
 * Converts the contents of Jupyter Book before 0.11, a list of pages, of parts with their chapters, and of headers of
 * the pages that follow.
 */
function oldestContents(items: readonly YamlValue[], place: Place): YamlValue | undefined {
  if (!items.some(item => entryOf(item, 'file') !== undefined)) return undefined
  const found: YamlValue[] = []
  let below: YamlValue[] | undefined
  for (const item of items) {
    const title = entryOf(item, 'part', 'header')
    if (title === undefined) {
      const pages = legacyItems({kind: 'map', place, entries: [listEntry('chapters', [item], place)]})
      for (const page of pages) (below ?? found).push(page)
      continue
    }
    const own = [...legacyItems(item)]
    below = title.key === 'header' ? own : undefined
    found.push({
      kind: 'map',
      place: item.place,
      entries: [{...title, key: 'title'}, ...numbersOf(item), listEntry('children', own, item.place)]
    })
  }
  return {kind: 'list', place, items: found}
}

function listEntry(key: string, items: readonly YamlValue[], place: Place): YamlEntry {
  return {key, keyPlace: place, value: {kind: 'list', place, items}}
}

function legacyItems(value: YamlValue): readonly YamlValue[] {
  const parts = itemsOf(memberOf(value, 'parts')).map((item): YamlValue => {
    const caption = entryOf(item, 'caption', 'title')
    const children = childrenOf(item)
    const title = caption === undefined ? [] : [{...caption, key: 'title'}]
    return {kind: 'map', place: item.place, entries: [...title, ...numbersOf(item), children]}
  })
  const pages = itemsOf(memberOf(value, 'chapters', 'sections')).map((item): YamlValue => {
    if (entryOf(item, 'url') !== undefined) return item
    const own = item.kind === 'map' ? item.entries : []
    const kept = own.flatMap(entry =>
      entry.key === 'file' ? [entry] : entry.key === 'glob' ? [{...entry, key: 'pattern'}] : []
    )
    return {kind: 'map', place: item.place, entries: [...kept, ...numbersOf(item), childrenOf(item)]}
  })
  return [...parts, ...pages]
}

/** The entry `numbered` of a part or a page; also among its options. */
function numbersOf(item: YamlValue): readonly YamlEntry[] {
  const found = entryOf(item, 'numbered') ?? entryOf(memberOf(item, 'options'), 'numbered')
  return found === undefined ? [] : [found]
}

function childrenOf(item: YamlValue): YamlEntry {
  return listEntry('children', legacyItems(item), item.place)
}
