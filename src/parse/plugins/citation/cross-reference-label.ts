/** Whether a key names a part of the manuscript, `fig:map`, rather than a work in the bibliography. */
export function isCrossReferenceLabel(key: string): boolean {
  return /^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st|[Aa]lg|[Nn]ote):/.test(key)
}
