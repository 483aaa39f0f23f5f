/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [name: string]: Json}

/**
 * A value as JSON in one form only: members sorted by the UTF-16 units of their names, no white space, strings and
 * numbers as ECMAScript writes them. That is RFC 8785 for the whole numbers and texts of a manifest.
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
