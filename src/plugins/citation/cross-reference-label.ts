/** True for a key that names a part of the manuscript, `fig:map`, and no work of the bibliography. */
export function isCrossReferenceLabel(key: string): boolean {
  return /^(?:fig|tbl|tab|eq|sec|lst|note):/.test(key)
}
