export function sampleOf<Member>(list: readonly Member[], size: number, seed: number): readonly Member[]
export function intervalOf(hits: number, size: number): Readonly<{low: number; high: number}>
