import type {Pair, Ratio, Verdict} from './statistics.mjs'

export type Comparison = Readonly<{
  before: string
  now: string
  wanted: readonly string[]
  pairs: number
  only: string
  folder: string
  signal: AbortSignal
  tell: (line: string) => void
}>
export type Quantity = Readonly<{pairs: readonly Pair[]; ratio: Ratio; verdict: Verdict}>
export type Row = Readonly<{
  title: string
  quantities: Readonly<Partial<Record<'wall' | 'cpu' | 'memory', Quantity>>>
}>
export function compare(comparison: Comparison): Promise<readonly Row[]>
