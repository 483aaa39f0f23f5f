import {buttonOf, copyFor} from './buttons.ts'
import {first} from './elements.ts'
import {type ChangedParts, elementsOfParts} from './elements-of-parts.ts'
import type {ReadingWords} from './words.ts'

/** Adds to each listing a button that copies it, and to each heading a button that copies the URL of its section. */
export function offerCopying(words: ReadingWords, parts: ChangedParts): void {
  for (const code of elementsOfParts(parts, '.text pre'))
    if (first('.copy-code', code) === null)
      code.prepend(
        buttonOf('copy-code', words.copy, button => copyFor(button, code.textContent ?? '', words.copied))
      )
  for (const heading of elementsOfParts(parts, '.text :is(h2, h3, h4)[id]'))
    if (first('.copy-link', heading) === null)
      heading.append(
        buttonOf('copy-link', words.copyLink, button => {
          const {href} = new URL(`#${heading.id}`, location.href)
          history.replaceState(null, '', href)
          copyFor(button, href, words.copied)
        })
      )
}
