import type {Definition, Heading, Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {walk} from '../core/walk.ts'
import {sourceOf} from '../plugins/source.ts'

/** A text that was read: its tree, and the file with what was to be said about it. */
export type ReadText = Readonly<{file: VFile; tree: Root}>

/**
 * Makes links of Pandoc's implicit references: `[Methods]`, `[Methods][]` and `[see there][Methods]` lead to the first
 * heading of that text.
 *
 * What a pair of brackets is only the parser knows. So a text that has the words of a heading in brackets is read once
 * more, with a definition for each such heading behind it, and these are taken out again. Where they are not read as
 * definitions, as behind a fence that nothing closes, or where something else would no longer be what it was, the
 * brackets stay as they are.
 */
export function withHeadingLinks(first: ReadText, read: (file: VFile) => Root): ReadText {
  let wanted = referredHeadings(first)
  for (let tries = 0; tries < mostTries && wanted.size > 0; tries++) {
    const labels = [...wanted.keys()]
    const definitions = labels.map(label => `[${label}]: <${address(wanted.get(label))}>\n`).join('')
    const file = new VFile({path: first.file.path, value: `${first.file}\n\n${definitions}`})
    const tree = read(file)
    const added = tree.children.splice(-labels.length)
    if (!added.every(isDefinition)) return first
    tree.position = first.tree.position
    const spoiling = labelsThatSpoil(first.tree, tree, wanted)
    if (spoiling.size === 0) {
      linkTo(tree, wanted)
      return {file, tree}
    }
    wanted = new Map([...wanted].filter(([label]) => !spoiling.has(label)))
  }
  return first
}

// What one heading spoils is mostly all that is spoilt; a text that needs more tries keeps its brackets.
const mostTries = 3

const place = '#galley-heading-'

function address(heading: number | undefined): string {
  return `${place}${heading}`
}

/** By what they are called in brackets: which headings those are, counted from 0, that stand in brackets. */
function referredHeadings({file, tree}: ReadText): ReadonlyMap<string, number> {
  const source = sourceOf(file)
  if (!source.includes('[')) return new Map()
  const headings = new Map<string, number>()
  const defined = new Set<string>()
  let count = 0
  walk(tree, node => {
    if (node.type === 'definition') defined.add(normalized(node.identifier))
    if (node.type !== 'heading') return
    const label = normalized(wordsOf(node, source))
    // A label with `^` would be one of a note, and brackets with a key are a citation.
    if (label !== '' && !/^\^|@/.test(label) && !headings.has(label)) headings.set(label, count)
    count++
  })
  const referred = new Map<string, number>()
  for (const [, words = ''] of source.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    const label = normalized(words)
    const heading = headings.get(label)
    if (heading !== undefined && !defined.has(label)) referred.set(label, heading)
  }
  return referred
}

/** The source of a heading without its marks and attributes. */
function wordsOf({children}: Heading, source: string): string {
  const start = children[0]?.position?.start.offset
  const end = children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? '' : source.slice(start, end)
}

/** As CommonMark compares labels. */
function normalized(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase().toLowerCase()
}

function isDefinition(node: Nodes): node is Definition {
  return node.type === 'definition'
}

/** The labels whose references took the place of something else, such as a link around them, or became pictures. */
function labelsThatSpoil(
  before: Root,
  after: Root,
  labels: ReadonlyMap<string, number>
): ReadonlySet<string> {
  const kept = new Set<string>()
  const references: Array<Readonly<{label: string; start: number; end: number}>> = []
  const spoiling = new Set<string>()
  walk(after, node => {
    kept.add(nameOf(node))
    if (node.type === 'imageReference' && labels.has(normalized(node.identifier)))
      spoiling.add(normalized(node.identifier))
    // A picture by itself has become a figure, with its address in place of its label.
    if (node.type === 'image' && node.url.startsWith(place))
      for (const [label, heading] of labels) if (node.url === address(heading)) spoiling.add(label)
    if (node.type === 'linkReference' && labels.has(normalized(node.identifier)))
      references.push({label: normalized(node.identifier), ...rangeOf(node)})
  })
  walk(before, node => {
    if (node.type === 'text' || kept.has(nameOf(node))) return
    const lost = rangeOf(node)
    for (const {label, start, end} of references)
      if (start < lost.end && lost.start < end) spoiling.add(label)
  })
  return spoiling
}

function nameOf(node: Nodes): string {
  const {start, end} = rangeOf(node)
  return `${node.type} ${start} ${end}`
}

function rangeOf({position}: Nodes): Readonly<{start: number; end: number}> {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}
}

function linkTo(tree: Root, headings: ReadonlyMap<string, number>): void {
  walk(tree, node => {
    if (node.type !== 'linkReference') return
    const heading = headings.get(normalized(node.identifier))
    if (heading === undefined) return
    const {children, position, data} = node
    for (const field of Object.keys(node)) Reflect.deleteProperty(node, field)
    Object.assign(node, {type: 'link', url: '#', children, position, data: {...data, heading}})
  })
}
