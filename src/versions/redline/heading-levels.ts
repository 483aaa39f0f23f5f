import {plural} from '../../core/plural.ts'
import type {Recorded, Recorder} from './recorder.ts'

/** The change of a heading's level, and by how many levels the heading was lowered. */
export type LevelChange = Readonly<{change: Recorded; shift: number}>

/**
 * If many headings were lowered or raised by the same number of levels, joins their changes into one, because a part of
 * the paper was probably moved below another heading or out of it.
 */
export function joinLevels(changes: readonly LevelChange[], recorder: Recorder): void {
  for (const shift of new Set(changes.map(each => each.shift))) {
    const own = changes.filter(each => each.shift === shift).map(({change}) => change)
    if (own.length <= mostAlone) continue
    const levels = plural(Math.abs(shift), 'level')
    recorder.join(own, {
      kind: 'changed',
      subject: 'heading',
      old: '',
      new: `${own.length} headings, each ${levels} ${shift > 0 ? 'lower' : 'higher'}`,
      counts: {deleted: 0, inserted: 0}
    })
  }
}

/** The maximum number of headings with other levels that are listed one by one. */
const mostAlone = 4
