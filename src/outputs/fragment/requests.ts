/**
 * Disables requests in the CSS of a fragment, because the page that embeds it, unlike galley's own, may have no Content
 * Security Policy to block them. URLs other than `data:` and `#`, functions that fetch without `url`, and function
 * names with escapes are replaced by names that no browser knows, so the declarations with them are ignored.
 */
export function withoutRequests(css: string): string {
  return css
    .replace(escapedFunction, 'not-fetched(')
    .replace(otherFunction, 'not-fetched(')
    .replace(address, 'not-fetched(')
}

/** A function name with an escape, such as `u\72 l(`. */
const escapedFunction = /(?:[\w-]|\\[0-9a-f]{1,6}\s?|\\[^\n])*\\(?:[0-9a-f]{1,6}\s?|[^\n])(?:[\w-])*\(/gi
const otherFunction = /(?<![\w-])(?:-webkit-)?(?:image-set|cross-fade|image|src)\(/gi
const address = /(?<![\w-])url\((?!\s*["']?\s*(?:data:|#))/gi
