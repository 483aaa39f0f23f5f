import {heaviestChain} from '../../core/alignment/chain.ts'
import {lineHunks} from '../../core/alignment/text-lines.ts'
import type {VersionEdit} from './inline-edits.ts'
import {likenessOfWords} from './likeness.ts'
import {lineEdits, paragraphEdits} from './line-edits.ts'

/** A block of a paper, with its file and its offset in the file. */
export type PlacedBlock = Readonly<{file: string; start: number; text: string}>

/** A change made in a newer version. */
export type VersionChange = Readonly<{
  file: string
  edit: VersionEdit
  /** The first words of the changed block, and its number. */
  about: string
  block: number
  /** The same change as an edit of the whole block, in case the smaller edit is not parsed as intended. */
  whole?: VersionEdit
}>

/** The blocks of a paper in order, with their places. */
export function placedBlocks(blocks: ReadonlyMap<string, readonly string[]>): readonly PlacedBlock[] {
  return [...blocks].flatMap(([file, texts]) => {
    let start = 0
    return texts.map(text => {
      const placed = {file, start, text}
      start += text.length + 2
      return placed
    })
  })
}

/**
 * The edits that turn the blocks of a paper into the blocks of a newer version; `remark` names the author of the
 * changes.
 */
export function blockChanges(
  olds: readonly PlacedBlock[],
  news: readonly string[],
  remark: string
): readonly VersionChange[] {
  const match = matchBlocks(
    olds.map(({text}) => text),
    news
  )
  const kept = new Set(match)
  const gone = olds.flatMap((block, index) =>
    kept.has(index) ? [] : [changeOf(block, index, goneBlock(block, remark))]
  )
  const changed = news.flatMap((text, index) => {
    const old = olds[match[index]!]
    return old === undefined || old.text === text ? [] : changedBlock(old, text, match[index]!, remark)
  })
  return [...gone, ...changed, ...newBlocks(olds, news, match, remark)]
}

function changeOf(block: PlacedBlock, index: number, edit: VersionEdit): VersionChange {
  return {file: block.file, edit, about: block.text.slice(0, 60), block: index}
}

function changedBlock(
  old: PlacedBlock,
  text: string,
  index: number,
  remark: string
): readonly VersionChange[] {
  const whole = replacedBlock(old, text, remark)
  const within = editsWithin(old.text, text, remark)
  if (within === undefined) return [changeOf(old, index, whole)]
  return within.map(edit => ({
    ...changeOf(old, index, {...edit, start: edit.start + old.start, end: edit.end + old.start}),
    whole
  }))
}

function editsWithin(old: string, text: string, remark: string): readonly VersionEdit[] | undefined {
  const kind = kindOfBlock(old)
  if (whole.has(kind)) return undefined
  return lined.has(kind) ? lineEdits(old, text, remark) : paragraphEdits(old, text, remark)
}

/** The insertions of new blocks; adjacent new blocks are inserted by one edit. */
function newBlocks(
  olds: readonly PlacedBlock[],
  news: readonly string[],
  match: readonly number[],
  remark: string
): readonly VersionChange[] {
  const changes: VersionChange[] = []
  for (let at = 0; at < news.length; at++) {
    if (match[at] !== -1) continue
    let end = at + 1
    while (end < news.length && match[end] === -1) end++
    const before = olds[match[at - 1] ?? -1]
    const place = before === undefined ? 0 : before.start + before.text.length
    const text = news.slice(at, end).join('\n\n')
    const marked = `{++\n\n${text}\n\n++}${remark}`
    const [open, close] = before === undefined ? ['', '\n\n'] : ['\n\n', '']
    changes.push({
      file: before?.file ?? olds[0]?.file ?? '',
      about: before === undefined ? '' : `behind “${before.text.slice(0, 60)}”`,
      block: match[at - 1] ?? -1,
      edit: {
        ...{start: place, end: place, kind: 'insertion', old: '', new: text},
        ...{marked: open + marked + close, plain: open + text + close},
        ...personIn(remark)
      }
    })
    at = end - 1
  }
  return changes
}

function goneBlock({start, text}: PlacedBlock, remark: string): VersionEdit {
  const marked = `{--\n\n${text}\n\n--}${remark}`
  return {
    start,
    end: start + text.length,
    marked,
    plain: '',
    kind: 'deletion',
    old: text,
    new: '',
    ...personIn(remark)
  }
}

function replacedBlock({start, text}: PlacedBlock, next: string, remark: string): VersionEdit {
  return {
    ...{start, end: start + text.length, kind: 'substitution', old: text, new: next, plain: next},
    marked: `{--\n\n${text}\n\n--}${remark}\n\n{++\n\n${next}\n\n++}${remark}`,
    ...personIn(remark)
  }
}

function personIn(remark: string): Readonly<{person?: string}> {
  const person = /^\{>>@(.+)<<\}$/.exec(remark)?.[1]
  return person === undefined ? {} : {person}
}

/** For each new block, the index of the old block that it corresponds to, or -1; the indexes increase. */
function matchBlocks(olds: readonly string[], news: readonly string[]): readonly number[] {
  const match = news.map(() => -1)
  let [old, next] = [0, 0]
  const last = {old: olds.length, oldEnd: olds.length, new: news.length, newEnd: news.length}
  for (const hunk of [...lineHunks(olds, news), last]) {
    while (old < hunk.old) match[next++] = old++
    const pairs = []
    for (let one = hunk.old; one < hunk.oldEnd; one++)
      for (let other = hunk.new; other < hunk.newEnd; other++) {
        const weight =
          kindOfBlock(olds[one]!) === kindOfBlock(news[other]!)
            ? likenessOfBlocks(olds[one]!, news[other]!)
            : 0
        if (weight > 0) pairs.push({old: one, new: other, weight})
      }
    for (const pair of heaviestChain(pairs, news.length)) match[pair.new] = pair.old
    old = hunk.oldEnd
    next = hunk.newEnd
  }
  return match
}

/** The similarity of two blocks. Blocks with the same label, or of the same note, match whatever they contain. */
function likenessOfBlocks(one: string, other: string): number {
  const [own, others] = [labelIn(one), labelIn(other)]
  if (own !== undefined || others !== undefined) return own === others ? 2 : 0
  const likeness = likenessOfWords(one, other)
  return likeness >= 0.4 ? likeness : 0
}

function labelIn(block: string): string | undefined {
  return /^\[\^[^\]]+\]:/.exec(block)?.[0] ?? /\{#[^\s}]+[^{}]*\}$/.exec(block)?.[0].split(/[\s}]/)[0]
}

type BlockKind = keyof typeof kinds

/** The table of block kinds, each with a pattern for the beginning of a block; the first match counts. */
const kinds = {
  code: /^(?:`{3}|~{3})/,
  equation: /^\$\$/,
  grid: /^\+[-=]/,
  figure: /^!\[/,
  division: /^:::/,
  edit: /^\{(?:\+\+|--)\n/,
  table: /^\|.*\|\n\|[\s:|-]+\|/,
  verse: /^\| /,
  heading: /^#/,
  caption: /^: /,
  definition: /^: {3}/,
  note: /^\[\^[^\]]+\]:/,
  quotation: /^>/,
  list: /^(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]{1,6})[.)]) /,
  rule: /^\*\*\*$/,
  html: /^</,
  paragraph: /^/
} as const satisfies Readonly<Record<string, RegExp>>

/** Kinds of blocks in which an edit cannot be marked, and kinds that are compared line by line. */
const whole: ReadonlySet<BlockKind> = new Set(['code', 'equation', 'grid', 'edit', 'rule', 'html'])
const lined: ReadonlySet<BlockKind> = new Set([
  'division',
  'table',
  'verse',
  'definition',
  'note',
  'quotation',
  'list'
])

function kindOfBlock(text: string): BlockKind {
  const found = Object.entries(kinds).find(([, pattern]) => pattern.test(text))
  return (found?.[0] ?? 'paragraph') as BlockKind
}
