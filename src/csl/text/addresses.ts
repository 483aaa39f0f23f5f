/** The addresses, DOIs, e-mail addresses and file names in a text; their case is significant. */
export function addressesIn(text: string): ReadonlyArray<Readonly<{start: number; end: number}>> {
  if (!mayBeOne.test(text)) return []
  return [...text.matchAll(address)].map(({0: found, index}) => ({start: index, end: index + found.length}))
}

const mayBeOne = /\w[.@][\w-]|:\/\//

/**
 * `https://doe.org/a`, `www.doe.org/a`, `doi:10.1000/a`, `me@doe.org`, and `doe.org/a`, `src/main.rs`, `read-me.md`:
 * the ends of these are in lower case; those of `U.S.` and of `first.Second`, where a space is missing, are not.
 */
const address =
  /(?<![\w.@/-])(?:[A-Za-z][A-Za-z\d+.-]*:\/\/[^\s“”"<>]+|[Ww]{3}\.[^\s“”"<>]+|(?:[Dd][Oo][Ii]:\s?)?10\.\d{4,9}\/[^\s“”"<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w~.-]*\/)*[\w-]{2,}(?:\.[\w-]+)*\.[a-z][a-z\d]{0,5}(?![\w.@])(?:\/[^\s“”"<>]*)?)/g
