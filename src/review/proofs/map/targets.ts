import type {LaidStream} from '../../../browser/word-map.ts'
import type {Article} from '../../../core/article.ts'
import type {Manuscript} from '../../../core/types.ts'
import {fieldsOfEntry, writtenField} from './fields.ts'
import type {MapTarget, StandInKind} from './format.ts'
import type {StreamSource} from './texts.ts'

/** The sources of a proof's words other than running text, numbered in the order in which they are requested. */
export type Targets = Readonly<{
  files: readonly string[]
  targets: readonly MapTarget[]
  /** Returns the number of a file. */
  file: (path: string) => number
  /** Returns the number of the target for a word of a stream. */
  ofWord: (stream: number, offset: number) => number
  /** Returns the number of the target for the nth formula of a stream. */
  ofFormula: (stream: number, count: number) => number
}>

/** Creates the collection of a proof's targets. */
export function collectTargets(
  {manuscript, article}: Readonly<{manuscript: Manuscript; article: Article}>,
  streams: readonly LaidStream[],
  sources: readonly StreamSource[]
): Targets {
  const files: string[] = []
  const targets: MapTarget[] = []
  const known = new Map<string, number>()
  const fields = new Map<number, (offset: number) => string>()
  const entries = new Map(article.lists.flatMap(({entries}) => entries.map(({anchor, key}) => [anchor, key])))

  const file = (path: string): number => {
    const index = files.indexOf(path)
    return index < 0 ? files.push(path) - 1 : index
  }
  const add = (target: MapTarget): number => {
    const text = JSON.stringify(target)
    const index = known.get(text) ?? targets.push(target) - 1
    known.set(text, index)
    return index
  }
  const ofEntry = (stream: number, anchor: string, offset: number): number => {
    const reference = manuscript.bibliography.byKey.get(entries.get(anchor) ?? '')
    if (reference === undefined) return add({kind: 'metadata', name: 'list of references'})
    const fieldOf = fields.get(stream) ?? fieldsOfEntry(streams[stream]!.text, reference)
    fields.set(stream, fieldOf)
    const field = fieldOf(offset)
    const {name, line} = writtenField(reference, field)
    return add({kind: 'reference', key: reference.key, field: name, file: file(reference.file), line})
  }
  const ofWord = (stream: number, offset: number): number => {
    const {name, kind} = streams[stream]!
    if (name.startsWith('#')) return ofEntry(stream, name.slice(1), offset)
    const whole = sources[stream]?.whole
    if (whole === undefined) return add({kind: 'metadata', name})
    return add({kind: kind as StandInKind, file: file(whole.file), start: whole.start, end: whole.end})
  }
  const ofFormula = (stream: number, count: number): number => {
    const {whole, formula} = sources[stream]!
    const range = formula(count)
    if (whole === undefined || range === undefined) return ofWord(stream, 0)
    return add({kind: 'formula', file: file(whole.file), start: range[0], end: range[1]})
  }
  return {files, targets, file, ofWord, ofFormula}
}
