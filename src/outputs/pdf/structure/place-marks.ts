/** A language tag without the number of a place that `paginator/mark-places.ts` has added. */
export type PlaceMark = Readonly<{tag: string | undefined; place: number | undefined}>

/** Reads the number of a place, as in `en-x-to17` and `en-x-note12-to17`. */
export function readPlaceMark(tag: string | undefined): PlaceMark {
  const [, rest, number] = (tag === undefined ? null : markPattern.exec(tag)) ?? []
  return number === undefined ? {tag, place: undefined} : {tag: rest, place: Number(number)}
}

const markPattern = /^(.+?)(?:-x)?-to(\d{1,9})$/i
