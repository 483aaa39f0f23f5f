/**
 * The style sheets that stand in the document itself. One that a template names elsewhere is never loaded, and to ask
 * for its rules is a fault of security, which would end the pagination.
 */
export function ownSheets(): readonly CSSStyleSheet[] {
  return [...document.styleSheets].filter(sheet => sheet.href === null)
}
