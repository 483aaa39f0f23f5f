/** Text converted from a source, and its pieces, each with the range of the source that it comes from. */
export type Translated = Readonly<{text: string; pieces: readonly Piece[]; idle: readonly IdleCommand[]}>

/** A command that was read without an effect; `hasWords` is true if it would have affected words. */
export type IdleCommand = Readonly<{name: string; from: number; until: number; hasWords: boolean}>

/** A piece of a translated text. If the piece is a copy, the range from `from` to `until` has the same length. */
type Piece = Readonly<{to: number; length: number; from: number; until: number}>

/** Collects the pieces of a translated text. */
export type TranslationWriter = Readonly<{
  /** Whether `\section` is a heading of the second level. */
  hasChapters: boolean
  /** The text written so far. */
  written: () => string
  /** Adds text, with the range of the source that it comes from. */
  add: (text: string, from: number, until: number) => void
  /** Records a command that is read without an effect. */
  idle: (command: IdleCommand) => void
}>

export function createTranslation(
  hasChapters: boolean
): TranslationWriter & Readonly<{end: () => Translated}> {
  let text = ''
  const pieces: Piece[] = []
  const idle: IdleCommand[] = []
  return {
    hasChapters,
    written: () => text,
    add(added, from, until) {
      if (added === '') return
      const last = pieces.at(-1)
      const isCopy = added.length === until - from
      if (isCopy && last?.until === from && last.length === last.until - last.from)
        pieces[pieces.length - 1] = {...last, length: last.length + added.length, until}
      else pieces.push({to: text.length, length: added.length, from, until})
      text += added
    },
    idle: command => void idle.push(command),
    end: () => ({text, pieces, idle})
  }
}

/**
 * Converts an offset in a translated text to an offset in the source. `isEnd` tells whether the offset is the end of a
 * range.
 */
export function sourceOffset({pieces}: Translated, offset: number, isEnd: boolean): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const {to} = pieces[middle]!
    if (isEnd ? to < offset : to <= offset) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (piece === undefined) return 0
  const {to, length, from, until} = piece
  if (length === until - from) return Math.min(until, from + Math.max(0, offset - to))
  return offset <= to ? from : isEnd || offset >= to + length ? until : from
}
