import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles} from './types.ts'

/**
 * Reads a Pandoc defaults file, `defaults.yaml`, and the metadata files that it names (Pandoc manual, “Defaults
 * files”).
 */
export function defaultsProject(yaml: YamlValue, {beside}: ProjectFiles): OtherProject | undefined {
  const inputs = itemsOf(memberOf(yaml, 'input-files', 'input-file'))
  if (inputs.length === 0) return undefined
  const own = settingsIn(yaml, metadataOf(yaml, beside))
  const read = metadataFiles(yaml).every(name => beside.has(name)) ? ['metadata-files', 'metadata-file'] : []
  const taken = ['input-files', 'input-file', 'metadata', ...read]
  return {
    program: 'Pandoc',
    entries: [
      ...own.entries,
      ...outlineEntry(
        'chapters',
        inputs.flatMap(item => {
          const path = scalarText(item)
          return path === undefined ? [] : [{path, place: item.place}]
        }),
        yaml.place
      )
    ],
    left: own.left.filter(name => !taken.includes(name))
  }
}

/** The metadata files that a defaults file names; none if it does not name any chapters. */
export function metadataFiles(yaml: YamlValue): readonly string[] {
  if (memberOf(yaml, 'input-files', 'input-file') === undefined) return []
  return itemsOf(memberOf(yaml, 'metadata-files', 'metadata-file')).flatMap(item => scalarText(item) ?? [])
}

/** The metadata in the defaults file itself, which take precedence, and in the files that it names. */
function metadataOf(yaml: YamlValue, beside: ProjectFiles['beside']): YamlValue | undefined {
  const own = memberOf(yaml, 'metadata')
  const files = metadataFiles(yaml).flatMap(name => beside.get(name) ?? [])
  const entries = new Map<string, YamlEntry>()
  for (const map of [...files, ...(own ? [own] : [])])
    if (map.kind === 'map') for (const entry of map.entries) entries.set(entry.key, entry)
  return entries.size === 0 ? own : {kind: 'map', place: yaml.place, entries: [...entries.values()]}
}
