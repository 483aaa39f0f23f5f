/** Whether two values of plain JSON are equal, ignoring `place`, the place of a node in its source. */
export function isSameWithoutPlaces(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && hasSameItems(one, other)
  return hasSameParts(one as Parts, other as Parts)
}

type Parts = Readonly<Record<string, unknown>>

// This file uses loops rather than new lists, because each build compares thousands of nodes.

function hasSameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index++)
    if (!isSameWithoutPlaces(one[index], other[index])) return false
  return true
}

function hasSameParts(one: Parts, other: Parts): boolean {
  let more = 0
  for (const name of Object.keys(other)) if (name !== 'place') more++
  for (const name of Object.keys(one)) {
    if (name === 'place') continue
    if (!Object.hasOwn(other, name) || !isSameWithoutPlaces(one[name], other[name])) return false
    more--
  }
  return more === 0
}
