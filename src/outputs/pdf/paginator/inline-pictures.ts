/**
 * Styles can turn a picture into a block if it is the only element of its paragraph (`p > img:only-child`). Marks
 * pictures with siblings, so that they do not become blocks when the paragraph is cut next to them.
 */
export function markInlinePictures(article: HTMLElement): void {
  for (const picture of article.querySelectorAll('p > img:not(:only-child)')) picture.classList.add('in-line')
}
