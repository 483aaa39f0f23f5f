/** Moves the chunks of a compiled program and their code caches into one file. */
export function packProgram(folder: string): void
