/** The index of the first difference between two texts or byte arrays; undefined if they are equal. */
export function firstDifference<Row extends string | Uint8Array>(
  expected: Row,
  found: Row
): number | undefined {
  const shorter = Math.min(expected.length, found.length)
  for (let at = 0; at < shorter; at++) if (expected[at] !== found[at]) return at
  return expected.length === found.length ? undefined : shorter
}

/** The expected and the found text at a place, for a report; long texts are reduced to the difference. */
export function expectedAndFound(expected: string, found: string): string {
  const start = Math.max(0, (firstDifference(expected, found) ?? 0) - mostShown / 2)
  return `expected ${quoted(expected, start)}, found ${quoted(found, start)}`
}

const mostShown = 80

function quoted(text: string, start: number): string {
  if (text === '') return 'nothing'
  const part = shown(text.slice(start, start + mostShown))
  return `“${start > 0 ? '…' : ''}${part}${start + mostShown < text.length ? '…' : ''}”`
}

/** A text from an untrusted file, made safe for a terminal. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase()
    return character === '\u00AD' ? '' : `\\u{${code}}`
  })
}
