/** Whether a style cites by number: by its category or, if it has none, because it uses citation numbers. */
export function citesByNumber(style: string): boolean {
  return (
    /citation-format="numeric"/.test(style) ||
    (!/citation-format="/.test(style) && style.includes('variable="citation-number"'))
  )
}
