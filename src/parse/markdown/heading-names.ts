import type {Heading} from 'mdast'

/**
 * The name by which brackets refer to a heading: its source without marks and attributes, normalized like a label in
 * CommonMark.
 */
export function headingName({children}: Heading, source: string): string {
  const start = children[0]?.position?.start.offset
  const end = children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? '' : normalizedName(source.slice(start, end))
}

/** Whether text in brackets can refer to a heading: with `^` it is a note, and with `@` a citation. */
export function canBeReferred(name: string): boolean {
  return name !== '' && !/^\^|@/.test(name)
}

/** Normalizes a label as CommonMark does. */
export function normalizedName(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase().toLowerCase()
}

/** The text inside each innermost pair of brackets, as the possible name of a heading. */
export function* bracketedNames(source: string): Generator<string> {
  if (!source.includes('[')) return
  for (const [, words = ''] of source.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    const name = normalizedName(words)
    if (canBeReferred(name)) yield name
  }
}
