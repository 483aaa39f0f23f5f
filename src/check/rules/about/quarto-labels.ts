/** Whether an unknown key looks like a Quarto label for a figure, table or section, such as `@tbl-ages`. */
export function isQuartoLabel(key: string): boolean {
  return /^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st)-./.test(key)
}
