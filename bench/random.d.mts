export type Random = Readonly<{
  chance: (probability: number) => boolean
  between: (low: number, high: number) => number
  from: <Value>(list: readonly Value[]) => Value
  early: <Value>(list: readonly Value[]) => Value
}>
export function createRandom(seed: number): Random
