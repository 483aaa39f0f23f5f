import {beforeAll, describe, expect, test} from 'vitest'
import {type RecordedBoxes, recordedBoxes} from '../../formula-paper.ts'
import {type TexTypesetter, texTypesetter} from './typeset.ts'

type Errors = Readonly<{tex: string; width: number; height: number; wide: number}>

let typeset: TexTypesetter
beforeAll(async () => {
  typeset = await texTypesetter()
})

function errorsOf([tex, display, text]: RecordedBoxes): readonly Errors[] {
  return [display, text].map(([width, height, depth], index) => {
    const box = typeset(tex, index === 0)
    if (box === undefined) return {tex, width: Infinity, height: Infinity, wide: width}
    const high = Math.max(
      Math.abs(box.height - Math.max(0, height)),
      Math.abs(box.depth - Math.max(0, depth))
    )
    return {tex, width: Math.abs(box.width - width), height: high, wide: width}
  })
}

function share<Value>(values: readonly Value[], test: (value: Value) => boolean): number {
  return values.filter(test).length / values.length
}

describe('formulas are as large as in LuaLaTeX', () => {
  test('120 formulas', () => {
    const errors = recordedBoxes.formulas.flatMap(errorsOf)
    const widths = errors.map(({width}) => width).sort((one, other) => one - other)
    expect(errors).toHaveLength(240)
    expect(widths[120]).toBeLessThanOrEqual(0.005)
    expect(share(errors, ({width, wide}) => width <= 0.1 + wide / 100)).toBeGreaterThanOrEqual(0.98)
    expect(errors.filter(({width}) => width > 0.3)).toEqual([])
    expect(share(errors, ({height}) => height <= 0.1)).toBeGreaterThanOrEqual(0.95)
  })

  test('57 atoms', () => {
    const errors = recordedBoxes.atoms.flatMap(errorsOf)
    expect(errors.filter(({width, height}) => width > 0.02 || height > 0.02)).toEqual([])
  })
})
