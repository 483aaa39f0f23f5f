import type {Edit, Field, Place} from './types.ts'

/** Returns an edit that replaces `old`, which must be the exact text at the place. */
export function editOf(file: string, place: Place, old: string, text: string): Edit {
  return {file, start: place.start.offset, end: place.end.offset, old, text}
}

/**
 * Returns an edit that changes the value of a field in a bibliography entry and keeps its delimiters. Undefined if the
 * value is not literally between delimiters in the file: a bare number, a `@string` name, or parts joined by `#`.
 */
export function editValue(file: string, field: Field, text: string): Edit | undefined {
  const {value, valueStart} = field
  if (valueStart === undefined) return undefined
  return {file, start: valueStart, end: valueStart + value.length, old: value, text}
}
