import type {Nodes, Paragraph, PhrasingContent, Root, Text} from 'mdast'
import type {Processor} from 'unified'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import '../../core/mdast.ts'
import {plainText, walk} from '../../core/walk.ts'
import {sourceOf} from './source.ts'

/**
 * Abbreviations as in PHP Markdown Extra and MyST. Lines `*[HTML]: Hypertext Markup Language`, in a paragraph of their
 * own, define them, and each `HTML` in the text becomes an `abbreviation` node. The option `abbreviations` contains
 * those that are defined elsewhere.
 */
export function remarkAbbreviation(
  this: Processor,
  {abbreviations = []}: Readonly<{abbreviations?: ReadonlyArray<readonly [short: string, long: string]>}> = {}
): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const titles = new Map([...abbreviations, ...takeDefinitions(tree, sourceOf(file))])
    if (titles.size > 0) mark(tree, titles)
  }
}

const definition = /^\*\[([^\]\n]+)\]:[ \t]*(.+)$/

function takeDefinitions(tree: Root, source: string): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  tree.children = tree.children.filter(node => {
    if (node.type !== 'paragraph' || !startsDefinition(node, source)) return true
    const lines = plainText(node)
      .split('\n')
      .map(line => definition.exec(line))
    if (lines.some(line => line === null)) return true
    for (const line of lines) if (line !== null) titles.set(line[1]!.trim(), line[2]!.trim())
    return false
  })
  return titles
}

/** Whether a paragraph begins like a definition; `\*[` is text. */
function startsDefinition({children, position}: Paragraph, source: string): boolean {
  const isEscaped = source[position?.start.offset ?? 0] === '\\'
  return children[0]?.type === 'text' && children[0].value.startsWith('*[') && !isEscaped
}

/**
 * Marks abbreviations in all text nodes, except in links, which have a title of their own, and inside abbreviations.
 */
function mark(tree: Root, titles: ReadonlyMap<string, string>): void {
  const names = [...titles.keys()].sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  walk(tree, node => {
    if (node.type === 'abbreviation' || node.type === 'link' || node.type === 'cite') return false
    if (!('children' in node) || !node.children.some(({type}) => type === 'text')) return
    const children: Nodes[] = []
    for (const child of node.children) {
      if (child.type === 'text') addAll(children, split(child, pattern, titles))
      else children.push(child)
    }
    Object.assign(node, {children})
  })
}

function split(text: Text, pattern: RegExp, titles: ReadonlyMap<string, string>): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let at = 0
  for (const {0: name, index} of text.value.matchAll(pattern)) {
    if (index > at) parts.push(part(text, at, index))
    parts.push({
      type: 'abbreviation',
      title: titles.get(name) ?? '',
      children: [part(text, index, index + name.length)]
    })
    at = index + name.length
  }
  if (parts.length === 0) return [text]
  if (at < text.value.length) parts.push(part(text, at, text.value.length))
  return parts
}

/** A part of a text node. The part has a place if the whole node is on one line and appears literally in the file. */
function part({value, position}: Text, from: number, to: number): Text {
  const text: Text = {type: 'text', value: value.slice(from, to)}
  if (position?.start.offset === undefined || position.end.offset === undefined) return text
  const {start, end} = position
  if (start.line !== end.line || end.column - start.column !== value.length) return text
  const point = (by: number): Position['start'] => ({
    line: start.line,
    column: start.column + by,
    offset: start.offset! + by
  })
  return {...text, position: {start: point(from), end: point(to)}}
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
