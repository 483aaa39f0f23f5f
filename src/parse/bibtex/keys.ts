import type {Field} from '../../core/types.ts'

/**
 * The keys of a field that lists keys, such as `ids`, `crossref`, `xdata`, `entryset`; the first ones, up to `most`.
 */
export function keysOf(field: Field | undefined, most?: number): readonly string[] {
  return field === undefined ? [] : field.value.split(/[\s,]+/, most).filter(key => key !== '')
}
