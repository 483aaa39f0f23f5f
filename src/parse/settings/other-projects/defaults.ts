import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject} from './types.ts'

/** Reads a file of defaults of Pandoc, `defaults.yaml` (Pandoc manual, “Defaults files”). */
export function defaultsProject(yaml: YamlValue): OtherProject | undefined {
  const inputs = itemsOf(memberOf(yaml, 'input-files', 'input-file'))
  if (inputs.length === 0) return undefined
  const own = settingsIn(yaml, memberOf(yaml, 'metadata'))
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
    left: own.left.filter(name => !['input-files', 'input-file', 'metadata'].includes(name))
  }
}
