import type {CslItem} from '../../src/core/types.ts'
import {CASE_KINDS} from './csl-oracle-kinds-case.ts'
import {FIELD_KINDS} from './csl-oracle-kinds-fields.ts'
import {MARK_KINDS} from './csl-oracle-kinds-marks.ts'
import {NAME_KINDS} from './csl-oracle-kinds-names.ts'
import {ORDER_KINDS} from './csl-oracle-kinds-order.ts'
import {type Stretch, stretchesOf} from './pandoc-stretches.ts'

/** The other processors that render a citation or an entry. */
export type OtherProcessor = 'citeproc-js' | 'Pandoc'

/** A citation or an entry as rendered by galley and by another processor. */
export type OraclePair = Readonly<{
  other: OtherProcessor
  isEntry: boolean
  style: string
  ours: string
  theirs: string
  works: readonly CslItem[]
}>

/** A stretch that the two processors render differently. */
export type OracleDifference = Stretch & Readonly<{pair: OraclePair}>

/** Why two processors differ; a row of docs/csl-differences.md. */
export type OracleKind = Readonly<{
  name: string
  from: readonly OtherProcessor[]
  right: 'galley' | 'citeproc-js' | 'Pandoc' | 'either' | 'galley by the letter'
  /** Which processor is right, and the deciding sentence. */
  why: string
}> &
  (
    | Readonly<{holds: (difference: OracleDifference) => boolean}>
    // A kind with `explains` explains the whole difference between two renderings.
    | Readonly<{explains: (pair: OraclePair) => boolean}>
  )

/** The order matters: the first match counts. */
export const ORACLE_KINDS: readonly OracleKind[] = [
  ...ORDER_KINDS,
  ...NAME_KINDS,
  ...CASE_KINDS,
  ...MARK_KINDS,
  ...FIELD_KINDS
]

/**
 * The names of the kinds to which the differences of a pair belong; `unnamed` lists the differences of no kind, as
 * rendered.
 */
export function kindsOf(pair: OraclePair): Readonly<{names: readonly string[]; unnamed: readonly string[]}> {
  const known = ORACLE_KINDS.filter(({from}) => from.includes(pair.other))
  const whole = known.find(kind => 'explains' in kind && kind.explains(pair))
  if (whole !== undefined) return {names: [whole.name], unnamed: []}
  const names = new Set<string>()
  const unnamed: string[] = []
  for (const stretch of stretchesOf(pair.ours, pair.theirs)) {
    const {ours, theirs, before, after} = stretch
    const kind = known.find(each => 'holds' in each && each.holds({...stretch, pair}))
    if (kind !== undefined) names.add(kind.name)
    else unnamed.push(`${before.slice(-40)}⟨${ours}|${theirs}⟩${after.slice(0, 30)}`)
  }
  return {names: [...names], unnamed}
}
