import {folderOf, isMarkdown, isNotebook, joinPath} from '../../../core/path.ts'
import {locator} from '../../../core/position.ts'
import type {Place} from '../../../core/types.ts'
import type {YamlEntry, YamlValue} from '../../values/yaml.ts'
import {matchesOf} from './glob.ts'
import {type OutlineItem, outlineEntry} from './outline.ts'
import type {OtherProject, UnreadPart} from './types.ts'

/** The list of pages in a `{toctree}`: its caption, whether it numbers the pages, and their names or patterns. */
export type PageTree = Readonly<{
  caption?: string | undefined
  isNumbered: boolean
  isPattern: boolean
  names: readonly string[]
}>

/** Reads each `{toctree}` of a page (Sphinx manual, “TOC tree”). */
export function pageTrees(text: string): readonly PageTree[] {
  return Array.from(text.matchAll(tree), ([, , options = '', body = '']) => {
    const lines = body.split('\n').map(line => line.trim())
    const [, caption] = /^[ \t]*:?caption:[ \t]*(.+?)[ \t]*$/m.exec(options) ?? []
    return {
      caption: caption === undefined || /^(?:table of )?contents:?$/i.test(caption) ? undefined : caption,
      isNumbered: /^[ \t]*:?numbered:/m.test(options),
      isPattern: /^[ \t]*:?glob:/m.test(options),
      names: lines.flatMap(line => (line === '' ? [] : (/<([^<>]+)>$/.exec(line)?.[1] ?? line)))
    }
  })
}

/** A fence, the lines of options, `:key:` or between lines of `---`, and the names of pages. */
const tree =
  /^[ \t]*(`{3,}|:{3,})\{toctree\}[^\n]*\n([ \t]*---[ \t]*\n(?:[ \t]*[\w-]+:[^\n]*\n)*[ \t]*---[ \t]*\n|(?:[ \t]*:[\w-]+:[^\n]*\n)*)([\s\S]{0,20000}?)^[ \t]*\1/gm

/** The pages of Sphinx: `conf.py`, the texts of the pages by path, and the paths of all files, sorted. */
export type SphinxPages = Readonly<{
  settings: string
  texts: ReadonlyMap<string, string>
  paths: readonly string[]
}>

/** The paths of the pages that a `{toctree}` lists in the file `page`, and the names for which no page exists. */
export function pagesOfTree(
  {names, isPattern}: PageTree,
  page: string,
  paths: readonly string[]
): Readonly<{found: readonly string[]; missing: readonly string[]}> {
  const missing: string[] = []
  const found = names.flatMap(name => {
    if (name === 'self' || /^\w+:\/\//.test(name)) return []
    const path = name.startsWith('/') ? name.slice(1) : joinPath(folderOf(page), name)
    const isPage = (each: string): boolean => (isMarkdown(each) || isNotebook(each)) && each !== page
    const matched = (
      isPattern ? ['.md', '.ipynb'].flatMap(ending => matchesOf(path + ending, paths)) : []
    ).filter(isPage)
    const own = ['', '.md', '.ipynb']
      .map(ending => path + ending)
      .find(each => paths.includes(each) && isPage(each))
    if (own === undefined && matched.length === 0) missing.push(name)
    return own === undefined ? matched : [own]
  })
  return {found, missing}
}

/**
 * Reads a project of Sphinx with pages in Markdown: title, author and bibliographies of `conf.py`, and the order of the
 * pages that `{toctree}` lists. A caption is the title of a part.
 */
export function sphinxProject(root: string, {settings, texts, paths}: SphinxPages): OtherProject {
  const place = locator(settings).place(0, 0)
  const unread: UnreadPart[] = []
  const seen = new Set([root])
  const isPartly = [...texts.values()].some(text => pageTrees(text).some(({isNumbered}) => isNumbered))
  const placeIn = (page: string, name: string): Place => {
    const text = texts.get(page) ?? ''
    const at = Math.max(0, text.indexOf(name, text.indexOf('{toctree}')))
    return locator(text).place(at, at + name.length)
  }
  const below = (page: string, isCounted: boolean, depth = 0): readonly OutlineItem[] =>
    (depth > deepest ? [] : pageTrees(texts.get(page) ?? '')).flatMap(each => {
      const {found, missing} = pagesOfTree(each, page, paths)
      for (const name of missing)
        unread.push({name: `page \`${name}\``, place: placeIn(page, name), file: page})
      const isNumbered = isCounted || each.isNumbered
      const items = found.flatMap((path): readonly OutlineItem[] => {
        if (seen.has(path)) return []
        seen.add(path)
        return [{path, place, isUnnumbered: isPartly && !isNumbered}, ...below(path, isNumbered, depth + 1)]
      })
      const isPart = each.caption !== undefined && page === root && items.length > 0
      return isPart ? [{part: each.caption, chapters: items.filter(item => 'path' in item), place}] : items
    })
  const chapters = [{path: root, place, isUnnumbered: isPartly}, ...below(root, false)]
  return {
    program: 'Sphinx',
    entries: [...entriesOf(settings), ...outlineEntry('chapters', chapters, place)],
    left: [],
    unread
  }
}

const deepest = 64

/** The settings of `conf.py` that galley has as well. */
function entriesOf(settings: string): readonly YamlEntry[] {
  const places = locator(settings)
  const scalar = (text: string, at: number): YamlValue => ({
    kind: 'scalar',
    place: places.place(at, at + text.length),
    value: text,
    text
  })
  const entry = (key: string, name: string): readonly YamlEntry[] => {
    const found = new RegExp(`^${name}[ \\t]*=[ \\t]*u?(["'])(.+?)\\1`, 'm').exec(settings)
    const text = found?.[2]
    if (found === null || text === undefined) return []
    const value = scalar(text, found.index + found[0].length - text.length - 1)
    return [{key, keyPlace: value.place, value}]
  }
  const [whole = '', list = ''] = /^bibtex_bibfiles[ \t]*=[ \t]*\[([^\]]*)\]/m.exec(settings) ?? []
  const start = settings.indexOf(whole)
  const files = Array.from(list.matchAll(/(["'])(.+?)\1/g), ([, , path = '']) => scalar(path, start))
  const place = places.place(start, start)
  return [
    ...entry('title', 'project'),
    ...entry('authors', 'author'),
    ...(files.length === 0
      ? []
      : [{key: 'bibliography', keyPlace: place, value: {kind: 'list', place, items: files} as const}])
  ]
}

/** The name of the root page, without its extension. */
export function rootPage(settings: string): string {
  return /^(?:root|master)_doc[ \t]*=[ \t]*["']([\w./-]+)["']/m.exec(settings)?.[1] ?? 'index'
}
