import type {YamlEntry, YamlValue} from '../../values/yaml.ts'
import {optionNamed} from '../options.ts'

/**
 * The settings in a project's file, under galley's names: settings at its top level, and settings in one of its parts,
 * which take precedence; also the names of all entries that are not settings of galley.
 */
export function settingsIn(
  yaml: YamlValue,
  inner: YamlValue | undefined
): Readonly<{entries: readonly YamlEntry[]; left: readonly string[]}> {
  const [own, outer] = [inner, yaml].map(map => (map?.kind === 'map' ? map.entries : []))
  const isSetting = ({key, value}: YamlEntry): boolean =>
    key !== 'chapters' &&
    key !== 'appendices' &&
    !(key === 'toc' && value.kind !== 'scalar') &&
    // Words of Quarto in a language, and projects of MyST that a project refers to.
    !(/^(?:language|references)$/.test(key) && value.kind === 'map') &&
    optionNamed(key) !== undefined
  const entries = own!.filter(isSetting)
  const known = new Set(entries.map(({key}) => key))
  const name = nameOf(yaml, inner)
  return {
    entries: [...entries, ...outer!.filter(entry => isSetting(entry) && !known.has(entry.key))],
    left: [
      ...outer!.filter(entry => !isSetting(entry)).map(({key}) => key),
      ...own!.filter(entry => !isSetting(entry)).map(({key}) => (name === '' ? key : `${name}.${key}`))
    ]
  }
}

function nameOf(yaml: YamlValue, inner: YamlValue | undefined): string {
  return (yaml.kind === 'map' && yaml.entries.find(({value}) => value === inner)?.key) || ''
}
