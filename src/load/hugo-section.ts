import {isMarkdown, joinPath} from '../core/path.ts'
import type {World} from '../core/world.ts'
import {type HugoPage, hugoProject} from '../parse/settings/other-projects/hugo.ts'
import type {OtherProject} from '../parse/settings/other-projects/types.ts'
import {chaptersAmong} from './chapters.ts'
import {readSource} from './sources.ts'

/**
 * The section of Hugo in a folder, and the path of its `_index.md`, which may be in `content/` of a site; undefined if
 * none exists.
 */
export async function hugoSection(
  world: World,
  names: readonly string[]
): Promise<Readonly<{project: OtherProject; path: string}> | undefined> {
  const isSite = names.some(name => /^(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(name))
  const folder = isSite && names.includes('content') ? 'content' : ''
  const own = folder === '' ? names : ((await world.list(folder)) ?? [])
  if (!own.includes(indexName)) return undefined
  const project = hugoProject(indexName, await pagesIn(world, {folder, below: ''}, deepest))
  return {project, path: joinPath(folder, indexName)}
}

const indexName = '_index.md'
const deepest = 4

/**
 * The pages in the folder `below` of the section in `folder`: its files, and its folders with `index.md`, a page, or
 * `_index.md`, a section.
 */
async function pagesIn(
  world: World,
  {folder, below}: Readonly<{folder: string; below: string}>,
  depth: number
): Promise<readonly HugoPage[]> {
  const listed = async (path: string): Promise<readonly string[]> =>
    (await world.list(joinPath(folder, path))) ?? []
  const names = await listed(below)
  const pages: HugoPage[] = []
  const add = async (path: string, inner?: readonly HugoPage[]): Promise<void> => {
    const source = await readSource(world, joinPath(folder, path), undefined, [])
    if (source !== undefined) pages.push({path, text: source.text, ...(inner && {pages: inner})})
  }
  for (const name of chaptersAmong(names)) if (name !== indexName) await add(joinPath(below, name))
  if (depth === 0) return pages
  for (const name of names.filter(each => !/^[._]/.test(each) && !isMarkdown(each))) {
    const inner = joinPath(below, name)
    const files = await listed(inner)
    if (files.includes('index.md')) await add(joinPath(inner, 'index.md'))
    else if (files.includes(indexName))
      await add(joinPath(inner, indexName), await pagesIn(world, {folder, below: inner}, depth - 1))
  }
  return pages
}
