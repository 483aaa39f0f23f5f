/** The beginning of a label that says what it is the label of, such as `fig:`; undefined for a label without one. */
export function kindOfLabel(label: string): string | undefined {
  return /^(?:fig|tbl|tab|eq|eqn|sec|lst|alg|note)[:-]/i.exec(label)?.[0]
}
