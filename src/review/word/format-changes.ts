import {atomSign, type BlockText} from '../../outputs/docx/block-text.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import type {BlockEdit} from './block-edits.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import {type Alignment, inStretches} from './word-diff.ts'

/** A range of words in a block, and their looks before and after a change. */
export type FormatChange = Readonly<{
  start: number
  end: number
  before: readonly WordLook[]
  after: readonly WordLook[]
  change?: WordChange
}>

/** For a unit that both the block and the paragraph contain, its formatting in each of them. */
type Kept = Readonly<{
  before: readonly WordLook[]
  after: readonly WordLook[]
  change?: WordChange | undefined
}>

/**
 * Finds the words of a block whose formatting is different in the paragraph; inserted and deleted words are left out.
 */
export function formatChanges(
  pieces: readonly WordPiece[],
  {boundaries, hunks}: Alignment,
  shown: BlockText,
  edits: readonly BlockEdit[]
): readonly FormatChange[] {
  const looks = looksByUnit(shown)
  const kept: (Kept | undefined)[] = []
  const isInHunk = inStretches(hunks)
  let at = 0
  for (const {text, ins, del, looks: after, format} of pieces) {
    if (ins !== undefined) continue
    for (const end = at + text.length; at < end; at++) {
      const unit = boundaries[at]!
      const isOne = boundaries[at + 1] === unit + 1 && !isInHunk(at)
      const before = looks[unit]
      if (isOne && before !== undefined && del === undefined) kept[unit] = {before, after, change: format}
    }
  }
  const seams = new Set(edits.flatMap(({start, end}) => [start, end]))
  return stretchesOf(kept, shown.text, seams)
}

/** The looks of each unit in a block. */
export function looksByUnit({stretches}: BlockText): ReadonlyArray<readonly WordLook[]> {
  return stretches.flatMap(({length, looks}) => Array.from({length}, () => looks))
}

/** Ranges with the same change; spaces and atoms, which have no look, may be inside a range but not at its ends. */
function stretchesOf(
  kept: ReadonlyArray<Kept | undefined>,
  text: string,
  seams: ReadonlySet<number>
): readonly FormatChange[] {
  const found: FormatChange[] = []
  let isOpen = false
  for (let at = 0; at < text.length; at++) {
    const unit = kept[at]
    if (seams.has(at) || unit === undefined) isOpen = false
    if (unit === undefined || /\s/.test(text[at]!) || text[at] === atomSign) continue
    const last = found.at(-1)
    if (isSameLook(unit.before, unit.after)) isOpen = false
    else if (isOpen && last !== undefined && isSameChange(last, unit))
      found[found.length - 1] = {...last, end: at + 1}
    else {
      const {before, after, change} = unit
      found.push({start: at, end: at + 1, before, after, ...(change && {change})})
      isOpen = true
    }
  }
  return found
}

function isSameChange(one: Kept, other: Kept): boolean {
  return (
    isSameLook(one.before, other.before) &&
    isSameLook(one.after, other.after) &&
    one.change?.author === other.change?.author
  )
}

export function isSameLook(one: readonly WordLook[], other: readonly WordLook[]): boolean {
  return one.length === other.length && one.every(look => other.includes(look))
}
