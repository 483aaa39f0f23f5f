import {ownBreaks} from './word-breaks.ts'

/**
 * In ragged text, marks places for line breaks in URLs that are wider than the text: after separators, because the
 * browser would break them between any two letters. Shorter URLs stay on one line.
 */
export function breakLongAddresses(article: HTMLElement): void {
  const links = [...article.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(link =>
    isAddress.test(link.textContent)
  )
  const long = links.filter(link => {
    const text = link.closest(texts)
    return text !== null && getComputedStyle(text).textAlign !== 'justify' && lengthOf(link) > widthOf(text)
  })
  for (const link of long) for (const node of [...link.childNodes]) if (node instanceof Text) markBreaks(node)
}

const isAddress = /^(https?:|www\.|doi:|10\.\d{4})\S{20,}$/i

const texts = '.csl-right-inline, .csl-entry, p, li, dd, figcaption'

/** The length of a link, over all its lines. */
function lengthOf(link: Element): number {
  return [...link.getClientRects()].reduce((sum, {width}) => sum + width, 0)
}

/** The width of a text's narrowest line. */
function widthOf(text: Element): number {
  const {paddingLeft, paddingRight} = getComputedStyle(text)
  return text.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}

function markBreaks(node: Text): void {
  const parts: (string | Element)[] = []
  let from = 0
  for (const {offset} of ownBreaks(node.data, 0, false)) {
    parts.push(node.data.slice(from, offset), document.createElement('wbr'))
    from = offset
  }
  node.replaceWith(...parts, node.data.slice(from))
}
