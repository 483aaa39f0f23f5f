import {isMarkdown} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {settingsIn} from './settings-in.ts'
import type {NamedChapter, OtherProject, ProjectFiles} from './types.ts'

/** Reads `myst.yml`: the project with its contents, or all its files (MyST guide, “Table of contents”). */
export function mystProject(yaml: YamlValue, {names}: ProjectFiles): OtherProject {
  const project = memberOf(yaml, 'project')
  const chapters: NamedChapter[] = []
  const left: string[] = []
  for (const item of itemsOf(memberOf(project, 'toc'))) addFiles(item, names, chapters, left)
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
    entries: isNamed || bibliographies.length === 0 ? own.entries : [...own.entries, all],
    chapters: chapters.length > 0 ? chapters : undefined,
    left: [...left, ...own.left.filter(name => !taken.includes(name))]
  }
}

function addFiles(item: YamlValue, names: readonly string[], chapters: NamedChapter[], left: string[]): void {
  const path = scalarText(memberOf(item, 'file'))
  const title = scalarText(memberOf(item, 'title'))
  const found = path === undefined ? undefined : names.includes(`${path}.md`) ? `${path}.md` : path
  if (found !== undefined && isMarkdown(found)) chapters.push({path: found, place: item.place})
  else if (found !== undefined) left.push(`the chapter \`${found}\``)
  else if (title !== undefined) left.push(`the title of the part “${title}”`)
  for (const inner of itemsOf(memberOf(item, 'children'))) addFiles(inner, names, chapters, left)
}
