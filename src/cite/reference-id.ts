/**
 * The `id` of a reference in the list: `bib-KEY`, as in rehype-citation. An id must not contain white space (HTML
 * standard, 3.2.6), which becomes `_`.
 */
export function referenceId(key: string): string {
  return `bib-${key.replace(/\s/gu, '_')}`
}

/**
 * The `id` of a citation, `citation--KEY--N` as in rehype-citation: its keys, and its number in the paper. The entries
 * of all its works repeat the id in a link, so the id contains at most the first `mostKeys` keys.
 */
export function citationId(keys: readonly string[], number: number): string {
  return `citation--${keys.slice(0, mostKeys).join('--')}--${number}`.replace(/\s/gu, '_')
}

const mostKeys = 40

/** The URL of a reference for links on its page: `#bib-KEY`. */
export function referenceHref(key: string): string {
  return fragmentTo(referenceId(key))
}

/** The URL of an entry by its `id`; characters that are not allowed in a fragment are percent-encoded. */
export function fragmentTo(id: string): string {
  return `#${id.replace(/["#%<>[\\\]^`{|}]|[^ -~\u{80}-\u{10FFFF}]/gu, percentEncoded)}`
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
