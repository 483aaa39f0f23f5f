import {type ChangedParts, elementsOfParts} from '../outputs/reader/elements-of-parts.ts'

/**
 * Runs in the page: tells whether notes have to be placed again after a change. To place them, the whole page must be
 * searched, and in a paper of a hundred chapters this takes longer than the change.
 */
export function createNotesConcerned(): (parts: ChangedParts) => boolean {
  // Browsers cache the length of this collection until elements are added or removed.
  const notes = document.getElementsByClassName('note')
  let count = notes.length
  return parts => {
    const before = count
    count = notes.length
    return (
      parts === undefined ||
      count !== before ||
      // Notes beside the text move with every line, and lose their anchors when the attributes of their calls change.
      document.documentElement.matches('.side-notes') ||
      elementsOfParts(parts, '.note, .note-call, .contents, .references').length > 0 ||
      (elementsOfParts(parts, '.citation').length > 0 && document.querySelector('.choice') === null)
    )
  }
}
