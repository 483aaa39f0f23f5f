/**
 * The YAML between `---` on the first line and a line `---` or `...`, with its offset and its end mark; undefined if
 * none exists.
 */
export function frontMatter(
  text: string
): Readonly<{yaml: string; offset: number; end: number; close: string}> | undefined {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text)
  if (match === null || match.index !== 0) return undefined
  return {yaml: match[1]!, offset: match[0].indexOf('\n') + 1, end: match[0].length, close: match[2]!}
}
