/**
 * Marks pictures with siblings as inline. Styles can turn a picture into a block if it is the only element of its
 * paragraph (`p > img:only-child`), and a marked picture does not become a block when the paragraph is cut next to it.
 */
export function markInlinePictures(article: HTMLElement): void {
  for (const picture of article.querySelectorAll('p > img:not(:only-child)')) picture.classList.add('in-line')
}
