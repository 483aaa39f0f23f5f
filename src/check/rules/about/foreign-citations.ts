import type {Nodes, Text} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import {perObject} from '../../../core/per-object.ts'
import type {Chapter} from '../../../core/types.ts'
import {plainText, walk} from '../../../core/walk.ts'

/** A citation in the notation of another program, and its form in Markdown. */
export type ForeignCitation = Readonly<{start: number; end: number; key: string; expected: string}>

/** The roles of MyST, the shortcodes of Quarto and the `<cite>` of HTML that name works by their keys. */
export function foreignCitations(
  chapter: Chapter,
  isKey: (key: string) => boolean
): readonly ForeignCitation[] {
  const {written, inElements} = citationsOf(chapter)
  return [...written, ...inElements.filter(({key}) => isKey(key))]
}

/**
 * The citations of a text in the notation of other programs. Those in `<cite>` are separate, because its content may be
 * the title of a work.
 */
const citationsOf = perObject(({text, tree, prose}: Chapter) => {
  const written: ForeignCitation[] = []
  const inElements: ForeignCitation[] = []
  if (/\}`|\{\{</.test(text)) for (const {node} of prose) addAll(written, inText(node.children, text))
  if (/<cite>/i.test(text)) {
    walk(tree, node => {
      if (node.type === 'htmlElement' && node.tagName === 'cite') addAll(inElements, inElement(node))
      return undefined
    })
  }
  return {written, inElements}
})

function* inElement(node: Extract<Nodes, {type: 'htmlElement'}>): Generator<ForeignCitation> {
  const [child, ...others] = node.children
  const key = plainText(node).trim()
  const {start, end} = node.position ?? {}
  if (child?.type !== 'text' || others.length > 0) return
  if (start?.offset === undefined || end?.offset === undefined) return
  yield {start: start.offset, end: end.offset, key, expected: `[@${key}]`}
}

function* inText(siblings: readonly Nodes[], text: string): Generator<ForeignCitation> {
  for (const [index, node] of siblings.entries()) {
    if (node.type === 'text') yield* inWords(node, siblings[index + 1], text)
    else if ('children' in node && node.type !== 'cite') yield* inText(node.children, text)
  }
}

function* inWords({position}: Text, next: Nodes | undefined, text: string): Generator<ForeignCitation> {
  // Words in a block of HTML have no places.
  const start = position?.start.offset
  if (start === undefined) return
  const words = text.slice(start, position?.end.offset)
  for (const {index, 0: source, 1: keys = ''} of words.matchAll(/\{\{<\s*cite\b([^>]*)>\}\}/g)) {
    const cited = keys
      .replace(/["']/g, ' ')
      // In Hugo, `key="doe99"`.
      .replace(/\b(?:key|id|keys)=/g, ' ')
      .split(/[\s,;]+/)
      .filter(key => key !== '')
    yield {start: start + index, end: start + index + source.length, ...inBrackets(cited)}
  }
  const [role, kind = ''] = /\{cite(?::(\w+))?\}$/.exec(words) ?? []
  if (role === undefined || next?.type !== 'inlineCode') return
  const cited = next.value.split(/[\s,;]+/).filter(key => key !== '')
  const at = start + words.length - role.length
  const forms = /^c?ts?$/.test(kind) ? inSentence(cited) : inBrackets(cited)
  yield {start: at, end: next.position?.end.offset ?? at, ...forms}
}

function inBrackets(keys: readonly string[]): Pick<ForeignCitation, 'key' | 'expected'> {
  const [key = 'key'] = keys
  return {key, expected: `[${(keys.length === 0 ? [key] : keys).map(each => `@${each}`).join('; ')}]`}
}

function inSentence(keys: readonly string[]): Pick<ForeignCitation, 'key' | 'expected'> {
  const [key = 'key'] = keys
  return {key, expected: (keys.length === 0 ? [key] : keys).map(each => `@${each}`).join('; ')}
}
