import {plainWords, type Segment, segmentText, textSegment, type WordsSide} from '../core/segment.ts'
import type {Citation, CitationItem} from '../core/types.ts'
import {plainText} from '../core/walk.ts'
import {affixMark, withBrackets, withoutBrackets} from './marks.ts'
import {isPlural} from './plural.ts'
import type {Cite, Cluster, Processor} from './processor.ts'
import type {Affix} from './read-citation.ts'

/**
 * A citation prepared for the processor. The author's words before and after the works never reach it: marks stand for
 * them (`affixes[n]` for mark n), so that no text is lost, moved or taken for markup.
 */
export type PreparedCluster = Readonly<{
  cluster: Cluster
  affixes: readonly Affix[]
  /** The index of the work that the sentence names before the brackets, as in `@doe99 [p. 3]`. */
  narrative: number | undefined
  /** Keys of works for which the style renders nothing; the keys are shown instead. */
  unrendered: readonly string[]
}>

/** What a key stands for: the index of a work, `unknown`, or a work for which the style renders nothing. */
export type Work = number | 'unknown' | 'unrendered'

/**
 * Turns a citation into cites. A work that is unknown, or that the style cannot render, appears as `key?` or `key`.
 * That text joins the suffix of the previous work, or the prefix of the first one.
 */
export function prepareCluster(
  citation: Citation,
  workOf: (key: string) => Work,
  processor: Pick<Processor, 'delimiter' | 'term'>,
  whole = false
): PreparedCluster {
  const affixes: Affix[] = []
  const cites: Cite[] = []
  const unrendered: string[] = []
  const words = plainWords(citation.items)
  let before: Segment[] = []
  let after: Segment[] = []

  function affix(segments: readonly Segment[]): Affix {
    return {segments, separates: /[,;]\s*$/u.test(segmentText(segments, words))}
  }
  function mark(segments: readonly Segment[]): string | undefined {
    return segments.length === 0 ? undefined : affixMark(affixes.push(affix(segments)) - 1)
  }
  function close(): void {
    const suffix = mark(after)
    const last = cites.at(-1)
    if (last !== undefined && suffix !== undefined) cites[cites.length - 1] = {...last, suffix}
    after = []
  }

  for (const [position, item] of citation.items.entries()) {
    const work = workOf(item.key)
    if (typeof work !== 'number') {
      if (work === 'unrendered') unrendered.push(item.key)
      const shown = keyInPlace(item, position, work === 'unknown' ? `${item.key}?` : item.key, processor)
      if (cites.length > 0) after.push(textSegment(processor.delimiter), ...shown)
      else before.push(...shown, textSegment(processor.delimiter))
      continue
    }
    close()
    const inSentence = citation.narrative && position === 0 && !whole
    const asWritten = locatorAsWritten(item)
    const prefix = mark([...before, ...prefixOf(item, position)])
    before = []
    cites.push({
      item: work,
      ...(prefix === undefined ? {} : {prefix}),
      ...(asWritten === undefined ? locatorOf(item) : {}),
      ...(inSentence || item.mode === 'suppress-author' ? {suppressAuthor: true} : {})
    })
    after = [
      ...(asWritten === undefined ? [] : [textSegment(`, ${asWritten}`)]),
      ...suffixOf(item, inSentence || (item.mode === 'suppress-author' && position === 0), position)
    ]
  }
  close()
  if (cites.length === 0) affixes.push(affix(before.slice(0, -1)))
  const first = workOf(citation.items[0]?.key ?? '')
  const narrative = citation.narrative && typeof first === 'number' ? first : undefined
  // Words such as “and” or “also” before a later work are about the one before it.
  const joined = citation.items.some(({prefix}, index) => index > 0 && prefix.length > 0)
  return {cluster: {cites, inOrder: narrative !== undefined || joined}, affixes, narrative, unrendered}
}

function prefixOf({prefix}: CitationItem, position: number): readonly Segment[] {
  if (prefix.length === 0) return []
  const words = authorWords(position, 'prefix')
  return /[([{“„«‹‘/–—\s]$/u.test(plainText(prefix)) ? [words] : [words, textSegment(' ')]
}

/** The text after a work, with the space or punctuation that the author put before it. */
function suffixOf({suffix, locator}: CitationItem, bare: boolean, position: number): readonly Segment[] {
  if (suffix.length === 0) return []
  const words = authorWords(position, 'suffix')
  // `@doe99 [in passing]` and `-@doe99 [in passing]` are written without the comma of `[@doe99, in passing]`.
  const begins = bare && locator === undefined && !/^[\s,.;:!?)\]}”’»›…]/u.test(plainText(suffix))
  return begins ? [textSegment(', '), words] : [words]
}

function authorWords(item: number, side: WordsSide): Segment {
  return {type: 'words', item, side}
}

function locatorOf(item: CitationItem): Pick<Cite, 'label' | 'locator' | 'plural'> {
  if (item.locator === undefined) return {}
  // Authors who write LaTeX type `--` for a dash.
  const locator = withoutBrackets(item.locator.replace(/-{2,3}/gu, '–'))
  const label = LABELS[item.label ?? 'page'] ?? item.label ?? 'page'
  return {locator, label, plural: isPlural(item.locator)}
}

/** A locator such as `{A, p. 3}` has its label in the middle, where the processor would remove it. */
function locatorAsWritten({label, locator = ''}: CitationItem): string | undefined {
  const labelled = (label ?? 'page') === 'page' && /^(?![ivxlcdm]+\b)\p{L}.*\b\p{L}+\.\s*\d/iu.test(locator)
  return labelled ? locator : undefined
}

/** Locators whose term has another name, because a variable or a type has theirs (CSL 1.0.2, “Locators”). */
const LABELS: Readonly<Record<string, string>> = {article: 'article-locator', title: 'title-locator'}

function keyInPlace(
  item: CitationItem,
  position: number,
  shown: string,
  processor: Pick<Processor, 'term'>
): readonly Segment[] {
  const {label, locator, plural = false} = locatorOf(item)
  const words = [
    processor.term(label ?? 'page', 'short', plural),
    withBrackets(locator ?? '').replace(/(\d)-(?=\d)/gu, '$1–')
  ]
    .filter(Boolean)
    .join(' ')
  return [
    ...prefixOf(item, position),
    {type: 'undefined', value: shown},
    ...(locator === undefined ? [] : [textSegment(`, ${words}`)]),
    ...suffixOf(item, false, position)
  ]
}
