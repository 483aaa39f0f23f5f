/**
 * CSS in which nothing can be fetched: in a page of its own, the policy of the page prevents that. Addresses other than
 * `data:` and `#`, functions that fetch without `url`, and names of functions with escapes become names that no browser
 * knows, so that it ignores their declarations.
 */
export function withoutRequests(css: string): string {
  return css
    .replace(escapedFunction, 'not-fetched(')
    .replace(otherFunction, 'not-fetched(')
    .replace(address, 'not-fetched(')
}

/** A name with an escape in it before a bracket, such as `u\72 l(`. */
const escapedFunction = /(?:[\w-]|\\[0-9a-f]{1,6}\s?|\\[^\n])*\\(?:[0-9a-f]{1,6}\s?|[^\n])(?:[\w-])*\(/gi
const otherFunction = /(?<![\w-])(?:-webkit-)?(?:image-set|cross-fade|image|src)\(/gi
const address = /(?<![\w-])url\((?!\s*["']?\s*(?:data:|#))/gi
