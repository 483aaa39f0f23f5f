/**
 * Runs in the page: the document as it stands, as HTML that needs nothing else. Style sheets that scripts of ours
 * have adopted are written into it, since they are no part of the document's text.
 */
export function snapshot(): string {
  const rules = document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))
  if (rules.length > 0) {
    const style = document.createElement('style')
    style.textContent = rules.join('\n')
    document.head.append(style)
  }
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`
}
