/**
 * Converts the condition of a rule for an article that is embedded in another page. Conditions on the width of the
 * window apply to the width of the article. The article has no script, and is always light, because the colour scheme
 * of the page is unknown. Returns undefined for a condition that is never true. A condition on medium and width
 * becomes two nested rules (`isTwofold`).
 */
export function scopeCondition(
  prelude: string
): Readonly<{prelude: string; isTwofold?: boolean}> | undefined {
  const [, name = '', written = ''] = /^@(media|container)\s*(.*)$/is.exec(prelude) ?? []
  if (name.toLowerCase() === 'container') return {prelude: withEm(prelude)}
  const queries = written.split(/,(?![^(]*\))/).map(query => query.trim())
  const kept = queries.map(simplified).filter(query => query !== undefined)
  if (kept.length === 0) return undefined
  const [only] = kept
  if (kept.length > 1 || only === undefined) return {prelude: `@media ${kept.map(joined).join(',')}`}
  const widths = only.filter(part => ofWidth.test(part)).map(withEm)
  const others = only.filter(part => !ofWidth.test(part))
  if (widths.length === 0) return {prelude: `@media ${joined(others)}`}
  const container = `@container galley ${joined(widths)}`
  return others.length === 0
    ? {prelude: container}
    : {prelude: `@media ${joined(others)}{${container}`, isTwofold: true}
}

/** The parts of a query whose result is unknown here; undefined if the query is never true. */
function simplified(query: string): readonly string[] | undefined {
  if (/\b(?:not|or)\b/i.test(query)) return [query]
  const parts = query.split(/\s+and\s+/i)
  if (parts.some(part => never.test(part))) return undefined
  return parts.filter(part => !always.test(part))
}

function joined(parts: readonly string[]): string {
  return parts.length === 0 ? 'all' : parts.join(' and ')
}

const never = /^\(\s*(?:prefers-color-scheme\s*:\s*dark|scripting(?:\s*:\s*(?:enabled|initial-only))?)\s*\)$/i
const always = /^\(\s*(?:prefers-color-scheme\s*:\s*light|scripting\s*:\s*none)\s*\)$/i
const ofWidth = /^\((?=[^)]*(?<![\w-])(?:min-|max-)?width\b)(?!\s*\()/i

/**
 * Replaces `rem` with `em` in a condition: in media queries, `rem` is the reader's font size; in container queries,
 * `em` is the font size of the article.
 */
function withEm(condition: string): string {
  return condition.replace(/(?<=\d)rem\b/gi, 'em')
}
