import {baseLanguage} from '../core/language.ts'
import {plainValue} from '../core/plain-value.ts'
import type {Segment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {type Token, tokenText} from '../csl/output/tokens.ts'
import {collationKey} from '../csl/sort/collation.ts'
import type {PreparedCluster} from './cluster.ts'
import type {CslCite, Processor} from './processor.ts'
import {readRichText} from './rich-text.ts'

/** A work and the siglum by which the paper cites it. */
export type Siglum = Readonly<{key: string; words: readonly Segment[]}>

type Works = ReadonlyMap<string, CslItem>

/** The siglum of a work: BibLaTeX’s `shorthand`. */
function siglumOf(item: CslItem | undefined): string | undefined {
  return customText(item, 'shorthand')
}

function customText(item: CslItem | undefined, name: string): string | undefined {
  const value = isRecord(item?.custom) ? item.custom[name] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The sigla of a paper's works, in alphabetical order. */
export function siglaOf(works: Works, lang: string): readonly Siglum[] {
  return [...works]
    .flatMap(([key, item]) => {
      const siglum = siglumOf(item)
      if (siglum === undefined) return []
      return [{key, words: readRichText(siglum), order: collationKey(plainValue(siglum), lang)}]
    })
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({key, words}) => ({key, words}))
}

/**
 * Replaces rendered works with their sigla. In notes, the first note about a work that is cited again introduces its
 * siglum, “(hereafter cited as CMH)”, and all later notes use the siglum. In author-date citations the siglum replaces
 * author and year if `isListed`, because only a list of sigla explains it.
 */
export function withSigla(
  citations: readonly PreparedCluster[],
  works: Works,
  processor: Processor,
  {lang, isListed}: Readonly<{lang: string; isListed: boolean}>
): readonly PreparedCluster[] {
  if (!processor.note && (processor.numeric || !isListed)) return citations
  const lastOf = new Map<string, number>()
  for (const [index, {cluster}] of citations.entries())
    for (const {id} of cluster.cites) lastOf.set(id, index)
  const withSiglum = (
    cite: CslCite,
    place: number,
    index: number,
    narrative: string | undefined
  ): CslCite => {
    const item = works.get(cite.id)
    const siglum = siglumOf(item)
    if (siglum === undefined) return cite
    const words = processor.richText(siglum)
    if (!processor.note) return {...cite, instead: narrative !== undefined && place === 0 ? [] : words}
    if (cite.position !== 'first') return {...cite, instead: words}
    if (lastOf.get(cite.id) === index) return cite
    const introduction = customText(item, 'shorthandintro')
    const said =
      introduction === undefined
        ? [`${introductions[baseLanguage(lang)] ?? introductions.en} `, ...words]
        : processor.richText(introduction)
    const after: readonly Token[] = [' (', ...said, ')', ...(cite.after ?? [])]
    return {...cite, after, suffix: tokenText(after)}
  }
  return citations.map((citation, index) => {
    const cites = citation.cluster.cites.map((cite, place) =>
      withSiglum(cite, place, index, citation.narrative)
    )
    return {...citation, cluster: {...citation.cluster, cites}}
  })
}

/** The siglum of a work in a sentence, if the work is cited by a siglum there. */
export function siglumInSentence(
  item: CslItem | undefined,
  processor: Processor,
  isListed: boolean
): readonly Segment[] | undefined {
  const siglum = processor.note || processor.numeric || !isListed ? undefined : siglumOf(item)
  return siglum === undefined ? undefined : readRichText(siglum)
}

/** The phrase that introduces a siglum in the first note (CMOS 17, 14.59, for English). */
const introductions: Readonly<Record<string, string>> = {
  ar: 'يُشار إليه فيما بعد بـ',
  de: 'im Folgenden zitiert als',
  en: 'hereafter cited as',
  es: 'en adelante citado como',
  fa: 'از این پس:',
  fr: 'désormais cité',
  it: 'd’ora in poi citato come',
  nl: 'hierna geciteerd als',
  pt: 'doravante citado como',
  ur: 'آئندہ:'
}
