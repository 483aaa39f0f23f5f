/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [name: string]: Json}

/**
 * Serializes a value in canonical form: members sorted by the UTF-16 units of their names, no white space, strings and
 * numbers as in ECMAScript. For the integers and texts of a manifest, this is RFC 8785.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map(name => `${JSON.stringify(name)}:${canonicalJson(value[name]!)}`)
  return `{${members.join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
