import {membersOf} from '../core/entry-set.ts'
import type {Reference, Source} from '../core/types.ts'

/** Works to export, and the texts of the bibliography that contain them. */
export type ExportedWorks = Readonly<{
  /** The works in the order of the bibliography, without duplicates. */
  references: readonly Reference[]
  sources: readonly Source[]
}>

/** A part of a work that the format cannot express. */
export type ExportProblem = Readonly<{key: string; message: string}>

/** The result of an export. */
export type Export = Readonly<{text: string; problems: readonly ExportProblem[]}>

/** The works for a format without sets; the members of a set are works themselves. */
export function withoutSets({
  references
}: ExportedWorks): Pick<ExportedWorks, 'references'> & Pick<Export, 'problems'> {
  const sets = references.filter(({csl}) => membersOf(csl).length > 0)
  return {
    references: references.filter(reference => !sets.includes(reference)),
    problems: sets.map(({key}) => ({key, message: 'the set is left out, but its members are written'}))
  }
}

const mostNamed = 3

/** One line per kind of problem, with the keys of the first affected works. */
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
