const ranges = new WeakMap<Document, Range>()

/**
 * The range for measuring and cutting in the document; it keeps its place only until the next use. A browser adjusts
 * every range of a document whenever a text changes, until the range is collected as garbage. With a new range for each
 * paragraph, changing the texts of a long paper took minutes.
 */
export function measuringRange(): Range {
  const known = ranges.get(document)
  if (known !== undefined) return known
  const range = document.createRange()
  ranges.set(document, range)
  return range
}
