/**
 * Joins the parts of a caption to a description of its picture. An undefined part is a citation or a reference that is
 * left out: with the brackets around it, and the space or the full stop that it would leave behind.
 */
export function joinedDescription(parts: ReadonlyArray<string | undefined>): string {
  return parts
    .map(part => part ?? omitted)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[([] ?\uFFFC+ ?[)\]]/g, omitted)
    .replace(/\. ?(?:\uFFFC ?)+(?=\.)/g, '')
    .replace(/(?:^ ?| (?=\uFFFC[ .,;:!?)\]]|\uFFFC$))\uFFFC/g, '')
    .replaceAll(omitted, '')
    .replace(/ +(?=[.,;:]|$)/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ .,;:]+/, '')
    .trim()
}

const omitted = '\uFFFC'
