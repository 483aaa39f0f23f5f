import {sha256} from '../../../core/hash.ts'
import type {ProofMap} from '../../proofs/map/format.ts'
import type {Returned} from '../returned.ts'
import type {Annotation, ReturnedPdf} from './annotations.ts'
import {markedBy} from './marked.ts'
import {type GlyphPage, type MatchedPage, matchPages} from './match-pages.ts'
import {type Meant, meaningsOf} from './meaning.ts'
import {type PageText, pageText} from './page-words.ts'
import {type MarkPlace, placeOfMark} from './places.ts'
import {turnedAnnotation} from './turned.ts'

/** The inputs for importing marks: the file, the letters of the pages with marks, and the map of the round. */
export type MarkedProof = Readonly<{
  pdf: ReturnedPdf
  pages: readonly GlyphPage[]
  map: ProofMap
  /** The texts of galley's own notes, by the numbers of their queries. */
  asked: ReadonlyMap<number, string>
}>

/** The maximum length of a remark on a proof; a longer text is only listed. */
const longestText = 10_000

/** The marks of a returned PDF, each with the marked words of the sources. */
export function returnedMarks({pdf, pages, map, asked}: MarkedProof): readonly Returned[] {
  const matched = matchPages(pages, map)
  const texts = new Map<number, PageText>()
  for (const [page, match] of matched) texts.set(page, pageText(map.pages[match.index]!, match))
  const annotations = pdf.annotations.map(each =>
    turnedAnnotation(each, matched.get(each.page)?.quarters ?? 0)
  )
  return distinct(
    meaningsOf(annotations, asked, pdf.producer).map(meant => {
      const match = matched.get(meant.at.page)
      const place = doubted(meant, match, placeOf(meant, texts.get(meant.at.page), map))
      return returnedOf(meant, place, match, map)
    })
  )
}

/**
 * Each item once. Two marks can have the same ends and different words, if one of them has a gap; then the one with most
 * words keeps the id, so that the ids do not depend on the order of the marks.
 */
function distinct(items: readonly Returned[]): readonly Returned[] {
  const most = new Map<string, string>()
  for (const {id, words} of items) {
    const before = most.get(id)
    if (before === undefined || isMore(words, before)) most.set(id, words)
  }
  const own = items.map(item =>
    item.words === most.get(item.id) ? item : {...item, id: idOf([item.id, item.words])}
  )
  return [...new Map(own.map(item => [item.id, item])).values()]
}

function isMore(words: string, before: string): boolean {
  return words.length === before.length ? words < before : words.length > before.length
}

function idOf(facts: readonly unknown[]): string {
  return sha256(JSON.stringify(facts)).slice(0, 16)
}

function placeOf({kind, at}: Meant, text: PageText | undefined, map: ProofMap): MarkPlace {
  if (kind === 'answer') return {verdict: 'sure', words: ''}
  if (at.isHidden) return {verdict: 'not placed', words: '', reason: 'it is hidden'}
  if (text === undefined)
    return {verdict: 'not placed', words: '', reason: 'its page contains no words of the paper'}
  return placeOfMark(markedBy(at, text), map, text, kind === 'comment')
}

const stateReason = 'a state changes no words; decide about the mark where it is'

/** The place of a mark, made uncertain if the mark may be incomplete or its drawing was displaced. */
function doubted(
  {at, kind, text, isDoubtful, stateOf}: Meant,
  match: MatchedPage | undefined,
  found: MarkPlace
): MarkPlace {
  if (stateOf !== undefined) {
    const {place: _, ...rest} = found
    return {...rest, verdict: 'not placed', about: stateOf, reason: stateReason}
  }
  const place = found
  if (text.length > longestText)
    return {...place, verdict: 'not placed', reason: `it is longer than ${longestText} characters`}
  if (place.verdict !== 'sure') return place
  if (isDoubtful) return {...place, verdict: 'unsure', reason: 'Ghostscript drops what belongs to marks'}
  const scale = (match?.transform.scaleX ?? 0) / 0.075
  const isMoved = at.callout !== undefined && Math.abs(scale - 1) > 0.005
  if (isMoved || at.isDisplaced) return {...place, verdict: 'unsure', reason: 'its page was moved without it'}
  const isWhole = place.about !== undefined && kind !== 'comment'
  return isWhole ? {...place, verdict: 'unsure', reason: `it is about a ${place.about}`} : place
}

function returnedOf(
  {kind, at, person, text, query, stateOf}: Meant,
  place: MarkPlace,
  match: MatchedPage | undefined,
  map: ProofMap
): Returned {
  const {place: source} = place
  const where = source === undefined ? whereabouts(at, match, place) : [source.file, source.start, source.end]
  return {
    ...place,
    id: idOf([kind, person, text, query ?? where, ...(stateOf === undefined ? [] : [stateOf])]),
    person,
    kind,
    text: text.slice(0, longestText),
    page: match === undefined ? at.page + 1 : map.firstPage + match.index,
    query
  }
}

/** Identifies a mark without a place in the sources, even in a copy of the file that another program wrote. */
function whereabouts(
  {page, rect}: Annotation,
  match: MatchedPage | undefined,
  {words}: MarkPlace
): unknown[] {
  if (match === undefined) return [page, ...rect.map(Math.round)]
  const {scaleY, top} = match.transform
  return [match.index, words, Math.round((rect[3] - top) / scaleY / 100)]
}
