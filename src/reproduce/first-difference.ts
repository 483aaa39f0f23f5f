/** Where two texts, or two rows of bytes, begin to differ; undefined where they are the same. */
export function firstDifference<Row extends string | Uint8Array>(
  expected: Row,
  found: Row
): number | undefined {
  const shorter = Math.min(expected.length, found.length)
  for (let at = 0; at < shorter; at++) if (expected[at] !== found[at]) return at
  return expected.length === found.length ? undefined : shorter
}

/** What stands at a place, and what was expected there, in the words of a report. */
export function expectedAndFound(expected: string, found: string): string {
  return `expected ${quoted(expected)}, found ${quoted(found)}`
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : `“${shown(text)}”`
}

/** A text that comes from a file nobody vouches for, so that a terminal can show it. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase()
    return character === '\u00AD' ? '' : `\\u{${code}}`
  })
}
