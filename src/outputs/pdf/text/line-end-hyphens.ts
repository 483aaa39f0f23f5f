import type {Edit} from '../file/content-stream.ts'
import {layoutMark} from './artifact-marks.ts'

/**
 * The edits that take hyphens of line ends out of marked content, and the numbers that marked content goes on with
 * behind such a hyphen, by its own number.
 */
export type HyphenEdits = Readonly<{
  edits: readonly Edit[]
  continuations: ReadonlyMap<number, readonly number[]>
}>

/**
 * Turns hyphens that layout added at the ends of lines into artifacts. For a soft hyphen, Chromium paints a space
 * mapped to U+00AD and then a hyphen. PDF readers drop the hyphen when they join the halves of the word, but keep the
 * soft hyphen, so a search does not find the word. The author's hyphens are tagged content, which distinguishes them.
 * Marked content that goes on behind the hyphen, as in a cell of a table, is divided in two.
 */
export function hyphenEdits(content: string): HyphenEdits {
  const continuations = new Map<number, number[]>()
  let last: number | undefined
  const edits = Array.from(content.matchAll(softHyphens), ({0: all, 1: hyphen, index: start}): Edit => {
    const end = start + all.length
    if (hyphen === undefined) return {start, end, text: 'ET\n'}
    const around = markAround(content, start)
    const artifact = `${layoutMark}\n${hyphen}EMC\n`
    const rest = restOfMark.exec(content.slice(end))?.[1]
    // Without a number around it, it becomes an artifact with all other such content.
    if (rest !== undefined)
      return {start, end: end + rest.length + 'EMC\n'.length, text: `ET\nEMC\n${artifact}${rest}`}
    if (around === undefined) return {start, end, text: `ET\n${hyphen}`}
    last = (last ?? lastNumber(content)) + 1
    continuations.set(around.id, [...(continuations.get(around.id) ?? []), last])
    return {start, end, text: `ET\nEMC\n${artifact}${around.tag} <</MCID ${last} >>BDC\n`}
  })
  return {edits, continuations}
}

/** The space at the end of a text, and the hyphen after it. */
const softHyphens =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n(?:[^\n]* T[fm]\n)*[^\n]*Tj\nEMC\nET\n(BT\n(?:[^\n]* T[fm]\n)+[^\n]*Tj\nET\n)?/g

/** The rest of a mark in which nothing is painted. */
const restOfMark = /^((?:(?!BT\n|EMC\n)[^\n]*(?<!B[DM]C|Do)\n)*)EMC\n/

/** The mark with a number in which a place directly stands; undefined in another mark. */
function markAround(content: string, place: number): Readonly<{tag: string; id: number}> | undefined {
  const opening = content.lastIndexOf('/MCID ', place)
  const start = content.lastIndexOf('\n', opening) + 1
  const found = /^(\/\w+) <<\/MCID (\d+) >>BDC\n/.exec(content.slice(start, start + longestMark))
  if (opening < 0 || found === null) return undefined
  const depth = Array.from(content.slice(start, place).matchAll(/(?:B[DM]C|^EMC)$/gm)).reduce(
    (sum, [mark]) => sum + (mark === 'EMC' ? -1 : 1),
    0
  )
  return depth === 1 ? {tag: found[1]!, id: Number(found[2])} : undefined
}

const longestMark = 80

function lastNumber(content: string): number {
  return Array.from(content.matchAll(/\/MCID (\d+)/g)).reduce((last, [, id]) => Math.max(last, Number(id)), 0)
}
