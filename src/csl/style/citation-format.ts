/** Whether a style cites by number: its category says so, or, if it names none, the numbers that it uses. */
export function citesByNumber(style: string): boolean {
  return (
    /citation-format="numeric"/.test(style) ||
    (!/citation-format="/.test(style) && style.includes('variable="citation-number"'))
  )
}
