/**
 * A line of a drawing without the marks of its edits, and a function for the column of each of its characters in the
 * source.
 */
export type UneditedLine = Readonly<{text: string; at: (column: number) => number}>

const ends: ReadonlyMap<string, string> = new Map([
  ['{++', '++}'],
  ['{--', '--}'],
  ['{~~', '~~}'],
  ['{==', '==}'],
  ['{>>', '<<}']
])

/** Returns a line as it was before its edits in CriticMarkup, because marks make the line wider. */
export function uneditedLine(line: string): UneditedLine {
  if (!line.includes('{')) return {text: line, at: column => column}
  const places: number[] = []
  const missing = new Set<string>()
  for (let at = 0; at < line.length; ) {
    const open = line.slice(at, at + 3)
    const close = ends.get(open)
    const end = close === undefined || missing.has(close) ? -1 : line.indexOf(close, at + 3)
    if (close === undefined || end < 0) {
      if (close !== undefined) missing.add(close)
      places.push(at++)
      continue
    }
    const replaced = open === '{~~' ? line.indexOf('~>', at + 3) : end
    const isKept = open !== '{++' && open !== '{>>'
    for (let kept = at + 3; isKept && kept < Math.min(end, replaced < 0 ? end : replaced); kept++)
      places.push(kept)
    at = end + 3
  }
  return {
    text: places.map(place => line[place]).join(''),
    at: column => places[column] ?? line.length
  }
}
