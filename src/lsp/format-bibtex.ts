import type {Place} from '../core/types.ts'
import {type BibtexEntry, scanBibtex} from '../parse/bibtex/index.ts'

/** A change to a text, as offsets. */
export type Reformatted = Readonly<{place: Place; text: string}>

/**
 * Formats each entry of a BibTeX file with one field per line. Values do not change; an entry with further content,
 * such as a comment or a fault, stays as it is.
 */
export function formattedEntries(path: string, text: string): readonly Reformatted[] {
  return scanBibtex({path, text}).entries.flatMap(entry => {
    const {start, end} = entry.entryPlace
    const old = text.slice(start.offset, end.offset)
    const formatted = entryText(entry, text)
    return formatted === old || bare(formatted) !== bare(old)
      ? []
      : [{place: entry.entryPlace, text: formatted}]
  })
}

function entryText({place, entryPlace, fields}: BibtexEntry, text: string): string {
  const head = text.slice(place.start.offset, place.end.offset).replace(/\s+/g, '')
  const lines = Array.from(fields.values(), ({place: {start}, valuePlace}) => {
    const name = /^[^\s=]+/.exec(text.slice(start.offset))?.[0] ?? ''
    return `  ${name} = ${text.slice(valuePlace.start.offset, valuePlace.end.offset)}`
  })
  const close = text.charAt(entryPlace.end.offset - 1)
  return `${[head, ...lines].join(',\n')}\n${close}`
}

/** An entry without white space and commas, which are all that formatting may change. */
function bare(entry: string): string {
  return entry.replace(/[\s,]+/g, '')
}
