import type {SourcePlace} from '../../../core/article.ts'
import {largestOf} from '../../../core/extremes.ts'
import type {MapTarget, ProofMap} from '../../proofs/map/format.ts'
import type {PlacingVerdict} from '../returned.ts'
import type {Marked, MarkedPart} from './marked.ts'
import type {PageText, PageWord} from './page-words.ts'
import {isPartOfStandIn, withWholeStandIns} from './stand-ins.ts'

/** The place of a mark in the sources. */
export type MarkPlace = Readonly<{
  verdict: PlacingVerdict
  words: string
  line?: number | undefined
  place?: SourcePlace | undefined
  about?: string | undefined
  reason?: string | undefined
}>

/** The range of a marked part in the texts or, if the part has no range, a description of the part. */
type PartSource = Readonly<{
  file?: string | undefined
  start: number
  end: number
  about?: string | undefined
  /** Whether the source is text that can be edited letter by letter. */
  isText: boolean
  isSound: boolean
}>

/** Finds the place of marked words in the sources, and whether it is certain. */
export function placeOfMark(marked: Marked, map: ProofMap, page: PageText, isComment: boolean): MarkPlace {
  const {point} = marked
  if (point !== undefined) return placeOfPoint(point, marked, map)
  // A comment on a part of a citation refers to the whole citation.
  const parts = isComment ? withWholeStandIns(marked.parts, page, map) : marked.parts
  const [first] = parts
  if (first === undefined)
    return {verdict: 'not placed', words: '', reason: 'no words of the paper are there'}
  const words = wordsOf(parts, map)
  const line = 'word' in first ? first.word.line.number || undefined : undefined
  const sources = parts.map(part => sourceOf(part, map))
  // A generated label or number may be marked together with the words after it.
  const own = sources.filter(({file}) => file !== undefined)
  const about = own.length === 0 || own.every(({isText}) => !isText) ? aboutOf(own, sources) : undefined
  if (own.length === 0) return {verdict: 'not placed', words, line, about, reason: noText(about)}
  const isCut = [parts[0]!, parts.at(-1)!].some(part => isPartOfStandIn(part, parts, page, map))
  const reason = isCut
    ? 'a part of what it is about is not marked'
    : doubtOf(own, sources, {parts, isExact: marked.isExact})
  const [start, end] = [own[0]!.start, largestOf(own.map(each => each.end))]
  const place = {file: own[0]!.file!, start, end}
  return {verdict: reason === undefined ? 'sure' : 'unsure', words, line, about, place, reason}
}

/** The reason why a mark on words that are in no text is only listed. */
function noText(about: string | undefined): string {
  return about?.startsWith('reference ')
    ? 'entries are changed in the bibliography'
    : 'its words are in no text of the paper'
}

function aboutOf(own: readonly PartSource[], sources: readonly PartSource[]): string | undefined {
  return (own[0] ?? sources[0])?.about
}

/** The reason why it is uncertain which words are marked; undefined if it is certain. */
function doubtOf(
  own: readonly PartSource[],
  sources: readonly PartSource[],
  {parts, isExact}: Marked
): string | undefined {
  if (!isExact) return 'it is beside the words'
  if (!own.every(({isSound}) => isSound)) return 'the words there are not those of the proof'
  if (own.some(({file}) => file !== own[0]!.file)) return 'its words are in several files'
  if (own.length < sources.length) return 'some of its words are in no text of the paper'
  if (own.some(({start}, index) => start < (own[index - 1]?.start ?? 0)))
    return 'its words are in another order in the text'
  const indexes = parts.flatMap(part => ('word' in part ? [part.word.index] : []))
  const isBroken = indexes.some((index, at) => at > 0 && index !== indexes[at - 1]! + 1)
  return isBroken ? 'unmarked words are between the marked ones' : undefined
}

function placeOfPoint(
  {word, offset}: NonNullable<Marked['point']>,
  {isExact}: Marked,
  map: ProofMap
): MarkPlace {
  const source = sourceOf({word, from: 0, to: word.glyphs.length}, map)
  const {file, about, isText, isSound} = source
  const line = word.line.number || undefined
  if (file === undefined) return {verdict: 'not placed', words: '', line, about, reason: noText(about)}
  const at = isText ? offsetIn(source, word, offset) : offset === 0 ? source.start : source.end
  const isInside = !isText && offset > 0 && offset < word.glyphs.length
  const reason = !isExact
    ? 'it is beside the words'
    : !isSound || at === undefined
      ? 'the words there are not those of the proof'
      : isInside || about !== undefined
        ? `it is in a ${about ?? 'word'}`
        : undefined
  const place = {file, start: at ?? source.end, end: at ?? source.end}
  return {verdict: reason === undefined ? 'sure' : 'unsure', words: '', line, about, place, reason}
}

/** The offset in the file for a position in a word; undefined if the source has other letters. */
function offsetIn({start, end}: PartSource, {glyphs}: PageWord, offset: number): number | undefined {
  if (offset === 0) return start
  if (offset === glyphs.length) return end
  return end - start === glyphs.length ? start + offset : undefined
}

function sourceOf(part: MarkedPart, map: ProofMap): PartSource {
  if ('formula' in part) return sourceOfTarget(map.targets[part.formula.target], map, true)
  const {word, from, to} = part
  const {source, target = -1} = word.word
  if (source === undefined) return sourceOfTarget(map.targets[target], map, word.isSound)
  const file = map.files[word.line.file]
  const whole = {file, start: source.start, end: source.end, isText: true, isSound: word.isSound}
  const [start, end] = [offsetIn(whole, word, from), offsetIn(whole, word, to)]
  return start === undefined || end === undefined ? {...whole, isSound: false} : {...whole, start, end}
}

function sourceOfTarget(target: MapTarget | undefined, map: ProofMap, isSound: boolean): PartSource {
  const none = {start: 0, end: 0, isText: false, isSound: false}
  if (target === undefined) return none
  if (target.kind === 'metadata') return {...none, about: target.name}
  if (target.kind === 'reference') {
    const field = target.field === '' ? '' : `, ${target.field}`
    return {...none, about: `reference ${target.key}${field} (${map.files[target.file]}:${target.line})`}
  }
  const {kind, file, start, end} = target
  // An empty `kind` means that the words were not found in the text, so their position is unknown.
  const about = kind === '' ? undefined : kind.replaceAll('-', ' ')
  return {file: map.files[file], start, end, about, isText: false, isSound: isSound && kind !== ''}
}

/** The marked words as they are printed. */
function wordsOf(parts: readonly MarkedPart[], map: ProofMap): string {
  let words = ''
  let before: MarkedPart | undefined
  for (const part of parts) {
    const text =
      'word' in part
        ? part.word.glyphs
            .slice(part.from, part.to)
            .map(({letter}) => letter)
            .join('')
        : 'formula'
    words += before !== undefined && isApart(before, part, map) ? ` ${text}` : text
    before = part
  }
  return words
}

/** Whether a space separates two parts: in their text, or on the page. */
function isApart(before: MarkedPart, part: MarkedPart, map: ProofMap): boolean {
  if (!('word' in before) || !('word' in part)) return true
  const [one, other] = [sourceOf(before, map), sourceOf(part, map)]
  if (one.isText && other.isText) return one.file !== other.file || other.start > one.end
  const [left, right] = [before.word.glyphs.at(-1), part.word.glyphs[0]]
  return left === undefined || right === undefined || Math.abs(right.left - left.right) > 1
}
