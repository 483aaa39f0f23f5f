/** Whether a key that names no work was meant for a figure, table, section… of the paper, as Quarto writes them: `@tbl-ages`. */
export function isQuartoLabel(key: string): boolean {
  return /^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st)-./.test(key)
}
