/**
 * A title as long as a line of running heads has room for: without its subtitle, or shortened at a word. `short-title`
 * in the settings replaces it.
 */
export function runningTitle(title: string): string {
  if (title.length <= mostSigns) return title
  const [, main] = withSubtitle.exec(title) ?? []
  if (main !== undefined && main.length <= mostSigns) return main
  const end = title.lastIndexOf(' ', mostSigns)
  return end < 0 ? title : `${title.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** The length that fits beside the names of two authors. */
const mostSigns = 60

/** A short title before a colon or a dash. */
const withSubtitle = /^(.{6,}?)(?:\s?:|\s[–—-])\s/u
