import type {Place} from '../../../core/types.ts'
import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** A chapter, given by its path, or a part with its chapters. */
export type OutlineItem = Readonly<{place: Place}> &
  (Readonly<{path: string}> | Readonly<{part: string; chapters: readonly OutlineItem[]}>)

/** The setting `chapters` or `appendices` in galley's form; undefined without items. */
export function outlineEntry(
  key: 'chapters' | 'appendices',
  items: readonly OutlineItem[],
  place: Place
): readonly YamlEntry[] {
  return items.length === 0
    ? []
    : [{key, keyPlace: place, value: {kind: 'list', place, items: items.map(asYaml)}}]
}

/** Makes each file a chapter. */
export function filesAs(paths: readonly string[], place: Place): readonly OutlineItem[] {
  return paths.map(path => ({path, place}))
}

function asYaml(item: OutlineItem): YamlValue {
  const {place} = item
  if ('path' in item) return scalar(item.path, place)
  const chapters: YamlValue = {kind: 'list', place, items: item.chapters.map(asYaml)}
  return {
    kind: 'map',
    place,
    entries: [
      {key: 'part', keyPlace: place, value: scalar(item.part, place)},
      {key: 'chapters', keyPlace: place, value: chapters}
    ]
  }
}

function scalar(text: string, place: Place): YamlValue {
  return {kind: 'scalar', place, value: text, text}
}
