import {buttonOf, copyFor} from './buttons.ts'
import type {ReadingWords} from './words.ts'

/** Gives each listing a button that copies it, and each heading one that copies the address of its section. */
export function offerCopying(words: ReadingWords): void {
  for (const code of document.querySelectorAll('.text pre'))
    if (code.querySelector('.copy-code') === null)
      code.prepend(
        buttonOf('copy-code', words.copy, button => copyFor(button, code.textContent ?? '', words.copied))
      )
  for (const heading of document.querySelectorAll('.text :is(h2, h3, h4)[id]'))
    if (heading.querySelector('.copy-link') === null)
      heading.append(
        buttonOf('copy-link', words.copyLink, button => {
          const {href} = new URL(`#${heading.id}`, location.href)
          history.replaceState(null, '', href)
          copyFor(button, href, words.copied)
        })
      )
}
