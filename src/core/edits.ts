import type {Edit, Field, Place} from './types.ts'

/** The edit that puts a text in place of `old`, which is exactly the text at the place. */
export function editOf(file: string, place: Place, old: string, text: string): Edit {
  return {file, start: place.start.offset, end: place.end.offset, old, text}
}

/**
 * The edit that gives a field of a bibliography entry another value; the delimiters stay. Undefined if the value does
 * not appear literally between delimiters in the file: a number without any, a `@string` name, parts joined by `#`.
 */
export function editValue(file: string, field: Field, text: string): Edit | undefined {
  const {value, valueStart} = field
  if (valueStart === undefined) return undefined
  return {file, start: valueStart, end: valueStart + value.length, old: value, text}
}
