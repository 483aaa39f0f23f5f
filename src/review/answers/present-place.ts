import type {SourcePlace} from '../../core/article.ts'
import type {Edit} from '../../core/types.ts'
import {alignPrinted, type LetterAlignment} from '../proofs/map/align.ts'
import type {TextRange} from './critic-markup.ts'

/** The range in the current texts that corresponds to a place of the round, and whether its words are unchanged. */
export type PresentPlace = TextRange & Readonly<{isSame: boolean}>

/** Finds places of a round in the current texts. */
export type PresentTexts = Readonly<{
  /**
   * The current place for a place of the round; undefined if the file, or all text around the place, has been
   * removed.
   */
  placeOf: (place: SourcePlace) => PresentPlace | undefined
  /** Returns `PresentTexts` for the texts after edits; the edits must not overlap. */
  after: (edits: readonly Edit[]) => PresentTexts
}>

/**
 * Finds the characters of a round's texts in the current texts. A text is aligned once, when the first place in it is
 * requested.
 */
export function presentTexts(
  roundText: (file: string) => string | undefined,
  presentText: (file: string) => string | undefined
): PresentTexts {
  const alignments = new Map<string, LetterAlignment | undefined>()
  return shiftedTexts(file => {
    if (!alignments.has(file)) alignments.set(file, alignmentOf(roundText(file), presentText(file)))
    return alignments.get(file)
  })
}

function alignmentOf(before: string | undefined, now: string | undefined): LetterAlignment | undefined {
  if (before === undefined || now === undefined) return undefined
  return before === now ? Int32Array.from({length: now.length}, (_, at) => at) : alignPrinted(before, now)
}

function shiftedTexts(alignment: (file: string) => LetterAlignment | undefined): PresentTexts {
  return {
    placeOf({file, start, end}) {
      const found = alignment(file)
      if (found === undefined) return undefined
      return start === end ? pointIn(found, file, start) : rangeIn(found, file, start, end)
    },
    after(edits) {
      const shifted = new Map<string, LetterAlignment | undefined>()
      return shiftedTexts(file => {
        const own = edits.filter(edit => edit.file === file)
        if (own.length === 0) return alignment(file)
        const found = shifted.get(file) ?? afterEdits(alignment(file), own)
        shifted.set(file, found)
        return found
      })
    }
  }
}

/** An alignment after edits to the second text; letters within an edit are found in its new text. */
function afterEdits(found: LetterAlignment | undefined, edits: readonly Edit[]): LetterAlignment | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start)
  const inner = sorted.map(({old, text}) => alignPrinted(old, text))
  let [next, shift] = [0, 0]
  return found?.map(at => {
    if (at < 0) return at
    while (next < sorted.length && sorted[next]!.end <= at) {
      const {start, end, text} = sorted[next++]!
      shift += text.length - (end - start)
    }
    const edit = sorted[next]
    if (edit === undefined || at < edit.start) return at + shift
    const within = inner[next]![at - edit.start]!
    return within < 0 ? within : edit.start + shift + within
  })
}

function rangeIn(found: LetterAlignment, file: string, start: number, end: number): PresentPlace | undefined {
  const own = Array.from(found.subarray(start, end)).filter(at => at >= 0)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) {
    const point = pointIn(found, file, start)
    return point && {...point, isSame: false}
  }
  return {
    file,
    start: first,
    end: last + 1,
    isSame: own.length === end - start && last - first === end - start - 1
  }
}

/**
 * The current place of a point: directly after the letter that preceded it in the round, and before text that others
 * inserted there.
 */
function pointIn(found: LetterAlignment, file: string, offset: number): PresentPlace | undefined {
  const behind = found[offset] ?? -1
  for (let at = offset - 1; at >= 0; at--) {
    const before = found[at]!
    if (before < 0) continue
    const isSame = at === offset - 1 && (behind < 0 ? offset === found.length : behind === before + 1)
    return {file, start: before + 1, end: before + 1, isSame}
  }
  return behind < 0 ? undefined : {file, start: behind, end: behind, isSame: true}
}
