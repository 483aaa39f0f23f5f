import {addAll} from '../core/add-all.ts'
import type {World} from '../core/world.ts'
import {pagesOfTree, pageTrees, rootPage, sphinxProject} from '../parse/settings/other-projects/sphinx.ts'
import type {OtherProject} from '../parse/settings/other-projects/types.ts'
import {readSource} from './sources.ts'

/**
 * The project of Sphinx in a folder, whose root page is Markdown, and the path of its `conf.py`; undefined if none
 * exists. `paths` are the paths of all files, sorted.
 */
export async function sphinxFolder(
  world: World,
  paths: readonly string[]
): Promise<Readonly<{project: OtherProject; path: string}> | undefined> {
  if (!paths.includes(settingsName)) return undefined
  const settings = (await readSource(world, settingsName, undefined, []))?.text ?? ''
  const root = `${rootPage(settings)}.md`
  if (!/^(?:project|extensions)[ \t]*=/m.test(settings) || !paths.includes(root)) return undefined
  const texts = new Map<string, string>()
  const open = [root]
  for (const path of open) {
    if (texts.has(path) || path.endsWith('.ipynb')) continue
    const text = (await readSource(world, path, undefined, []))?.text ?? ''
    texts.set(path, text)
    for (const tree of pageTrees(text)) addAll(open, pagesOfTree(tree, path, paths).found)
  }
  return {project: sphinxProject(root, {settings, texts, paths}), path: settingsName}
}

const settingsName = 'conf.py'
