import type {Definition, Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {walk} from '../../core/walk.ts'
import {sourceOf} from '../plugins/source.ts'
import {bracketedNames, canBeReferred, headingName, normalizedName} from './heading-names.ts'
import {maskNames, unmaskNames} from './masked-names.ts'

/** A parsed text: its tree, and the file with the parser's messages. */
export type ReadText = Readonly<{file: VFile; tree: Root}>

/**
 * Turns Pandoc's implicit heading references into links: `[Methods]`, `[Methods][]` and `[see there][Methods]` link to
 * the first heading of that name, in this text or in `elsewhere`. Only the parser can tell what a pair of brackets
 * means, so a text with the name of a heading in brackets is parsed again, with a definition for each such heading
 * appended; the definitions are removed afterwards. If brackets replaced another construct, such as a link around them,
 * the text is parsed once more with these brackets protected. If the definitions are not parsed as such, as after an
 * unclosed fence, all brackets stay as written.
 */
export function withHeadingLinks(
  first: ReadText,
  read: (file: VFile) => Root,
  elsewhere: readonly string[] = []
): ReadText {
  const names = referredNames(first, elsewhere)
  if (names.length === 0) return first
  const definitions = names.map((name, index) => `[${name}]: <${address(index)}>\n`).join('')
  const source = sourceOf(first.file)
  const spoiling = new Set<number>()
  for (let tries = 0; tries < mostTries; tries++) {
    const masked = maskNames(source, spoiling)
    const file = new VFile({path: first.file.path, value: `${masked.text}\n\n${definitions}`})
    const tree = read(file)
    const added = tree.children.splice(-names.length)
    if (!added.every(isDefinition)) return first
    tree.position = first.tree.position
    const found = bracketsThatSpoil(first.tree, tree, names, source)
    for (const bracket of found) spoiling.add(bracket)
    if (found.length > 0) continue
    linkTo(tree, new Set(names))
    unmaskNames(tree, file, masked)
    return {file, tree}
  }
  return first
}

// Nested brackets are resolved one level per attempt; after this many attempts, all brackets of a text stay as written.
const mostTries = 5

const place = '#galley-heading-'

function address(index: number): string {
  return `${place}${index}`
}

/** The names of headings that occur in brackets and for which the text has no link definition. */
function referredNames({file, tree}: ReadText, elsewhere: readonly string[]): readonly string[] {
  const source = sourceOf(file)
  if (!source.includes('[')) return []
  const names = new Set(elsewhere)
  const defined = new Set<string>()
  walk(tree, node => {
    if (node.type === 'definition') defined.add(normalizedName(node.identifier))
    if (node.type !== 'heading') return
    const name = headingName(node, source)
    if (canBeReferred(name)) names.add(name)
  })
  const referred = new Set<string>()
  for (const name of bracketedNames(source)) if (names.has(name) && !defined.has(name)) referred.add(name)
  return [...referred]
}

function isDefinition(node: Nodes): node is Definition {
  return node.type === 'definition'
}

/**
 * The offsets of the opening brackets of references that replaced another construct, such as a link around them, or
 * that became pictures; in `[words][Name]`, of the brackets around the name.
 */
function bracketsThatSpoil(before: Root, after: Root, names: readonly string[], source: string): number[] {
  const kept = new Set<string>()
  const known = new Set(names)
  const references: Array<Readonly<{bracket: number; start: number; label: number; end: number}>> = []
  const spoiling: number[] = []
  walk(after, node => {
    kept.add(nameOf(node))
    const {start, end} = rangeOf(node)
    const isPicture = node.type === 'image' && node.url.startsWith(place)
    const isReference = node.type === 'imageReference' || node.type === 'linkReference'
    if (!isPicture && !(isReference && known.has(normalizedName(node.identifier)))) return
    const written = source.slice(start, end)
    const isFull = node.type === 'linkReference' && node.referenceType === 'full'
    const bracket = start + (isFull ? written.search(lastBrackets) : written.indexOf('['))
    if (node.type === 'linkReference') references.push({bracket, start, label: isFull ? bracket : end, end})
    else spoiling.push(bracket)
  })
  walk(before, node => {
    if (node.type === 'text' || kept.has(nameOf(node))) return
    const lost = rangeOf(node)
    // References are never nested, so they are in the order of their ends as well.
    for (let index = firstEndingAfter(references, lost.start); index < references.length; index++) {
      const {bracket, start, label, end} = references[index]!
      if (start >= lost.end) break
      const isInLabel = label < lost.start && lost.end < end
      if (lost.start < end && !isInLabel) spoiling.push(bracket)
    }
  })
  return spoiling
}

/** The index of the first range that ends after an offset. */
function firstEndingAfter(ranges: ReadonlyArray<Readonly<{end: number}>>, offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

const lastBrackets = /\[(?:[^[\]\\]|\\[\s\S])*\]$/

function nameOf(node: Nodes): string {
  const {start, end} = rangeOf(node)
  return `${node.type} ${start} ${end}`
}

function rangeOf({position}: Nodes): Readonly<{start: number; end: number}> {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}
}

function linkTo(tree: Root, names: ReadonlySet<string>): void {
  walk(tree, node => {
    if (node.type !== 'linkReference') return
    const heading = normalizedName(node.identifier)
    if (!names.has(heading)) return
    const {children, position, data} = node
    for (const field of Object.keys(node)) Reflect.deleteProperty(node, field)
    Object.assign(node, {type: 'link', url: '#', children, position, data: {...data, heading}})
  })
}
