import {type ChangedParts, elementsOfParts} from '../outputs/reader/elements-of-parts.ts'

/**
 * Runs in the page: returns a function that decides whether notes have to be placed again after a change. Placing them
 * requires a search of the whole page, which takes longer than the change in a paper of a hundred chapters.
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
