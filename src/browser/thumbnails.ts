import {childElement} from './child-element.ts'

/** Small pictures of pages, each a link to its page. */
export type Thumbnails = Readonly<{
  /** Draws the thumbnails of new and changed pages. */
  renew: (changed: readonly HTMLElement[]) => void
}>

/** The width of a thumbnail, in CSS px. */
const thumbnailWidth = 94

/**
 * Runs in the document of the typeset pages: maintains a strip of thumbnails. A thumbnail is drawn when it comes into
 * view.
 */
export function createThumbnails(strip: HTMLElement, pages: () => readonly HTMLElement[]): Thumbnails {
  const sheets = new Map<Element, HTMLElement>()
  const seen = new IntersectionObserver(
    entries => {
      for (const {target, isIntersecting} of entries) if (isIntersecting) draw(target as HTMLElement)
    },
    {root: strip, rootMargin: '400px'}
  )
  const current = new IntersectionObserver(
    entries => {
      for (const {target, isIntersecting} of entries) {
        const link = sheets.get(target)?.parentElement
        if (link) link.ariaCurrent = isIntersecting ? 'true' : null
        if (link && isIntersecting) link.scrollIntoView({block: 'nearest'})
      }
    },
    {rootMargin: '-45% 0px -45% 0px'}
  )

  /** Draws a page as a picture in its thumbnail. */
  function draw(box: HTMLElement): void {
    const page = [...sheets].find(([, each]) => each === box)?.[0]
    if (page === undefined || box.childElementCount > 0) return
    const style = getComputedStyle(document.documentElement)
    const width = Number.parseFloat(style.getPropertyValue('--sheet-width')) || 794
    box.style.height = `${(Number.parseFloat(style.getPropertyValue('--sheet-height')) || 1123) * (thumbnailWidth / width)}px`
    for (const line of linesOf(page as HTMLElement, thumbnailWidth / width)) box.append(line)
  }

  return {
    renew(changed) {
      const all = pages()
      const old = [...sheets.values()]
      const isNew = new Set<Element>(changed)
      sheets.clear()
      for (const [index, page] of all.entries()) {
        const box = old[index] ?? added(index)
        sheets.set(page, box)
        if (isNew.has(page)) box.replaceChildren()
        seen.unobserve(box)
        seen.observe(box)
        current.observe(page)
      }
      for (const box of old.slice(all.length)) box.parentElement?.remove()
    }
  }

  function added(index: number): HTMLElement {
    const link = childElement(strip, 'a', '')
    link.href = '#'
    link.addEventListener('click', event => {
      event.preventDefault()
      pages()[index]?.scrollIntoView()
    })
    const box = childElement(link, 'span', '')
    box.className = 'sheet'
    childElement(link, 'span', `${index + 1}`)
    return box
  }
}

/** The lines and pictures of a page as grey bars in the same places: a copy of the page would double the document. */
function linesOf(page: HTMLElement, scale: number): readonly HTMLElement[] {
  const {left, top} = page.getBoundingClientRect()
  const zoom = Number.parseFloat(document.documentElement.style.zoom) || 1
  const {marginLeft, marginTop} = marginsOf(page)
  const range = document.createRange()
  return [
    ...page.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, li, table, img, pre, .csl-entry')
  ].flatMap(block => {
    range.selectNodeContents(block)
    const isWhole = block.matches('table, img')
    const rects = isWhole ? [block.getBoundingClientRect()] : lineRects(range)
    return rects.map(rect => {
      const line = document.createElement('i')
      const [x, y] = [(rect.left - left) / zoom + marginLeft, (rect.top - top) / zoom + marginTop]
      line.style.cssText = `position:absolute;left:${x * scale}px;top:${y * scale}px;width:${(rect.width / zoom) * scale}px;height:${Math.max(1, (rect.height / zoom) * scale * (isWhole ? 1 : 0.45))}px;background:${block.matches('h1,h2,h3') ? '#444' : isWhole ? '#bbb' : '#999'}`
      return line
    })
  })
}

/** The rectangles of a range, one for each line. */
function lineRects(range: Range): readonly DOMRect[] {
  const lines: DOMRect[] = []
  for (const rect of range.getClientRects()) {
    const last = lines.at(-1)
    if (rect.width === 0) continue
    if (last !== undefined && Math.abs(last.top - rect.top) < rect.height / 2)
      lines[lines.length - 1] = new DOMRect(
        last.left,
        last.top,
        Math.max(last.right, rect.right) - last.left,
        last.height
      )
    else lines.push(rect)
  }
  return lines
}

/** The distances by which the sheet extends beyond its page, to the left and to the top. */
function marginsOf(page: HTMLElement): Readonly<{marginLeft: number; marginTop: number}> {
  const {left, top} = getComputedStyle(page, '::before')
  return {marginLeft: -Number.parseFloat(left) || 0, marginTop: -Number.parseFloat(top) || 0}
}
