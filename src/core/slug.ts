/**
 * Derives an identifier from the text of a heading, as Pandoc does: in lower case, with hyphens for spaces, without
 * punctuation, with letters of all scripts, and beginning with a letter.
 */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_.-]/gu, '')
    .replace(/^\P{L}+/u, '')
    .trim()
    .replace(/\s+/g, '-')
}

/** Derives a file name from a title: Latin letters without accents, digits and hyphens; `paper` if none remain. */
export function fileSlug(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= 60) return plain || 'paper'
  return plain.slice(0, 60).replace(/-[^-]*$/, '')
}
