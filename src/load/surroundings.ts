import {decodeText} from '../core/decode.ts'
import {folderOf, isNotebook, joinPath, leadsOut, stemOf} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {type HiddenSigns, hiddenSigns} from '../parse/includes/hidden-lines.ts'
import type {FormSurroundings} from '../parse/includes/word-forms.ts'
import {frozenCellNamed} from '../parse/results/frozen.ts'
import {shownByCell} from '../parse/results/notebook.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {memberOf, readYaml, scalarText, type YamlValue} from '../parse/values/yaml.ts'

/**
 * The data that inclusions and other constructs in a chapter may need: settings, variables, bibliography, and the files
 * that the chapter names.
 */
export async function surroundingsOf(
  world: Pick<World, 'read'>,
  {path, text}: Source,
  settings: string,
  bibliography: readonly Source[]
): Promise<FormSurroundings> {
  const own = frontMatter(text)?.yaml
  const shared = await textOf(world, settings)
  const maps = [
    own,
    shared === undefined ? undefined : (frontMatter(shared)?.yaml ?? wholeYaml(settings, shared))
  ]
  const variables = await textOf(world, '_variables.yml')
  const files = new Map<string, string | undefined>()
  for (const [, csv, notebook] of text.matchAll(/^[ \t>]*:file:[ \t]*(\S+)|<\s*embed\s+"?([^\s"#>]+)#/gm)) {
    const name = csv ?? notebook!
    const file = joinPath(folderOf(path), name)
    const isRun = notebook !== undefined && !isNotebook(name)
    files.set(name, await textOf(world, isRun ? `${frozenFolder(file)}/execute-results/html.json` : file))
  }
  const works = bibliography.map(source => source.text.toLowerCase())
  return {
    meta: key => firstOf(maps, key),
    variable: key => firstOf([variables], key),
    hiddenSigns: await signsOf(world, settings),
    file: name => files.get(name),
    cell: (name, label, withCode) => {
      const read = files.get(name) ?? ''
      const figures = upFrom(path) + frozenFolder(joinPath(folderOf(path), name))
      return isNotebook(name)
        ? shownByCell(read, label, withCode)
        : frozenCellNamed(read, label, {withCode, figures})
    },
    hasDoi: doi => works.some(each => each.includes(doi.toLowerCase()))
  }
}

/** Whether the settings of a project are the list of chapters of a book. */
export function isSummary(settings: string): boolean {
  return settings.slice(settings.lastIndexOf('/') + 1) === 'SUMMARY.md'
}

/** The signs of hidden lines, if the project is a book of mdBook. */
async function signsOf(world: Pick<World, 'read'>, settings: string): Promise<HiddenSigns | undefined> {
  const own = isSummary(settings) ? await textOf(world, 'book.toml') : undefined
  return own?.includes('[book]') ? hiddenSigns(own) : undefined
}

/** The folder of the results that Quarto saved for a document. */
function frozenFolder(path: string): string {
  return `_freeze/${joinPath(folderOf(path), stemOf(path))}`
}

/** The path from the folder of a chapter to the folder of the project. */
function upFrom(path: string): string {
  const folder = folderOf(path)
  return folder === '' ? '' : '../'.repeat(folder.split('/').length)
}

function wholeYaml(path: string, text: string): string | undefined {
  return /\.ya?ml$/i.test(path) ? text : undefined
}

async function textOf(world: Pick<World, 'read'>, path: string): Promise<string | undefined> {
  const bytes = path === '' || leadsOut(path) ? undefined : await world.read(path)
  const decoded = bytes === undefined || isFault(bytes) ? undefined : decodeText(bytes)
  return decoded !== undefined && 'text' in decoded ? decoded.text : undefined
}

/** The value of a dotted key, such as `book.title`, in the first YAML text that has one. */
function firstOf(texts: ReadonlyArray<string | undefined>, key: string): string | undefined {
  for (const text of texts) {
    if (text === undefined) continue
    let {value}: Readonly<{value: YamlValue | undefined}> = readYaml(text, '', 0, locator(text))
    for (const part of key.split('.')) value = memberOf(value, part)
    const found = scalarText(value)
    if (found !== undefined) return found
  }
  return undefined
}
