import {decodeUrl, folderOf, joinPath, leadsOut} from '../core/path.ts'
import type {Source} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** A URL in an included file, and the URL rewritten for the chapter. */
export type MovedAddress = Readonly<{start: number; end: number; address: string}>

/**
 * The pictures and links of an included file whose paths start at that file rather than at the chapter, as in MyST
 * and many papers. Their URLs are rewritten relative to the chapter.
 */
export async function movedAddresses(
  world: Pick<World, 'list'>,
  {path, text}: Source,
  main: string
): Promise<readonly MovedAddress[]> {
  const [from, to] = [folderOf(path), folderOf(main)]
  if (from === to) return []
  const moved: MovedAddress[] = []
  for (const form of forms)
    for (const match of text.matchAll(form)) {
      const [start, end] = match.indices![1]!
      const written = match[1]!
      if (/^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(written)) continue
      const [address = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written)?.slice(1) ?? []
      const [beside, own] = [to, from].map(folder => joinPath(folder, decodeUrl(address)))
      if ((await isThere(world, beside!)) || !(await isThere(world, own!))) continue
      const up = to === '' ? '' : own!.startsWith(`${to}/`) ? '' : '../'.repeat(to.split('/').length)
      const found = up === '' && to !== '' ? own!.slice(to.length + 1) : up + own!
      moved.push({start, end, address: found.replaceAll(' ', '%20') + rest})
    }
  return moved.toSorted((a, b) => a.start - b.start)
}

const forms = [
  /\]\(\s*<?([^\s()<>]+)/dg,
  /\\includegraphics\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}/dg,
  /^[ \t>]*[`:~]{3,}\s*\{(?:figure|image)\}[ \t]*(\S+)/dgm,
  /<img\s[^>]*\bsrc="([^"]+)"/dg,
  /^ {0,3}\[[^\]^][^\]]*\]:[ \t]*<?([^\s<>]+)/dgm
]

/** Whether a file exists; its extension may be missing, as in LaTeX. */
async function isThere(world: Pick<World, 'list'>, path: string): Promise<boolean> {
  if (leadsOut(path)) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  const names = (await world.list(folderOf(path))) ?? []
  return names.some(each => each === name || each.startsWith(`${name}.`))
}
