/**
 * Whether a locator refers to several places, so that its label is plural: `3–5`, `2(3) and 8`, `xi-xv`, `12ff`. A
 * hyphen inside a number (`A-3`), the thousands separator in `1,234` and a second label (`2, p. 4`) do not count, and
 * `9(4)–(5)` is one article.
 */
export function isPluralLocator(locator: string): boolean {
  const written = locator.replace(/\p{N},\d{3}(?!\p{N})/gu, '0').replace(subdivisions, '$1')
  return several.some(pattern => pattern.test(written))
}

/** `(4)–(5)` and `(3)(a)` after a number: parts of one place. */
const subdivisions =
  /([\p{N}\p{L}])(?:\([^()]*\))+(?:\s?(?:[-–—,&]|and|und|et|y|e|en|و)+\s?(?:\([^()]*\))+)*/gu

const several = [
  /[\p{N}\p{Ll})\]]\s*(?:[,;&،؛、]|\s(?:and|or|und|oder|et|ou|y|o|e|en|و|تا)\s)\s*(?!\p{L}+(?:\.\s?|\s)\p{N})[\p{N}\p{L}([]/u,
  /[\p{N})\]]\p{Ll}?\s*(?:-|–|—|−|‒|‐|‑)+\s*[\p{N}([]/u,
  /[\p{N})\]]\p{Ll}?\s*[–—]\s*\p{L}/u,
  /(?<!\p{L})[ivxlcdm]+\s*[-–—]+\s*[ivxlcdm]+(?!\p{L})/iu,
  /\p{N}\s?(?:ff|et\sseqq|sqq)(?!\p{L})/u
]
