import {theoremOfLabel} from '../core/theorem-kinds.ts'

/** The beginning of a label that names its kind, such as `fig:`; undefined for a label without one. */
export function kindOfLabel(label: string): string | undefined {
  const floats = /^(?:fig|tbl|tab|eq|eqn|sec|lst|alg|note)[:-]/i.exec(label)?.[0]
  return floats ?? (theoremOfLabel(label) === undefined ? undefined : /^[a-z]+[:-]/.exec(label)?.[0])
}
