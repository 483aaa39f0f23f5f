import {perObject} from '../core/per-object.ts'
import {mapTexts, type Segment, textSegment} from '../core/segment.ts'

/**
 * TeX in the fields of works, such as `On $\mathbb{R}^3$`. The bibliography keeps only formulas with commands as TeX;
 * simple ones have been converted to letters, and `$5` is an amount.
 */
export const formulaInField = /\$([^$]*\\[a-zA-Z][^$]*)\$/u

/** Separates the formulas of fields from their text. */
export const formulasIn = perObject((segments: readonly Segment[]): readonly Segment[] =>
  mapTexts(segments, value =>
    value.split(new RegExp(formulaInField, 'gu')).flatMap((piece, index): readonly Segment[] => {
      if (index % 2 === 1) return [{type: 'formula', tex: piece}]
      return piece === '' ? [] : [textSegment(piece)]
    })
  )
)
