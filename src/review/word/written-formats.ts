import type {Parents} from 'mdast'
import type {Edit} from '../../core/types.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import type {BlockSource} from './block-source.ts'
import type {FormatChange} from './format-changes.ts'
import {looksOfNodes, marks} from './markdown-text.ts'
import {stretchesOf, type Written, type WrittenStretch} from './written-edits.ts'

/** The context for writing a change of format. */
export type FormatTarget = Readonly<{source: BlockSource; text: string; remark: string}>

/** Writes a formatting change: the words are replaced by the same words with other marks. */
export function writtenFormat(
  {start, end, before, after}: FormatChange,
  {source, text, remark}: FormatTarget
): Written {
  const stretches = stretchesOf(source.written, source.units, start, end)
  if (stretches === undefined) return {reason: 'galley generates these words; they are not in the text'}
  const gone = before.filter(look => !after.includes(look))
  const added = after.filter(look => !before.includes(look))
  const found = stretches.map(stretch =>
    gone.length === 0
      ? {...stretch, words: marked(text.slice(stretch.start, stretch.end), added)}
      : withoutLook({start, end, before: gone, after: added}, source, text)
  )
  if ((gone.length > 0 && stretches.length > 1) || !found.every(each => each !== undefined))
    return {reason: 'Markdown has no marks for this look there'}
  return {
    edits: found.flatMap(each => substitution(each, source.file, remark)),
    plain: found.map(({start: from, end: to, words}) => {
      return {file: source.file, start: from, end: to, old: text.slice(from, to), text: words}
    })
  }
}

type Replaced = Readonly<{start: number; end: number; words: string}>

function substitution({start, end, words}: Replaced, file: string, remark: string): readonly Edit[] {
  const at = (offset: number, text: string): Edit => ({file, start: offset, end: offset, old: '', text})
  return [at(start, '{~~'), at(end, `~>${words}~~}${remark}`)]
}

/** Rewrites the node that gives words a look, so that these words lose it and their neighbours keep it. */
function withoutLook(
  {start, end, before, after}: FormatChange,
  {written, units}: BlockSource,
  text: string
): Replaced | undefined {
  const [look, other] = before
  const [first, last] = [units[start]!, units[end - 1]!]
  const within = written.within[first] ?? []
  const node = within.find(({type}) => looksOfNodes[type] === look)
  if (node === undefined || other !== undefined) return undefined
  const [place, inner] = [placeOf(node), placeOfChildren(node)]
  if (place === undefined || inner === undefined) return undefined
  const middle = {start: written.starts[first]!, end: written.ends[last]!}
  const isDirect = within.at(-1) === node && written.within[last]?.at(-1) === node
  const isWhole =
    written.within[first - 1]?.includes(node) !== true && written.within[last + 1]?.includes(node) !== true
  if (!isDirect && !isWhole) return undefined
  if (isWhole) return {...place, words: marked(text.slice(inner.start, inner.end), after)}
  const [open, close] = [text.slice(place.start, inner.start), text.slice(inner.end, place.end)]
  const words = [
    between(text.slice(inner.start, middle.start), open, close),
    marked(text.slice(middle.start, middle.end), after),
    between(text.slice(middle.end, inner.end), open, close)
  ].join('')
  return {...place, words}
}

function placeOf({position}: Parents): Omit<WrittenStretch, 'within'> | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? undefined : {start, end}
}

function placeOfChildren({children}: Parents): Omit<WrittenStretch, 'within'> | undefined {
  const [start, end] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset]
  return start === undefined || end === undefined ? undefined : {start, end}
}

/** Puts marks around words; spaces at their ends are put outside, and raised words must not contain any. */
function marked(words: string, looks: readonly WordLook[]): string {
  const isRaised = looks.some(look => look === 'superscript' || look === 'subscript')
  const own = isRaised ? words.replace(/(?<!\\)\s/g, '\\ ') : words
  const sign = looks.map(look => marks[look])
  return between(own, sign.join(''), sign.toReversed().join(''))
}

function between(words: string, open: string, close: string): string {
  const inner = words.trim()
  if (inner === '') return words
  const at = words.indexOf(inner)
  return `${words.slice(0, at)}${open}${inner}${close}${words.slice(at + inner.length)}`
}
