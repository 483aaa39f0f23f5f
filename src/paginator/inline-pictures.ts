/**
 * Styles may make a block of a picture that is the only element of its paragraph (`p > img:only-child`). A picture with
 * siblings is marked, so that it does not become a block when the paragraph is cut beside it.
 */
export function markInlinePictures(article: HTMLElement): void {
  for (const picture of article.querySelectorAll('p > img:not(:only-child)')) picture.classList.add('in-line')
}
