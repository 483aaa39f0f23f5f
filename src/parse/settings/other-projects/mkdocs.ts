import {isMarkdown, isNotebook} from '../../../core/path.ts'
import {entryOf, itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {type OutlineItem, outlineEntry} from './outline.ts'
import type {OtherProject, ProjectFiles, UnreadPart} from './types.ts'

/**
 * Reads `mkdocs.yml`: the files in its `nav` or, without one, those in its folder by name, the index first (MkDocs user
 * guide, “Configuration”).
 */
export function mkdocsProject(yaml: YamlValue, files: ProjectFiles): OtherProject {
  const folder = (scalarText(memberOf(yaml, 'docs_dir')) ?? 'docs').replace(/^\.\/|\/+$/g, '')
  const nav = entryOf(yaml, 'nav')
  const unread: UnreadPart[] = []
  const {place} = nav?.value ?? yaml
  const chapters =
    nav === undefined
      ? pagesIn(folder, files.paths).map(path => ({path, place}))
      : itemsOf(nav.value).flatMap(item => itemsIn(item, folder, unread))
  const entries = (yaml.kind === 'map' ? yaml.entries : []).flatMap((entry): readonly YamlEntry[] => {
    const key = names.get(entry.key)
    return key === undefined ? [] : [{...entry, key}]
  })
  const taken = ['nav', 'docs_dir', ...names.keys()]
  return {
    program: 'MkDocs',
    entries: [...entries, ...outlineEntry('chapters', chapters, place)],
    left: (yaml.kind === 'map' ? yaml.entries : []).map(({key}) => key).filter(key => !taken.includes(key)),
    unread
  }
}

/** The settings in `mkdocs.yml` that galley has as well, with their names in galley. */
const names: ReadonlyMap<string, string> = new Map([
  ['site_name', 'title'],
  ['site_author', 'authors'],
  ['copyright', 'copyright']
])

function pagesIn(folder: string, paths: readonly string[]): readonly string[] {
  const pages = paths.filter(path => path.startsWith(`${folder}/`) && isMarkdown(path))
  const isIndex = (path: string): boolean => /(?:^|\/)(?:index|readme)\.md$/i.test(path)
  const first = pages.filter(path => isIndex(path) && path.split('/').length === folder.split('/').length + 1)
  return [...first, ...pages.filter(path => !first.includes(path))]
}

/** The chapters of an item: a path, a title with a path, or a title with further items, which is a part. */
function itemsIn(item: YamlValue, folder: string, unread: UnreadPart[]): readonly OutlineItem[] {
  const [entry] = item.kind === 'map' ? item.entries : []
  const value = entry?.value ?? item
  const {place} = value
  if (value.kind === 'list') {
    const inner = itemsOf(value).flatMap(each => itemsIn(each, folder, unread))
    const own = inner.filter(each => 'path' in each)
    const parts = inner.filter(each => 'part' in each)
    return entry === undefined || own.length === 0
      ? inner
      : [{part: entry.key, chapters: own, place}, ...parts]
  }
  const path = scalarText(value)
  if (path === undefined) return []
  if (isMarkdown(path) || isNotebook(path)) return [{path: `${folder}/${path}`, place}]
  unread.push({
    name: `entry \`${path}\``,
    place,
    expected: /^https?:/.test(path) ? `a link in a chapter, \`[${entry?.key ?? path}](${path})\`` : undefined
  })
  return []
}
