/**
 * The style sheets that are in the document itself. A linked sheet is never loaded, and reading its rules throws a
 * security error, which would stop the pagination.
 */
export function ownSheets(): readonly CSSStyleSheet[] {
  return [...document.styleSheets].filter(sheet => sheet.href === null)
}
