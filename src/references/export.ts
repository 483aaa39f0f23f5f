import type {Reference, Source} from '../core/types.ts'

/** Works to be written, and the texts of the bibliography that they come from. */
export type ExportedWorks = Readonly<{
  /** In the order of the bibliography, each once. */
  references: readonly Reference[]
  sources: readonly Source[]
}>

/** What the form has no place for in a work. */
export type ExportProblem = Readonly<{key: string; message: string}>

/** What a form made of the works. */
export type Export = Readonly<{text: string; problems: readonly ExportProblem[]}>

const mostNamed = 3

/** A line for each kind of problem, with the first of the works that have it. */
export function problemLines(problems: readonly ExportProblem[]): readonly string[] {
  const keysOf = new Map<string, string[]>()
  for (const {key, message} of problems) {
    const keys = keysOf.get(message)
    if (keys === undefined) keysOf.set(message, [key])
    else keys.push(key)
  }
  return [...keysOf].map(([message, keys]) => {
    const named = keys.slice(0, mostNamed).map(key => `\`${key}\``)
    const more = keys.length > mostNamed ? ` and ${keys.length - mostNamed} more` : ''
    return `${message}: ${named.join(', ')}${more}`
  })
}
