import type {Field} from '../../core/types.ts'

/** The keys in a field such as `ids`, `crossref`, `xdata` or `entryset`, limited to the first `most`. */
export function keysOf(field: Field | undefined, most?: number): readonly string[] {
  return field === undefined ? [] : field.value.split(/[\s,]+/, most).filter(key => key !== '')
}
