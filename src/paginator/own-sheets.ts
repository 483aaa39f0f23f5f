/**
 * The style sheets in the document itself. A sheet that a template links is never loaded, and reading its rules is a
 * security error, which would end the pagination.
 */
export function ownSheets(): readonly CSSStyleSheet[] {
  return [...document.styleSheets].filter(sheet => sheet.href === null)
}
