import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {filesAs, outlineEntry} from './outline.ts'
import type {OtherProject, ProjectFiles} from './types.ts'

/** Reads `_bookdown.yml`; the settings are those of `index.Rmd`, which comes first (bookdown manual, 4.4). */
export function bookdownProject(yaml: YamlValue, {names}: ProjectFiles): OtherProject {
  const files = memberOf(yaml, 'rmd_files')
  const listed = itemsOf(files?.kind === 'map' ? (memberOf(files, 'html') ?? files.entries[0]?.value) : files)
  const index = names.find(name => /^index\.rmd$/i.test(name))
  const others = names.filter(name => /^[^_].*\.rmd$/i.test(name) && name !== index)
  const found = [...(index === undefined ? [] : [index]), ...others]
  const named = listed.flatMap(item => {
    const path = scalarText(item)
    return path === undefined ? [] : [{path, place: item.place}]
  })
  const left = yaml.kind === 'map' ? yaml.entries.map(({key}) => key).filter(key => key !== 'rmd_files') : []
  return {
    program: 'bookdown',
    entries: outlineEntry('chapters', named.length > 0 ? named : filesAs(found, yaml.place), yaml.place),
    isFirstSetting: true,
    left
  }
}
