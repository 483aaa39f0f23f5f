import {buttonOf} from './buttons.ts'
import {all, create, first} from './elements.ts'
import {type ChangedParts, elementsOfParts} from './elements-of-parts.ts'
import type {ReadingWords} from './words.ts'

const pictures = '.text figure.figure img, .text figure.figure .part img'

/**
 * Adds to each picture in a figure a button that shows the picture as large as the window, with its caption. The dialog
 * is the browser's own: Escape closes it, and the focus then returns to the button.
 */
export function offerEnlarging(words: ReadingWords, parts: ChangedParts): void {
  for (const picture of elementsOfParts<HTMLImageElement>(parts, pictures)) {
    const figure = picture.closest('figure')!
    const isDone = first(':scope > .enlarge', figure) !== null
    // A picture that is a link keeps its link, which the author has set.
    if (isDone || picture.closest('a') !== null) continue
    const label = first('.caption-label', figure)?.textContent ?? ''
    figure.prepend(buttonOf('enlarge', `${words.enlarge}: ${label}`, () => enlarge(picture, figure, words)))
    picture.addEventListener('click', () => enlarge(picture, figure, words))
  }
}

function enlarge(picture: HTMLImageElement, figure: Element, words: ReadingWords): void {
  const dialog = create('dialog', 'large')
  const shown = create('img')
  shown.src = picture.src
  shown.alt = picture.alt
  const caption = create('p')
  caption.append(
    ...[...(first(':scope > figcaption', figure)?.childNodes ?? [])].map(node => node.cloneNode(true))
  )
  for (const gone of all('.back-links', caption)) gone.remove()
  for (const named of all('[id]', caption)) named.removeAttribute('id')
  caption.lang = figure.closest<HTMLElement>('[lang]')?.lang ?? ''
  dialog.append(
    buttonOf('close', words.close, () => dialog.close()),
    shown,
    caption
  )
  dialog.ariaLabel = first('.caption-label', caption)?.textContent ?? picture.alt
  dialog.addEventListener('close', () => dialog.remove())
  // A click next to the picture closes the dialog, and so does a click on a link in the caption, because it leads into
  // the page.
  dialog.addEventListener('click', event => {
    if (event.target === dialog || (event.target as Element).closest('a') !== null) dialog.close()
  })
  document.body.append(dialog)
  dialog.showModal()
}
