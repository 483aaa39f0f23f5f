import {oneLine} from './record-values.ts'

/** A tag and its value, as RIS has them: `['AU', 'Galtung, Johan']`. */
export type Tag = readonly [tag: string, value: string]

/** Gives the values of a record, each once, so that what nothing asked for is known at the end. */
export type TagReader = Readonly<{
  /** The first value that one of the tags has; the same value under the others is taken with it. */
  one: (...tags: readonly string[]) => string | undefined
  /** All values of the tags, tag by tag. */
  all: (...tags: readonly string[]) => readonly string[]
  /** The first value of a tag, which is not taken with it. */
  first: (tag: string) => string | undefined
  /** The tags that have not been taken. */
  rest: () => readonly Tag[]
}>

/** Reads the tags of a record. Values become one line; empty ones are dropped. */
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
