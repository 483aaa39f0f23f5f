/** Whether a block is a listing with a caption. */
export function isListing(element: Element): boolean {
  return element.localName === 'figure' && element.querySelector(':scope > pre') !== null
}

/** Whether the sentence before a block ends in a colon. */
function isAnnounced({previousElementSibling}: Element): boolean {
  return (previousElementSibling?.textContent ?? '').trimEnd().endsWith(':')
}

/** Whether an element may float: figures, tables and listings with a caption, and pictures without one. */
export function mayFloat(element: HTMLElement, pageHeight: number): boolean {
  const {classList} = element
  if (element.localName === 'figure') {
    if (isListing(element) && isAnnounced(element))
      return classList.contains('top') || classList.contains('bottom')
    return !classList.contains('here')
  }
  return element.localName === 'p' && isPicture(element, pageHeight)
}

/**
 * Whether a paragraph consists of a picture, with at most punctuation, that is so high that it would leave a gap; a
 * badge is not so high. False if the sentence before the paragraph ends in a colon, because the picture then stays
 * below that sentence.
 */
function isPicture(paragraph: HTMLElement, pageHeight: number): boolean {
  const [picture, second] = paragraph.getElementsByTagName('img')
  if (picture === undefined || second !== undefined || picture.classList.contains('here')) return false
  if (/[\p{L}\p{N}]/u.test(paragraph.textContent ?? '')) return false
  return !isAnnounced(paragraph) && picture.getBoundingClientRect().height > pageHeight / 10
}
