import {ownPlace} from '../../../core/joined-text.ts'
import type {Manuscript, Place} from '../../../core/types.ts'

/** Returns a test of whether a place names an include file that cannot be read, which another rule reports. */
export function unreadInclusions({
  findings,
  project: {joined}
}: Pick<Manuscript, 'findings' | 'project'>): (file: string, place: Place) => boolean {
  const named = findings.flatMap(({rule, file, place}) =>
    place !== undefined && (rule === 'file-unreadable' || rule === 'path-outside') ? [{file, place}] : []
  )
  if (named.length === 0) return () => false
  const known = new Set(named.map(each => keyOf(ownPlace(joined, each.file, each.place))))
  return (file, place) => known.has(keyOf(ownPlace(joined, file, place)))
}

function keyOf({file, place}: Readonly<{file: string; place: Place}>): string {
  return `${place.start.offset} ${file}`
}
