import {changeOutside} from './change-place.ts'
import {markChanges, scrollToStretch} from './marks.ts'
import type {Morphed} from './morph.ts'
import type {Notices} from './notices.ts'

/**
 * Runs in the page: marks the changes. If they are out of view, names the place, and goes there on a click; or at
 * once if the page follows the author.
 */
export function showChanges(changes: Morphed, notices: Notices, isFollowing = false): void {
  markChanges(changes)
  const outside = changeOutside(changes)
  if (outside === undefined) return
  const {change, words} = outside
  const go = (): void => {
    scrollToStretch(change)
    markChanges(changes)
  }
  if (isFollowing) go()
  else notices.show(words, go)
}
