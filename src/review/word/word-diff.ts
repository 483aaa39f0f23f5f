import {hunksOf} from '../../core/alignment/hunks.ts'
import {atomSign} from '../../outputs/docx/block-text.ts'
import {alignWords} from '../../versions/redline/align-words.ts'
import {createLexicon, type Lexicon} from '../../versions/redline/lexicon.ts'
import {splitWords} from '../../versions/redline/split-words.ts'
import type {WordToken} from '../../versions/redline/tokens.ts'
import {fold, isSameText} from './fold.ts'

/** A changed range of a paragraph, and the corresponding range of the block. */
export type Hunk = Readonly<{start: number; end: number; blockStart: number; blockEnd: number}>

/** The alignment of a file's paragraph with the text of its block. */
export type Alignment = Readonly<{
  /**
   * For each boundary between units of the paragraph, from 0 to its length, the corresponding boundary in the block.
   */
  boundaries: Int32Array
  /** The differences, in order. */
  hunks: readonly Hunk[]
}>

/** Returns a function that tells whether a unit is in one of the ranges; units must be requested in order. */
export function inStretches(hunks: ReadonlyArray<Pick<Hunk, 'start' | 'end'>>): (unit: number) => boolean {
  let next = 0
  return unit => {
    while (next < hunks.length && hunks[next]!.end <= unit) next++
    return next < hunks.length && hunks[next]!.start <= unit
  }
}

type Piece = Readonly<{token: WordToken; start: number; end: number}>

/**
 * Creates a function that compares a paragraph with its block word by word, ignoring differences that programs
 * introduce by themselves.
 */
export function createWordDiff(): (paragraph: string, block: string) => Alignment {
  const lexicon = createLexicon()
  return (paragraph, block) => {
    const [old, next] = [piecesOf(block, lexicon), piecesOf(paragraph, lexicon)]
    const [olds, news] = [old.map(({token}) => token), next.map(({token}) => token)]
    const match = alignWords(olds, news, {lexicon}, () => false)
    const boundaries = new Int32Array(paragraph.length + 1).fill(-1)
    boundaries[0] = 0
    boundaries[paragraph.length] = block.length
    for (const [index, piece] of old.entries()) {
      const other = next[match[index]!]
      if (other !== undefined) mapPiece(paragraph, other, block, piece, boundaries)
    }
    const hunks = hunksOf(match, next.length).flatMap(hunk => {
      const found: Hunk = {
        start: next[hunk.new - 1]?.end ?? 0,
        end: next[hunk.newEnd]?.start ?? paragraph.length,
        blockStart: old[hunk.old - 1]?.end ?? 0,
        blockEnd: old[hunk.oldEnd]?.start ?? block.length
      }
      const tight = withoutBlanks(found, paragraph, block)
      boundaries[tight.start] = tight.blockStart
      boundaries[tight.end] = tight.blockEnd
      return isNothing(tight, paragraph, block) ? [] : [tight]
    })
    fillGaps(boundaries)
    return {boundaries, hunks}
  }
}

function piecesOf(text: string, lexicon: Lexicon): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  splitWords(text, '', (word, space) => {
    const start = at + space.length
    at = start + word.length
    // Invisible characters are not compared.
    const plain = fold(word).text
    if (plain === '') return
    const id = word === atomSign ? lexicon.other('atom', word, 2) : lexicon.word(plain)
    const isWord = /^[\p{L}\p{N}]/u.test(word)
    const token: WordToken = {
      kind: isWord ? 'word' : 'mark',
      id,
      text: word,
      space,
      atom: undefined,
      wrappers: [],
      look: 0
    }
    pieces.push({token, start, end: at})
  })
  return pieces
}

/**
 * Maps the offsets in a word of the paragraph to those in the equal word of the block. Words of different lengths, such
 * as `…` and `...`, are mapped by the letters of their folded forms.
 */
function mapPiece(paragraph: string, own: Piece, block: string, other: Piece, boundaries: Int32Array): void {
  const [length, blockLength] = [own.end - own.start, other.end - other.start]
  boundaries[own.end] = other.end
  if (length === blockLength) {
    for (let at = 0; at < length; at++) boundaries[own.start + at] = other.start + at
    return
  }
  const [here, there] = [fold(paragraph.slice(own.start, own.end)), fold(block.slice(other.start, other.end))]
  for (let at = here.text.length - 1; at >= 0; at--)
    boundaries[own.start + here.places[at]!] = other.start + (there.places[at] ?? blockLength)
  boundaries[own.start] = other.start
}

/** Removes from a hunk the spaces that both sides have at an end. */
function withoutBlanks(hunk: Hunk, paragraph: string, block: string): Hunk {
  let {start, end, blockStart, blockEnd} = hunk
  while (start < end && blockStart < blockEnd && isBlank(paragraph[start]!) && isBlank(block[blockStart]!)) {
    start++
    blockStart++
  }
  while (
    start < end &&
    blockStart < blockEnd &&
    isBlank(paragraph[end - 1]!) &&
    isBlank(block[blockEnd - 1]!)
  ) {
    end--
    blockEnd--
  }
  return {start, end, blockStart, blockEnd}
}

/**
 * Whether a hunk is only a difference that programs introduce by themselves; a run of dashes or spaces counts as one
 * character.
 */
function isNothing({start, end, blockStart, blockEnd}: Hunk, paragraph: string, block: string): boolean {
  if (start === end && blockStart === blockEnd) return true
  if (isSameText(paragraph.slice(start, end), block.slice(blockStart, blockEnd))) return true
  const wide = (text: string, from: number, to: number): string =>
    fold(text.slice(Math.max(0, from - 1), to + 1)).text
  return wide(paragraph, start, end) === wide(block, blockStart, blockEnd)
}

function isBlank(unit: string): boolean {
  return /\s/.test(unit)
}

/** Gives boundaries outside words, such as those among spaces, the value of the previous boundary. */
function fillGaps(boundaries: Int32Array): void {
  let last = 0
  for (let at = 0; at < boundaries.length; at++) {
    if (boundaries[at]! < last) boundaries[at] = last
    last = boundaries[at]!
  }
}
