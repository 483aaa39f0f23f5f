/**
 * Runs in the page: returns the current document as self-contained HTML of the same width. It includes the style sheets
 * that galley's scripts have adopted, which are not in the document's source. Pages keep their height as a minimum,
 * because another browser may measure letters differently and must not hide the last line.
 */
export function snapshot(): string {
  for (const box of document.querySelectorAll<HTMLElement>('.page, .region, .page-column')) {
    box.style.minHeight = box.style.height
    box.style.height = ''
  }
  const {width} = document.documentElement.getBoundingClientRect()
  const rules = document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))
  // Elements that were positioned relative to the page's width stay in place.
  rules.push(`html { position: relative; width: ${width}px; margin: 24px auto }`)
  const style = document.createElement('style')
  style.textContent = rules.join('\n')
  document.head.append(style)
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`
}
