import type {FilePoint, PageSpot} from '../browser/messages.ts'
import {joinedOffset} from '../core/joined-text.ts'
import type {LocalText, Reference} from '../core/types.ts'
import type {Rendering} from '../outputs/output.ts'
import type {FileRange} from '../review/proofs/map/texts.ts'
import {articleUnits, type UnitName} from './article-units.ts'
import {entriesByPlace} from './entries-by-place.ts'
import {entryPoint, entryStretch} from './entry-sources.ts'
import {type FileText, filePoint, ownPoint} from './file-points.ts'
import {ownerStretch, rangeAt, unitReader, wordStretch} from './unit-sources.ts'

/** Finds the source of each word on a page, and the spot on the page for any source. */
export type SourcePlaces = Readonly<{
  /** The spots of ranges of files, in order; undefined for one that is not on the page. */
  spotsOf: (ranges: readonly FileRange[]) => readonly (PageSpot | undefined)[]
  /** The point from which a word of the page comes; `word` is searched in the settings if the unit is `metadata`. */
  pointOf: (unit: UnitName, offset: number, word?: string) => FilePoint | undefined
  /** The text of a unit, with the offsets that the page uses. */
  textOf: (unit: UnitName) => string
}>

/** Finds the sources of the text on a rendered page. */
export async function sourcePlaces(rendering: Rendering, textOf: FileText): Promise<SourcePlaces> {
  const {manuscript} = rendering
  const {joined} = manuscript.project
  const units = await articleUnits(rendering)
  const read = unitReader(rendering, units, textOf)
  const texts = metadataTexts(rendering)
  const referenceOf = (unit: UnitName): Reference | undefined =>
    manuscript.bibliography.byKey.get(units.keyOf(unit) ?? '')

  function inChapter(range: FileRange): FileRange {
    const from = joinedOffset(joined, range.file, range.start)
    return from === undefined
      ? range
      : {file: from.file, start: from.offset, end: from.offset + range.end - range.start}
  }

  function candidates({file, start}: FileRange): readonly UnitName[] {
    const reference = entriesByPlace(manuscript.bibliography).at(file, start)
    const entry = reference && units.entryOf(reference.key)
    return entry === undefined ? units.unitsAt(file, start) : [entry]
  }

  function spotOf(range: FileRange): PageSpot | undefined {
    const text = texts.find(({file, place}) => file === range.file && isAt(place, range.start))
    if (text !== undefined) return {unit: text.unit}
    const names = candidates(range)
    const spots = names.map(unit => {
      const found = read(unit)
      const reference = referenceOf(unit)
      const stretch = reference
        ? entryStretch(found, reference, range, textOf)
        : wordStretch(found, range, textOf)
      return {unit, found, stretch}
    })
    const best = spots.find(({stretch}) => stretch !== undefined) ?? spots[0]
    if (best === undefined) return undefined
    const [start, end] = best.stretch ?? ownerStretch(best.found, range, textOf) ?? [0, 0]
    return {unit: best.unit, start, end, words: best.found.text.slice(start, end)}
  }

  return {
    spotsOf(given) {
      const ranges = given.map(inChapter)
      read.all(ranges.flatMap(candidates))
      return ranges.map(spotOf)
    },
    textOf: unit => read(unit).text,
    pointOf(unit, offset, word = '') {
      if (unit === 'metadata') return settingsPoint(manuscript.project.settings.file, word, textOf)
      const text = texts.find(each => each.unit === unit)
      if (text !== undefined)
        return {file: text.file, ...filePoint(textOf(text.file), text.place.start.offset)}
      const found = read(unit)
      const reference = referenceOf(unit)
      if (reference !== undefined) return entryPoint(found, reference, offset)
      const range = rangeAt(found, offset) ?? units.placeOf(unit)
      return range && ownPoint(joined, {file: range.file, ...filePoint(textOf(range.file), range.start)})
    }
  }
}

type MetadataText = Readonly<{unit: UnitName; file: string; place: LocalText['place']}>

/** The texts of the metadata that the page shows in full. */
function metadataTexts({manuscript: {metadata, project}}: Rendering): readonly MetadataText[] {
  const {title, subtitle, titles, abstracts} = metadata
  const all: ReadonlyArray<readonly [UnitName, LocalText | undefined]> = [
    ['title 0', title],
    ['subtitle 0', subtitle],
    ...titles.map((text, index) => [`title-translated ${index}`, text] as const),
    ...abstracts.map((text, index) => [`abstract ${index}`, text] as const)
  ]
  return all.flatMap(([unit, text]) =>
    text === undefined ? [] : [{unit, file: project.settings.file, place: text.place}]
  )
}

function isAt({start, end}: LocalText['place'], offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}

/** The first place of a word in the settings, or their beginning. */
function settingsPoint(file: string, word: string, textOf: FileText): FilePoint | undefined {
  const text = textOf(file)
  return text === undefined ? undefined : {file, ...filePoint(text, Math.max(0, text.indexOf(word)))}
}
