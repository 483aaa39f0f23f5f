import type {Stretch} from '../../core/mdast.ts'

/**
 * The ranges of a metadata text as ranges of its file. YAML folds and indents such a text, but keeps the marks of
 * CriticMarkup, and every range begins and ends with a mark. Undefined if the marks in the file are different.
 */
export function stretchesInFile(
  file: string,
  place: Stretch,
  value: string,
  stretches: readonly Stretch[]
): readonly Stretch[] | undefined {
  const inValue = [...value.matchAll(mark)]
  const inFile = [...file.slice(place.start, place.end).matchAll(mark)]
  if (inValue.length !== inFile.length || inValue.some(([sign], index) => sign !== inFile[index]![0])) return
  const starts = new Map(inValue.map(({index}, at) => [index, place.start + inFile[at]!.index]))
  const ends = new Map(
    inValue.map(({index, 0: sign}, at) => [
      index + sign.length,
      place.start + inFile[at]!.index + sign.length
    ])
  )
  const found = stretches.flatMap(({start, end}): Stretch[] => {
    const [from, to] = [starts.get(start), ends.get(end)]
    return from === undefined || to === undefined ? [] : [{start: from, end: to}]
  })
  return found.length === stretches.length ? found : undefined
}

const mark = /\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}|~>/g
