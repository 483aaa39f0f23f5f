import {readFileSync} from 'node:fs'

const folder = new URL('data/small-papers/', import.meta.url)

/** The files of a small paper, which are in one text, each below a line with its name. */
export function filesOf(name: string): Readonly<Record<string, string>> {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
  const [, ...parts] = text.split(/^==> (.+)\n/m)
  return Object.fromEntries(
    parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1]!] as const] : []))
  )
}
