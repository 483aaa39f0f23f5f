import type {Place} from '../../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles} from './types.ts'

/**
 * Reads a Pandoc defaults file, and the metadata files that it names (Pandoc manual, “Defaults files”). Undefined for
 * YAML without `input-files`.
 */
export function defaultsProject(yaml: YamlValue, {beside}: ProjectFiles): OtherProject | undefined {
  const inputs = pathsIn(yaml, 'input-files', 'input-file').filter(({path}) => !beside.has(path))
  if (inputs.length === 0) return undefined
  const own = settingsIn(yaml, metadataOf(yaml, beside))
  const read = metadataFiles(yaml).every(name => beside.has(name)) ? ['metadata-files', 'metadata-file'] : []
  const taken = ['input-files', 'input-file', 'metadata', ...read]
  return {
    program: 'Pandoc',
    entries: [...own.entries, ...outlineEntry('chapters', inputs, yaml.place)],
    left: own.left.filter(name => !taken.includes(name))
  }
}

/** The metadata files that a defaults file names; none if it does not name any chapters. */
export function metadataFiles(yaml: YamlValue): readonly string[] {
  const inputs = pathsIn(yaml, 'input-files', 'input-file')
  if (inputs.length === 0) return []
  const named = pathsIn(yaml, 'metadata-files', 'metadata-file')
  return [...named, ...inputs].flatMap(({path}, index) =>
    index < named.length || isMetadata(path) ? path : []
  )
}

/** Whether an input contains only a block of metadata, such as the title block of a book, by its extension. */
function isMetadata(path: string): boolean {
  return /\.(?:ya?ml|txt)$/i.test(path)
}

/** The paths in a list, or the only one; `${.}` is the folder of the file. */
function pathsIn(
  yaml: YamlValue,
  ...keys: readonly string[]
): ReadonlyArray<Readonly<{path: string; place: Place}>> {
  return itemsOf(memberOf(yaml, ...keys)).flatMap(item => {
    const path = scalarText(item)?.replace(/^(?:\$\{\.\}|\.)\//, '')
    return path === undefined ? [] : [{path, place: item.place}]
  })
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
