/**
 * The `id` of a reference in the rendered list: `bib-KEY`, as in rehype-citation. An id may contain anything but white
 * space (HTML standard, 3.2.6), which becomes `_`.
 */
export function referenceId(key: string): string {
  return `bib-${key.replace(/\s/gu, '_')}`
}

/** The `id` of a citation, `citation--KEY--N` as in rehype-citation: its keys, and its number in the paper. */
export function citationId(keys: readonly string[], number: number): string {
  return `citation--${keys.join('--')}--${number}`.replace(/\s/gu, '_')
}

/** The address of a reference on the page that lists it: `#bib-KEY`. */
export function referenceHref(key: string): string {
  return fragmentTo(referenceId(key))
}

/** The address of an entry by its `id`, with characters that a fragment may not contain percent-encoded. */
export function fragmentTo(id: string): string {
  return `#${id.replace(/["#%<>[\\\]^`{|}]|[^ -~\u{80}-\u{10FFFF}]/gu, percentEncoded)}`
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
