import type {Node} from '../core/article.ts'
import {perObject} from '../core/per-object.ts'
import type {Chapter, Manuscript} from '../core/types.ts'
import type {Rendering} from '../outputs/output.ts'
import type {PrintedRange} from '../review/proofs/map/sources.ts'
import {type FileRange, type StreamSource, streamSources} from '../review/proofs/map/texts.ts'
import type {ArticleUnits, UnitName} from './article-units.ts'
import type {FileText} from './file-points.ts'
import {readUnit, type UnitText, type UnitWord} from './unit-text.ts'

/** A unit with the sources of its streams. */
export type SourcedUnit = UnitText & Readonly<{sources: readonly StreamSource[]}>

/** The maximum number of letters that a finding underlines, so that a long paragraph is not underlined as a whole. */
const mostLetters = 200

type UnitReader = ((unit: UnitName) => SourcedUnit) & Readonly<{all: (names: readonly UnitName[]) => void}>

/**
 * Reads units once. Several are read together, because each reading walks their whole chapters. A unit of an earlier
 * build is not read again if its node and its chapters are the same.
 */
export function unitReader({manuscript}: Rendering, units: ArticleUnits, textOf: FileText): UnitReader {
  const known = new Map<UnitName, SourcedUnit>()
  const remembered = rememberedUnits(manuscript.project)
  const isKnown = (name: UnitName): boolean => {
    const unit = known.get(name) ?? remembered.unitOf(units.nodeOf(name))
    if (unit !== undefined) known.set(name, unit)
    return unit !== undefined
  }
  const all = (names: readonly UnitName[]): void => {
    const wanted = [...new Set(names)].filter(name => !isKnown(name))
    if (wanted.length === 0) return
    const texts = wanted.map(name => readUnit(units.elementsOf(name) ?? []))
    const streams = texts.flatMap(text => text.streams)
    const files = new Set(streams.map(({place}) => /^\d+ \d+ ([\s\S]+)$/.exec(place)?.[1]))
    const {project, metadata} = manuscript
    const chapters = project.chapters.filter(({path}) => files.has(path))
    const sources = streamSources(
      streams,
      {project: {chapters, settings: project.settings}, metadata},
      textOf
    )
    let first = 0
    for (const [index, text] of texts.entries()) {
      const name = wanted[index]!
      const unit = {...text, sources: sources.slice(first, first + text.streams.length)}
      known.set(name, unit)
      remembered.keep(units.nodeOf(name), unit)
      first += text.streams.length
    }
  }
  const one = (unit: UnitName): SourcedUnit => {
    if (!known.has(unit)) all([unit])
    return known.get(unit)!
  }
  return Object.assign(one, {all})
}

type Remembered = Readonly<{around: string; chapters: readonly (Chapter | undefined)[]; unit: SourcedUnit}>

/** The units of earlier builds by their nodes, which the article of an unchanged text keeps. */
function rememberedUnits({chapters, macros, pictures, pictureFaults}: Manuscript['project']) {
  const byPath = new Map(chapters.map(chapter => [chapter.path, chapter]))
  /** Everything else that the text of a block depends on. */
  const around = JSON.stringify([[...macros], [...pictures.keys()], [...pictureFaults.keys()]])
  return {
    unitOf(node: Node | undefined): SourcedUnit | undefined {
      const last = node && lastRead(node).last
      const isSame =
        last?.around === around && last.chapters.every(each => each === byPath.get(each?.path ?? ''))
      return isSame ? last?.unit : undefined
    },
    keep(node: Node | undefined, unit: SourcedUnit): void {
      if (node === undefined) return
      const files = new Set(unit.sources.flatMap(({whole}) => whole?.file ?? []))
      const own = [...files].map(file => byPath.get(file))
      if (!own.includes(undefined)) lastRead(node).last = {around, chapters: own, unit}
    }
  }
}

const lastRead = perObject((_: Node): {last?: Remembered} => ({}))

/** The source of a word, if the word has a source of its own or represents something, such as a citation. */
function sourceOf(
  {sources}: SourcedUnit,
  {stream, offset, start, end, isFormula}: UnitWord
): FileRange | undefined {
  const source = sources[stream]
  if (source?.whole === undefined) return undefined
  const {file} = source.whole
  const range: PrintedRange | undefined = isFormula
    ? source.formula(offset)
    : source.rangeOf(offset, end - start)
  return range && {file, start: range[0], end: range[1]}
}

/** The words of a unit that come from a range of a file. */
export function wordStretch(unit: SourcedUnit, range: FileRange, textOf: FileText): PrintedRange | undefined {
  const last = Math.max(range.end, range.start + 1)
  const words = unit.words.filter(word => {
    const source = sourceOf(unit, word) ?? standIn(unit, word)
    return source?.file === range.file && source.start < last && range.start < source.end
  })
  const stretch = wordsStretch(words)
  return stretch && (quotedStretch(unit, stretch, range, textOf) ?? stretch)
}

/**
 * The part of a range that shows its source literally, such as an unknown key or a locator, if it occurs exactly
 * once.
 */
function quotedStretch(
  {text}: SourcedUnit,
  [start, end]: PrintedRange,
  {file, start: from, end: to}: FileRange,
  textOf: FileText
): PrintedRange | undefined {
  const written = textOf(file)?.slice(from, to) ?? ''
  const shown = text.slice(start, end)
  for (const form of [written, written.replace(/^-?@\{?|\}$/g, '')]) {
    const at = form === '' ? -1 : shown.indexOf(form)
    if (at >= 0 && shown.indexOf(form, at + 1) < 0) return [start + at, start + at + form.length]
  }
  return undefined
}

/** The citation, cross-reference or note that a word represents. */
function standIn({streams, sources}: SourcedUnit, {stream}: UnitWord): FileRange | undefined {
  return (streams[stream]?.kind ?? '') === '' ? undefined : sources[stream]?.whole
}

/** The range of some words, without those too far from the first. */
export function wordsStretch(words: readonly UnitWord[]): PrintedRange | undefined {
  const [first] = words
  if (first === undefined) return undefined
  const near = words.filter(({end}) => end <= first.start + mostLetters)
  return [first.start, (near.at(-1) ?? first).end]
}

/** The smallest element whose source is around a place, or the part of the source that it shows literally. */
export function ownerStretch(
  unit: SourcedUnit,
  range: FileRange,
  textOf: FileText
): PrintedRange | undefined {
  const {file, start} = range
  const owner = unit.owners.findLast(({stream, ...own}) => {
    const whole = unit.sources[stream]?.whole
    return own.end > own.start && whole?.file === file && whole.start <= start && start <= whole.end
  })
  if (owner === undefined) return undefined
  const quoted = quotedStretch(unit, [owner.start, owner.end], range, textOf)
  return quoted ?? wordsStretch(unit.words.filter(word => owner.start <= word.start && word.end <= owner.end))
}

/**
 * The source of the word at an offset; otherwise the end of the source of a preceding word; otherwise the source of the
 * enclosing element.
 */
export function rangeAt(unit: SourcedUnit, offset: number): FileRange | undefined {
  const own = (word: UnitWord): FileRange | undefined => sourceOf(unit, word) ?? standIn(unit, word)
  const word =
    unit.words.find(({start, end}) => start <= offset && offset < end) ??
    unit.words.findLast(({end}) => end === offset)
  const found = word && own(word)
  if (found !== undefined) return found
  const owner = unit.owners.findLast(({start, end}) => start <= offset && offset <= end)
  const before = unit.words.findLast(
    word => owner !== undefined && owner.start <= word.start && word.end <= offset && own(word) !== undefined
  )
  const source = before && own(before)
  if (source !== undefined) return {...source, start: source.end}
  return owner && unit.sources[owner.stream]?.whole
}
