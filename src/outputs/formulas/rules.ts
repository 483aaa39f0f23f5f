import {type FormulaItem, type FormulaLayout, longestSign} from '../../core/formula-layout.ts'

/** A rectangle on the baseline, in thousandths of an em. */
export type RuleShape = Readonly<{width: number; height: number}>

/** The rules in each face, by their characters. */
export type RuleFaces = ReadonlyMap<string, ReadonlyMap<number, RuleShape>>

/**
 * Replaces rules and oblique lines in a paper's formulas with characters in separate fonts, because browsers round the
 * sides of boxes to whole pixels, but not the positions and outlines of letters. These are space characters, so the
 * text of a fraction has a space in place of its bar.
 */
export function rulesAsSigns(
  layouts: readonly FormulaLayout[]
): Readonly<{layouts: readonly FormulaLayout[]; rules: RuleFaces}> {
  const rules = new Map<string, Map<number, RuleShape>>()
  const known = new Map<string, Readonly<{face: string; text: string}>>()
  const slotFor = (shape: RuleShape) => {
    const name = `${shape.width} ${shape.height}`
    const slot = known.get(name)
    if (slot !== undefined) return slot
    const face = `rule${Math.floor(known.size / spaces.length)}`
    const character = spaces[known.size % spaces.length]!
    rules.set(face, (rules.get(face) ?? new Map()).set(character, shape))
    const made = {face, text: String.fromCharCode(character)}
    known.set(name, made)
    return made
  }
  const signFor = (item: FormulaItem): FormulaItem => {
    if (item.kind === 'stroke') {
      const length = Math.round(Math.hypot(item.dx, item.dy) * 1000)
      if (length > longestSign * 1000) return item
      return {...item, sign: slotFor({width: length, height: Math.round(item.thickness * 1000)})}
    }
    if (item.kind !== 'rule') return item
    const {x, y, color} = item
    const shape = {width: Math.round(item.width * 1000), height: Math.round(item.height * 1000)}
    const width = shape.width / 1000
    return {kind: 'text', ...slotFor(shape), x, y, size: 1, width, ...(color !== undefined && {color})}
  }
  return {
    layouts: layouts.map(layout => ({...layout, items: layout.items.map(signFor)})),
    rules
  }
}

/** Unicode's space characters, except those that browsers treat specially. */
const spaces: readonly number[] = [...Array.from({length: 11}, (_, index) => 0x2000 + index), 0x202f, 0x205f]
