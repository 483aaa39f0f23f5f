import type {Edit, Field, Reference} from '../../core/types.ts'
import {escapeLatex} from '../../references/biblatex-text.ts'
import {fieldsOfEntry, writtenField} from '../proofs/map/fields.ts'
import type {BlockEdit} from './block-edits.ts'
import {textOfPieces} from './said.ts'

/**
 * The place in the bibliography to which an edit of a printed entry belongs: the entry, the field and the line; with
 * the edit of the file, if one can be made.
 */
export type BibliographyEdit = Readonly<{about: string; edit?: Edit}>

/**
 * The edit of the bibliography that corresponds to an edit of a printed entry. It replaces whole words in the value of
 * a field. The caller must test that the entry is then printed as edited.
 */
export function bibliographyEdit(
  edit: BlockEdit,
  printed: string,
  reference: Reference,
  text: string | undefined
): BibliographyEdit {
  const fieldOf = fieldsOfEntry(printed, reference)
  const field = fieldOfEdit(edit, printed, fieldOf)
  const {name, line} = writtenField(reference, field)
  const about = `reference ${reference.key}${field === '' ? '' : `, ${name}`} (${reference.file}:${line})`
  const added = textOfPieces(edit.pieces)
  if (field === '' || text === undefined || isBetweenFields.test(added)) return {about}
  const isOwn = (offset: number): boolean => fieldOf(offset) === field
  const value = reference.fields.get(name)
  const [from, to] = rangeOf(reference, value)
  const inside = withoutOuterBlanks(edit, printed)
  for (const stretch of stretchesOf(inside, printed, isOwn)) {
    const old = printed.slice(stretch.start, stretch.end).trim()
    const now = printed.slice(stretch.start, inside.start) + added + printed.slice(inside.end, stretch.end)
    const place = onlyPlace(text, from, to, old)
    if (place === undefined) continue
    const words = now.replace(/\s+/g, ' ').trim()
    const written = writtenWords(words, reference, place, text)
    const [start, end] = words === '' ? withBlank(text, place) : place
    return {about, edit: {file: reference.file, start, end, old: text.slice(start, end), text: written}}
  }
  return {about}
}

/**
 * Matches text from between fields, such as brackets or the end of a sentence; words that include such text belong to
 * no field.
 */
const isBetweenFields = /[()[\]{}]|[.:;]\s/

/** The range of an edit without the spaces around its words. */
function withoutOuterBlanks({start, end}: BlockEdit, printed: string): Stretch {
  const words = printed.slice(start, end)
  if (words.trim() === '') return {start, end}
  return {start: end - words.trimStart().length, end: start + words.trimEnd().length}
}

/**
 * The field that contains the words of an edit or, for an insertion, the adjacent field; empty if several fields are
 * possible.
 */
function fieldOfEdit({start, end}: BlockEdit, printed: string, fieldOf: (offset: number) => string): string {
  const offsets =
    start === end ? [start - 1, start] : Array.from({length: end - start}, (_, index) => start + index)
  const fields = offsets
    .filter(offset => /[\p{L}\p{N}]/u.test(printed[offset] ?? ''))
    .map(fieldOf)
    .filter(field => field !== '')
  // An insertion between two fields belongs to the first one.
  const own = start === end ? fields.slice(0, 1) : [...new Set(fields)]
  return own.length === 1 ? own[0]! : ''
}

function rangeOf({entryPlace}: Reference, field: Field | undefined): readonly [start: number, end: number] {
  const {start, end} = field?.valuePlace ?? entryPlace
  return [start.offset, end.offset]
}

type Stretch = Readonly<{start: number; end: number}>

/** Ranges of whole words of the field around an edit, each of them one word longer than the previous one. */
function stretchesOf(
  {start, end}: Stretch,
  printed: string,
  isOwn: (offset: number) => boolean
): readonly Stretch[] {
  const isWord = (offset: number): boolean => /[\p{L}\p{N}\p{M}’'–-]/u.test(printed[offset] ?? '')
  const left = (from: number): number => {
    let at = from
    while (at > 0 && isWord(at - 1) && isOwn(at - 1)) at--
    return at
  }
  const right = (from: number): number => {
    let at = from
    while (at < printed.length && isWord(at) && isOwn(at)) at++
    return at
  }
  const stretches: Stretch[] = []
  let stretch: Stretch = {start: left(start), end: right(end)}
  for (let count = 0; count < 12; count++) {
    if (printed.slice(stretch.start, stretch.end).trim() !== '') stretches.push(stretch)
    let [before, behind] = [stretch.start, stretch.end]
    while (before > 0 && !isWord(before - 1)) before--
    while (behind < printed.length && !isWord(behind)) behind++
    if (before > 0 && isOwn(before - 1)) stretch = {...stretch, start: left(before)}
    else if (behind < printed.length && isOwn(behind)) stretch = {...stretch, end: right(behind)}
    else break
  }
  return stretches
}

/**
 * The only position at which words occur in a range of a file, ignoring dashes, spaces and braces; undefined if the
 * words do not occur exactly once.
 */
function onlyPlace(
  text: string,
  from: number,
  to: number,
  words: string
): readonly [start: number, end: number] | undefined {
  const pattern = [...words]
    .map(unit => {
      if (/\s/.test(unit)) return '[\\s~]+'
      if (/[-–—‑]/.test(unit)) return '[-–—‑]{1,3}'
      if (/[’']/.test(unit)) return "[’']"
      if (/[“”"]/.test(unit)) return "(?:[“”\"]|``|'')"
      return /[\p{L}\p{N}]/u.test(unit) ? unit : `\\\\?\\${unit}`
    })
    .join('[{}]*')
  const found = [...text.slice(from, to).matchAll(new RegExp(pattern, 'g'))].filter(({0: whole, index}) => {
    const [before, behind] = [text[from + index - 1] ?? '', text[from + index + whole.length] ?? '']
    const isPart = (unit: string, other: string): boolean =>
      /[\p{L}\p{N}]/u.test(unit) && /[\p{L}\p{N}]/u.test(other)
    return !isPart(before, whole[0]!) && !isPart(behind, whole.at(-1)!)
  })
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  return withBraces(text, from + only.index, from + only.index + only[0].length)
}

/** A range extended by the outer braces whose partners are inside it; undefined if these braces are missing. */
function withBraces(
  text: string,
  first: number,
  last: number
): readonly [start: number, end: number] | undefined {
  let [start, end] = [first, last]
  const words = text.slice(start, end)
  let open = words.split('{').length - words.split('}').length
  for (; open < 0 && text[start - 1] === '{'; open++) start--
  for (; open > 0 && text[end] === '}'; open--) end++
  return open === 0 ? [start, end] : undefined
}

/** A range extended by one of the spaces next to it. */
function withBlank(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  if (/\s/.test(text[start - 1] ?? '')) return [start - 1, end]
  return /\s/.test(text[end] ?? '') ? [start, end + 1] : [start, end]
}

/** Words in the notation of the bibliography; words that were already there keep their notation. */
function writtenWords(
  words: string,
  {file}: Reference,
  [start, end]: readonly [number, number],
  text: string
): string {
  if (file.endsWith('.bib')) {
    const latex = escapeLatex(words)
    return text.slice(start, end).includes('--') ? latex.replaceAll('–', '--') : latex
  }
  return file.endsWith('.json') ? JSON.stringify(words).slice(1, -1) : words
}
