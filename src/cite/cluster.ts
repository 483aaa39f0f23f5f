import {plainWords, type WordsSide} from '../core/segment.ts'
import type {Citation, CitationItem} from '../core/types.ts'
import {plainText} from '../core/walk.ts'
import {GUARD, mark, type Token, textOf} from '../csl/output/tokens.ts'
import {isPlural} from './plural.ts'
import type {Cite, Cluster, Processor} from './processor.ts'
import {ownWords, undefinedKey} from './segments.ts'

/**
 * A citation prepared for the processor. The author's words before and after the works stand in marks of their own, so
 * that their punctuation counts and their text is replaced by what the author wrote, with its markup.
 */
export type PreparedCluster = Readonly<{
  cluster: Cluster
  /** What stands in place of a citation of which no work is known. */
  instead: readonly Token[]
  /** The key of the work that the sentence names before the brackets, as in `@doe99 [p. 3]`. */
  narrative: string | undefined
  /** Keys of works for which the style renders nothing; the keys are shown instead. */
  unrendered: readonly string[]
}>

/** What a key stands for: a work, nothing, or a work for which the style renders nothing. */
export type Work = 'known' | 'unknown' | 'unrendered'

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
  const cites: Cite[] = []
  const unrendered: string[] = []
  const wordsOf = plainWords(citation.items)
  const own = (item: number, side: WordsSide): readonly Token[] =>
    marked(ownWords(item, side), wordsOf(item, side))
  let before: Token[] = []
  let after: Token[] = []

  function close(): void {
    const last = cites.at(-1)
    if (last !== undefined && after.length > 0)
      cites[cites.length - 1] = {...last, suffix: textOfAffix(after), after}
    after = []
  }

  for (const [position, item] of citation.items.entries()) {
    const work = workOf(item.key)
    if (work !== 'known') {
      if (work === 'unrendered') unrendered.push(item.key)
      const shown = keyInPlace(item, position, work === 'unknown' ? `${item.key}?` : item.key, processor, own)
      if (cites.length > 0) after.push(processor.delimiter, ...shown)
      else before.push(...shown, processor.delimiter)
      continue
    }
    close()
    const inSentence = citation.narrative && position === 0 && !whole
    const asWritten = locatorAsWritten(item)
    const prefix = [...before, ...prefixOf(item, position, own)]
    before = []
    cites.push({
      id: item.key,
      ...(prefix.length > 0 && {prefix: textOfAffix(prefix), before: prefix}),
      ...(asWritten === undefined ? locatorOf(item) : {}),
      ...((inSentence || item.mode === 'suppress-author') && {suppressAuthor: true})
    })
    after = [
      ...(asWritten === undefined ? [] : [`, ${asWritten}`]),
      ...suffixOf(item, inSentence || (item.mode === 'suppress-author' && position === 0), position, own)
    ]
  }
  close()
  const first = citation.items[0]?.key ?? ''
  const narrative = citation.narrative && workOf(first) === 'known' ? first : undefined
  // Words such as “and” or “also” before a later work are about the one before it.
  const joined = citation.items.some(({prefix}, index) => index > 0 && prefix.length > 0)
  return {
    cluster: {cites, inOrder: narrative !== undefined || joined},
    instead: cites.length === 0 ? before.slice(0, -1) : [],
    narrative,
    unrendered
  }
}

/** The text of affixes, by which the processor decides about delimiters and capitals. */
function textOfAffix(tokens: readonly Token[]): string {
  return textOf(tokens).replaceAll(GUARD, '')
}

type OwnWords = (item: number, side: WordsSide) => readonly Token[]

function marked(name: string, text: string): readonly Token[] {
  // The author's punctuation stays where it is.
  return [mark('own', true, undefined, name), GUARD + text, mark('own', false, undefined, name)]
}

function prefixOf({prefix}: CitationItem, position: number, own: OwnWords): readonly Token[] {
  if (prefix.length === 0) return []
  const words = own(position, 'prefix')
  return /[([{“„«‹‘/–—\s]$/u.test(plainText(prefix)) ? words : [...words, ' ']
}

/** The text after a work, with the space or punctuation that the author put before it. */
function suffixOf(
  {suffix, locator}: CitationItem,
  bare: boolean,
  position: number,
  own: OwnWords
): readonly Token[] {
  if (suffix.length === 0) return []
  const words = own(position, 'suffix')
  // `@doe99 [in passing]` and `-@doe99 [in passing]` are written without the comma of `[@doe99, in passing]`.
  const begins = bare && locator === undefined && !/^[\s,.;:!?)\]}”’»›…]/u.test(plainText(suffix))
  return begins ? [', ', ...words] : words
}

function locatorOf(item: CitationItem): Pick<Cite, 'label' | 'locator' | 'isPlural'> {
  if (item.locator === undefined) return {}
  // Authors who write LaTeX type `--` for a dash.
  const locator = item.locator.replace(/-{2,3}/gu, '–')
  const label = labels[item.label ?? 'page'] ?? item.label ?? 'page'
  return {locator, label, isPlural: isPlural(item.locator)}
}

/** A locator without a label names itself, `{A, p. 3}`. */
function locatorAsWritten({label, locator}: CitationItem): string | undefined {
  return label === undefined ? locator : undefined
}

/** Locators whose term has another name, because a variable or a type has theirs (CSL 1.0.2, “Locators”). */
const labels: Readonly<Record<string, string>> = {article: 'article-locator', title: 'title-locator'}

function keyInPlace(
  item: CitationItem,
  position: number,
  shown: string,
  processor: Pick<Processor, 'term'>,
  own: OwnWords
): readonly Token[] {
  const {locator, isPlural: plural = false} = locatorOf(item)
  const words = [
    item.label === undefined ? '' : processor.term(labels[item.label] ?? item.label, 'short', plural),
    (locator ?? '').replace(/(\d)-(?=\d)/gu, '$1–')
  ]
    .filter(Boolean)
    .join(' ')
  return [
    ...prefixOf(item, position, own),
    ...marked(undefinedKey, shown),
    ...(locator === undefined ? [] : [`, ${words}`]),
    ...suffixOf(item, false, position, own)
  ]
}
