export type Pair = Readonly<{lang: string; style: string}>
export type Drawn = Pair & Readonly<{name: string; a: 'galley' | 'lualatex'; b: 'galley' | 'lualatex'}>

export const pairs: readonly Pair[]
export function drawnPairs(seed: number): readonly Drawn[]
