/** Numbers from 0 to 1 in an order that only the seed decides. */
export function createRandom(seed: number): () => number
