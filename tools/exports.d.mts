/** A name that the package exports, with the first sentence of its doc comment. */
export type Exported = Readonly<{name: string; kind: string; says: string}>

/** The entries of the package, and the files that they come from. */
export const entries: Readonly<Record<string, string>>

export function exportsOf(root: string, file: string): readonly Exported[]

export function exportsPage(root: string): string

/** The paper that the examples of functions use. */
export const examplePaper: Readonly<Record<string, string>>

export function functionsWithoutExample(root: string): readonly string[]
