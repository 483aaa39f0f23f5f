/**
 * Styles may make a block of a picture that is the only element of its paragraph (`p > img:only-child`). One that has
 * others beside it is marked, so that it is none either when the paragraph is cut before or after it.
 */
export function markInlinePictures(article: HTMLElement): void {
  for (const picture of article.querySelectorAll('p > img:not(:only-child)')) picture.classList.add('in-line')
}
