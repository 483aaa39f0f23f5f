import {byteDifference} from './byte-difference.ts'
import {firstDifference, shown} from './first-difference.ts'
import {markupDifference} from './html-difference.ts'

/**
 * The parts of a package by name, each undefined if it cannot be extracted; undefined if the file is not a package.
 */
export type Unzip = (archive: Uint8Array) => ReadonlyMap<string, Uint8Array | undefined> | undefined

/** The maximum number of named differences between two files; further ones are only counted. */
const mostNamed = 5

/**
 * The difference between a Word document, a publication or a zip and the expected one: the part, and the word in it,
 * or the byte.
 */
export function packageDifference(expected: Uint8Array, found: Uint8Array, unzip: Unzip): string {
  const at = firstDifference(expected, found) ?? 0
  const cut = at === found.length ? `cut short: ${found.length} of ${expected.length} bytes` : undefined
  const [right, wrong] = [unzip(expected), unzip(found)]
  if (right === undefined || wrong === undefined) return cut ?? byteDifference(expected, found)
  // Some programs also list the folders of a package.
  const names = [...new Set([...right.keys(), ...wrong.keys()])].filter(name => !name.endsWith('/'))
  const lines = names.flatMap(name => partDifference(name, right, wrong))
  if (cut !== undefined) return [cut, ...lines.slice(0, 1)].join('; ')
  if (lines.length === 0)
    return at === expected.length
      ? `${found.length - expected.length} bytes were appended to it: no part that galley reads in it differs`
      : `another program packed it again: no part that galley reads in it differs; ${byteDifference(expected, found)}`
  const more = lines.length - mostNamed
  return [...lines.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

type Parts = ReadonlyMap<string, Uint8Array | undefined>

function partDifference(name: string, expected: Parts, found: Parts): readonly string[] {
  const part = shown(name)
  if (!found.has(name)) return [`${part} is missing`]
  if (!expected.has(name)) return [`${part} is not in it, as galley makes it`]
  const [right, wrong] = [expected.get(name)!, found.get(name)]
  if (wrong === undefined) return [`${part} is there twice, or cannot be unpacked`]
  if (firstDifference(right, wrong) === undefined) return []
  const markup = /\.(?:xml|rels|xhtml|opf|svg|css|md|json)$/.test(name)
    ? markupDifference(right, wrong)
    : undefined
  if (markup === undefined) return [`${part}, ${byteDifference(right, wrong)}`]
  const {paragraphs, where, words} = markup
  const paragraph = paragraphs === 0 ? '' : `, paragraph ${paragraphs}`
  return [`${part}${paragraph}, ${where}: ${words}`]
}
