import type {Heading} from 'mdast'

/**
 * The name of a heading in brackets: its source without marks and attributes, normalized as CommonMark does for labels.
 */
export function headingName({children}: Heading, source: string): string {
  const start = children[0]?.position?.start.offset
  const end = children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? '' : normalizedName(source.slice(start, end))
}

/** Whether brackets with these words can mean a heading: with `^` they are those of a note, with a key a citation. */
export function canBeReferred(name: string): boolean {
  return name !== '' && !/^\^|@/.test(name)
}

/** As CommonMark compares labels. */
export function normalizedName(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase().toLowerCase()
}

/** The words of each pair of brackets without brackets inside, as headings are called. */
export function* bracketedNames(source: string): Generator<string> {
  if (!source.includes('[')) return
  for (const [, words = ''] of source.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    const name = normalizedName(words)
    if (canBeReferred(name)) yield name
  }
}
