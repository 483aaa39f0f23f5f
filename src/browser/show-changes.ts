import {changeOutside} from './change-place.ts'
import {markChanges, scrollToStretch} from './marks.ts'
import type {Morphed} from './morph.ts'
import type {Notices} from './notices.ts'

/**
 * Runs in the page: marks the changes. If they are out of view, shows a message that names the place and scrolls there
 * on a click; if the page follows the author, it scrolls at once.
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
