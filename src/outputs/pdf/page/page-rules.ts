import type {Direction} from '../../../core/language.ts'
import {counterStyles, type Numerals} from '../../../core/numerals.ts'

/**
 * Adapts a style's sheet to the direction and the digits of a paper. `@page` rules for left pages, right pages and side
 * margins are mirrored, because sheets are written for left-to-right pages, and CSS has no logical names for these.
 */
export function localPageRules(sheet: string, dir: Direction, numerals: Numerals): string {
  const mirrored = dir === 'rtl' ? withPageRules(sheet, mirror) : sheet
  return numerals === 'western'
    ? mirrored
    : mirrored.replace(/\bcounter\(\s*page\s*\)/g, `counter(page, ${counterStyles[numerals]})`)
}

/** Transforms each `@page` rule of a sheet, from its `@` to its closing brace. */
function withPageRules(sheet: string, change: (rule: string) => string): string {
  let changed = ''
  let end = 0
  for (const {index} of sheet.matchAll(/@page\b/g)) {
    if (index < end) continue
    changed += sheet.slice(end, index)
    end = endOfRule(sheet, index)
    changed += change(sheet.slice(index, end))
  }
  return changed + sheet.slice(end)
}

function endOfRule(sheet: string, start: number): number {
  let depth = 0
  // The slots of a sheet are also written with braces, but these are balanced.
  for (const {0: mark, index} of sheet.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|[{}]/g)) {
    if (mark === '{') depth++
    if (mark === '}' && --depth === 0) return start + index + 1
  }
  return sheet.length
}

/** Swaps left and right in a rule, but not in strings, comments and slots. */
function mirror(rule: string): string {
  return rule
    .split(/("(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\{\{[a-z-]+\}\})/)
    .map((piece, index) => {
      if (index % 2 === 1) return piece
      return piece
        .replace(/\b(left|right)\b/g, side => (side === 'left' ? 'right' : 'left'))
        .replace(/\b(margin|padding|border-width)(\s*:\s*)([^;{}]+)/g, (_, name, colon, value) => {
          return `${name}${colon}${fourSides(value)}`
        })
    })
    .join('')
}

/** Swaps the right and the left value in a list of top, right, bottom and left. */
function fourSides(value: string): string {
  const sides = value.trim().match(/(?:[^\s(]|\([^)]*\))+/g) ?? []
  return sides.length === 4 ? [sides[0], sides[3], sides[2], sides[1]].join(' ') : value
}
