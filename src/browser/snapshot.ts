/**
 * Runs in the page: the document as it stands, as HTML that needs nothing else, as wide as it is laid out.
 * Style sheets that scripts of ours have adopted are written into it, since they are no part of the document's text.
 */
export function snapshot(): string {
  const {width} = document.documentElement.getBoundingClientRect()
  const rules = document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))
  // What was placed by the page's width stays where it was.
  rules.push(`html { position: relative; width: ${width}px; margin: 24px auto }`)
  const style = document.createElement('style')
  style.textContent = rules.join('\n')
  document.head.append(style)
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`
}
