/** True for a key that names a part of the manuscript, `fig:map`, and no work of the bibliography. */
export function isCrossReferenceLabel(key: string): boolean {
  return /^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st|[Aa]lg|[Nn]ote):/.test(key)
}
