import {decodeText} from '../core/decode.ts'
import {locator} from '../core/position.ts'
import type {Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {optionsIn} from '../parse/results/chunk.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {memberOf, readYaml, scalarText, type YamlValue} from '../parse/values/yaml.ts'

/**
 * The default options of a chapter's chunks. knitr sets them by `opts_chunk$set` in the chapter, or else in the first
 * chapter that calls it, because a book runs in one session. Quarto sets them by `execute` in the front matter or in
 * `_quarto.yml`.
 */
export async function runOptions(
  world: World,
  chapters: readonly Source[]
): Promise<(chapter: Source) => ReadonlyMap<string, string>> {
  const shared = executed(await yamlAt(world, '_quarto.yml'))
  const first = chapters.find(({text}) => setting.test(text))
  return ({path, text}) => {
    const front = frontMatter(text)
    const own = front && readYaml(front.yaml, path, 0, locator(text)).value
    const session =
      setting.test(text) || /\.rmd$/i.test(path) ? setIn(setting.test(text) ? text : first?.text) : []
    return new Map([...shared, ...executed(own), ...session])
  }
}

const setting = /opts_chunk\$set\(\s*/

/** The arguments of all calls of `opts_chunk$set`; a later one wins. */
function setIn(text = ''): ReadonlyArray<readonly [string, string]> {
  return text
    .split(setting)
    .slice(1)
    .flatMap(rest => [...optionsIn(argumentsOf(rest.slice(0, 3000)))])
}

/** The text up to the bracket that closes a call, without comments. */
function argumentsOf(rest: string): string {
  let [depth, from, text] = [0, 0, '']
  for (const {0: sign, index} of rest.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#[^\n]*|[()]/g)) {
    if (sign === '(') depth++
    else if (sign === ')' && depth-- === 0) return text + rest.slice(from, index)
    else if (sign.startsWith('#')) {
      text += rest.slice(from, index)
      from = index + sign.length
    }
  }
  return ''
}

function executed(value: YamlValue | undefined): ReadonlyArray<readonly [string, string]> {
  const maps = [memberOf(memberOf(value, 'knitr'), 'opts_chunk'), memberOf(value, 'execute')]
  return maps.flatMap(map =>
    map?.kind !== 'map'
      ? []
      : map.entries.flatMap(({key, value: given}) => {
          const text = scalarText(given)
          return text === undefined ? [] : [[key.replaceAll('.', '-'), text] as const]
        })
  )
}

async function yamlAt(world: World, path: string): Promise<YamlValue | undefined> {
  const bytes = await world.read(path)
  const decoded = isFault(bytes) ? undefined : decodeText(bytes)
  if (decoded === undefined || !('text' in decoded)) return undefined
  return readYaml(decoded.text, path, 0, locator(decoded.text)).value
}
