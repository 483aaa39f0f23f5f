import {type ChangedParts, elementsOfParts} from '../outputs/reader/elements-of-parts.ts'

/**
 * Runs in the page: tells whether notes have to be placed again after a change. Their places need searches of the whole
 * page, which in a paper of a hundred chapters take longer than the change.
 */
export function createNotesConcerned(): (parts: ChangedParts) => boolean {
  // Browsers cache the length until elements are added or removed.
  const notes = document.getElementsByClassName('note')
  let count = notes.length
  return parts => {
    const before = count
    count = notes.length
    return (
      parts === undefined ||
      count !== before ||
      // Beside the text, notes move with every line, and lose their anchors with the attributes of their calls.
      document.documentElement.matches('.side-notes') ||
      elementsOfParts(parts, '.note, .note-call, .contents, .references').length > 0 ||
      (elementsOfParts(parts, '.citation').length > 0 && document.querySelector('.choice') === null)
    )
  }
}
