/** The addresses, DOIs, e-mail addresses and file names in a text; their case is significant. */
export function addressesIn(text: string): ReadonlyArray<Readonly<{start: number; end: number}>> {
  if (!mayBeOne.test(text)) return []
  return [...text.matchAll(address)].map(({0: found, index}) => ({start: index, end: index + found.length}))
}

const mayBeOne = /\w[.@][\w-]|:\/\//

/**
 * Matches `https://doe.org/a`, `www.doe.org/a`, `doi:10.1000/a`, `me@doe.org`, `doe.org/a`, `src/main.rs` and
 * `read-me.md`. The end must be in lower case, so that `U.S.` and `first.Second`, where a space is missing, do not
 * match.
 */
const address =
  /(?<![\w.@/-])(?:[A-Za-z][A-Za-z\d+.-]*:\/\/[^\s“”"<>]+|[Ww]{3}\.[^\s“”"<>]+|(?:[Dd][Oo][Ii]:\s?)?10\.\d{4,9}\/[^\s“”"<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w~.-]*\/)*[\w-]{2,}(?:\.[\w-]+)*\.[a-z][a-z\d]{0,5}(?![\w.@])(?:\/[^\s“”"<>]*)?)/g
