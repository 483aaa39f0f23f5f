/**
 * Shortens a title for a running head: to the part before its subtitle or, if that does not fit, at the end of a word.
 * `short-title` in the settings replaces the result.
 */
export function runningTitle(title: string): string {
  if (title.length <= mostSigns) return title
  const [, main] = withSubtitle.exec(title) ?? []
  if (main !== undefined && main.length <= mostSigns) return main
  const end = title.lastIndexOf(' ', mostSigns)
  return end < 0 ? title : `${title.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** The number of characters that fit next to the names of two authors. */
const mostSigns = 60

/** Matches the part of a title before a colon or dash. */
const withSubtitle = /^(.{6,}?)(?:\s?:|\s[–—-])\s/u
