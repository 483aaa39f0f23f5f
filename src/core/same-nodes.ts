/** Whether two values of plain JSON are the same; `place`, the place of a node in its source, is not compared. */
export function isSameWithoutPlaces(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => isSameWithoutPlaces(value, other[index]))
    )
  const names = namesOf(one)
  return (
    names.length === namesOf(other).length &&
    names.every(
      name =>
        Object.hasOwn(other, name) && isSameWithoutPlaces(Reflect.get(one, name), Reflect.get(other, name))
    )
  )
}

function namesOf(value: object): readonly string[] {
  return Object.keys(value).filter(name => name !== 'place')
}
