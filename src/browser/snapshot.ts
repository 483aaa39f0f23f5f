/**
 * Runs in the page: the document in its present state, as self-contained HTML of the same width. Style sheets that
 * galley's scripts have adopted are written into it, because they are not in the document's text. Pages keep their
 * height and may grow: another browser measures letters otherwise, and must not hide the last line.
 */
export function snapshot(): string {
  for (const box of document.querySelectorAll<HTMLElement>('.page, .region, .page-column')) {
    box.style.minHeight = box.style.height
    box.style.height = ''
  }
  const {width} = document.documentElement.getBoundingClientRect()
  const rules = document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))
  // Keeps elements in place that were positioned by the page's width.
  rules.push(`html { position: relative; width: ${width}px; margin: 24px auto }`)
  const style = document.createElement('style')
  style.textContent = rules.join('\n')
  document.head.append(style)
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`
}
