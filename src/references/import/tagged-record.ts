import {oneLine} from './record-values.ts'

/** A tag and its value, as in RIS: `['AU', 'Galtung, Johan']`. */
export type Tag = readonly [tag: string, value: string]

/** Functions that return the values of a record, and keep track of which values were taken. */
export type TagReader = Readonly<{
  /** The first value of the given tags; equal values of the other tags are taken as well. */
  one: (...tags: readonly string[]) => string | undefined
  /** All values of the tags, in the order of the tags. */
  all: (...tags: readonly string[]) => readonly string[]
  /** The first value of a tag, without taking it. */
  first: (tag: string) => string | undefined
  /** The tags that have not been taken. */
  rest: () => readonly Tag[]
}>

/** Creates a reader of a record's tags. White space in values is collapsed; empty values are dropped. */
export function tagReader(tags: readonly Tag[]): TagReader {
  const values = new Map<string, string[]>()
  for (const [tag, written] of tags) {
    const value = oneLine(written)
    if (value === '') continue
    const list = values.get(tag)
    if (list === undefined) values.set(tag, [value])
    else list.push(value)
  }
  const listOf = (tag: string): readonly string[] => values.get(tag) ?? []
  return {
    one: (...names) => {
      const value = names.flatMap(listOf)[0]
      if (value === undefined) return undefined
      for (const name of names)
        values.set(
          name,
          listOf(name).filter(other => other !== value)
        )
      return value
    },
    all: (...names) => {
      const found = names.flatMap(listOf)
      for (const name of names) values.delete(name)
      return found
    },
    first: tag => listOf(tag)[0],
    rest: () => [...values].flatMap(([tag, list]) => list.map(value => [tag, value] as const))
  }
}
