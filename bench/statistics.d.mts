export type Pair = readonly [before: number, now: number]
export type Ratio = Readonly<{ratio: number; low: number; high: number}>
export type Verdict = 'slower' | 'faster' | 'no difference shown'
export function ratioOf(pairs: readonly Pair[], rounds?: number): Ratio
export function verdictOf(ratio: Ratio): Verdict
