import {isMarkdown, isNotebook} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {filesAs, type OutlineItem, outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles} from './types.ts'

/** Reads `myst.yml`: the project with its contents, or all its files (MyST guide, “Table of contents”). */
export function mystProject(yaml: YamlValue, {names}: ProjectFiles): OtherProject {
  const project = memberOf(yaml, 'project')
  const left: string[] = []
  const toc = memberOf(project, 'toc')
  const named = itemsOf(toc).flatMap(item => itemsIn(item, names, left))
  const own = settingsIn(yaml, project)
  const taken = ['version', 'site', 'project', 'project.toc', 'project.id']
  const bibliographies = names.filter(name => /\.bib$/i.test(name))
  const isNamed = own.entries.some(({key}) => key === 'bibliography')
  const place = (project ?? yaml).place
  // MyST reads every bibliography beside it if the file names none.
  const all: YamlEntry = {
    key: 'bibliography',
    keyPlace: place,
    value: {
      kind: 'list',
      place,
      items: bibliographies.map(text => ({kind: 'scalar', place, value: text, text}))
    }
  }
  return {
    program: 'MyST',
    entries: [
      ...own.entries,
      ...(isNamed || bibliographies.length === 0 ? [] : [all]),
      ...outlineEntry('chapters', toc === undefined ? filesAs(unnamed(names), place) : named, place)
    ],
    left: [...left, ...own.left.filter(name => !taken.includes(name))]
  }
}

/** Without contents the index comes first, and the others by name. */
function unnamed(names: readonly string[]): readonly string[] {
  const index = names.find(name => /^index\.md$/i.test(name))
  if (index === undefined) return []
  const others = names.filter(
    name => isMarkdown(name) && name !== index && !/^(?:[._]|readme\b|license\b)/i.test(name)
  )
  return [index, ...others]
}

function itemsIn(item: YamlValue, names: readonly string[], left: string[]): readonly OutlineItem[] {
  const {place} = item
  const path = scalarText(memberOf(item, 'file'))
  const part = scalarText(memberOf(item, 'title'))
  const found =
    path === undefined
      ? undefined
      : (['.md', '.ipynb'].map(ending => path + ending).find(name => names.includes(name)) ?? path)
  const inner = itemsOf(memberOf(item, 'children')).flatMap(each => itemsIn(each, names, left))
  if (found !== undefined && (isMarkdown(found) || isNotebook(found))) return [{path: found, place}, ...inner]
  if (found === undefined && part !== undefined && inner.length > 0) return [{part, chapters: inner, place}]
  if (found !== undefined) left.push(`the chapter \`${found}\``)
  else if (part !== undefined) left.push(`the part “${part}”`)
  return inner
}
