import {atomSign} from '../../outputs/docx/block-text.ts'

/**
 * Aligns the units of a block with the units of its source: for each unit of the block, the index in the source, or
 * -1. The two differ in white space, and in text that galley generates.
 */
export function alignUnits(shown: string, written: string): Int32Array {
  const units = new Int32Array(shown.length).fill(-1)
  let at = 0
  for (let index = 0; index < shown.length; index++) {
    const unit = shown[index]!
    if (isSpace(unit)) {
      if (at < written.length && isSpace(written[at]!)) {
        units[index] = at
        while (at < written.length && isSpace(written[at]!)) at++
      }
      continue
    }
    const found = placeFrom(unit, shown, index, written, at)
    if (found === undefined) continue
    units[index] = found
    at = found + 1
  }
  return units
}

/**
 * The index of a unit in the source at or after an offset; if units of the source are skipped, the text that follows
 * must match.
 */
function placeFrom(
  unit: string,
  shown: string,
  index: number,
  written: string,
  at: number
): number | undefined {
  for (let place = at; place < Math.min(written.length, at + mostLeftOut); place++) {
    if (written[place] !== unit) continue
    // A note call comes after the comma that follows the citation in the source.
    const isCall = unit === atomSign && !/[^\s\p{P}]/u.test(written.slice(at, place))
    if (place === at || isCall) return place
    if (agrees(shown, index, written, place))
      return goesOnSooner(shown, index, written, at, place) ? undefined : place
  }
  return undefined
}

/**
 * Whether skipping units of the block leads to a match sooner than skipping units of the source: a citation, for
 * example, may show a name that occurs later in the source.
 */
function goesOnSooner(shown: string, index: number, written: string, at: number, place: number): boolean {
  const last = Math.min(shown.length, index + place - at)
  for (let next = index + 1; next < last; next++)
    if (shown[next] === written[at] && agrees(shown, next, written, at)) return true
  return false
}

const mostLeftOut = 400

function agrees(shown: string, index: number, written: string, place: number): boolean {
  const letters = (text: string, from: number): string =>
    text
      .slice(from, from + 12)
      .replace(/\s+/g, '')
      .slice(0, 4)
  return letters(shown, index) === letters(written, place)
}

function isSpace(unit: string): boolean {
  return unit === ' ' || /\s/.test(unit)
}
