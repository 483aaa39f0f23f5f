export type Mutation = Readonly<{
  file: string
  line: number
  start: number
  end: number
  replacement: string
  block: number
  change: string
}>
export type Block = Readonly<{start: number; end: number; kind: 'block' | 'statement' | 'value'}>
export function mutationsOf(
  text: string,
  file: string
): Readonly<{mutations: readonly Mutation[]; blocks: readonly Block[]}>
export function mutated(text: string, mutation: Mutation): string
