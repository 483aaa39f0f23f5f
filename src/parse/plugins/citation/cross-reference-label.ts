/** Whether a key names a part of the manuscript, `fig:map`, rather than a work in the bibliography. */
export function isCrossReferenceLabel(key: string): boolean {
  return /^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st|[Aa]lg|[Nn]ote):/.test(key)
}

/**
 * Whether a key before brackets is probably a label in Quarto, such as `fig-map`; a theorem's label counts only if the
 * brackets themselves cite works.
 */
export function isLabelBeforeCitation(key: string, isCited: boolean): boolean {
  return (isCited ? quartoLabel : floatLabel).test(key)
}

const floatLabel = /^(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st)-/
const quartoLabel =
  /^(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Dd]ef|[Ee]xm|[Aa]pp|[Aa]px)-/
