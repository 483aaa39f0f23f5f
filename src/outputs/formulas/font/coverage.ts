/** The glyphs of a coverage table, in order of their indices (OpenType 1.9, “Coverage Table”). */
export function coverageAt(view: DataView, start: number): readonly number[] {
  const count = view.getUint16(start + 2)
  if (view.getUint16(start) === 1)
    return Array.from({length: count}, (_, index) => view.getUint16(start + 4 + index * 2))
  return Array.from({length: count}, (_, index) => start + 4 + index * 6).flatMap(record => {
    const [first, last] = [view.getUint16(record), view.getUint16(record + 2)]
    return Array.from({length: last - first + 1}, (_, index) => first + index)
  })
}
