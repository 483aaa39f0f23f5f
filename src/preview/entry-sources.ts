import type {FilePoint} from '../browser/messages.ts'
import type {Reference} from '../core/types.ts'
import {fieldsOfEntry, writtenField} from '../review/proofs/map/fields.ts'
import type {PrintedRange} from '../review/proofs/map/sources.ts'
import type {FileRange} from '../review/proofs/map/texts.ts'
import {type FileText, filePoint} from './file-points.ts'
import {type SourcedUnit, wordsStretch} from './unit-sources.ts'

/** The words of an entry that come from the line of a finding in the bibliography; the whole entry if no word does. */
export function entryStretch(
  {text, words}: SourcedUnit,
  reference: Reference,
  {file, start}: FileRange,
  textOf: FileText
): PrintedRange | undefined {
  const {line} = filePoint(textOf(file), start)
  const fieldOf = fieldsOfEntry(text, reference)
  const own = words.filter(word => {
    const field = fieldOf(word.start)
    return field !== '' && writtenField(reference, field).line === line
  })
  return wordsStretch(own) ?? wordsStretch(words)
}

/** The place in the bibliography from which a word of an entry comes. */
export function entryPoint({text}: SourcedUnit, reference: Reference, offset: number): FilePoint {
  const {file, entryPlace} = reference
  const field = fieldsOfEntry(text, reference)(offset)
  const written = field === '' ? undefined : writtenField(reference, field)
  const place = (written && reference.fields.get(written.name)?.place) ?? entryPlace
  return {file, line: place.start.line, column: place.start.column}
}
