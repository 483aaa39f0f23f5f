import {addAll} from '../core/add-all.ts'
import {plainAffixes, type WordsSide} from '../core/segment.ts'
import type {CitationInText, CitationItem} from '../core/types.ts'
import {plainText} from '../core/walk.ts'
import {GUARD, type Token, tokenMark, tokenText} from '../csl/output/tokens.ts'
import {isPluralLocator} from './plural.ts'
import type {Cluster, CslCite, Processor} from './processor.ts'
import {ownWords, undefinedKey} from './segments.ts'

/**
 * A citation prepared for the processor. The author's texts before and after works are plain text between marks: the
 * processor sees their punctuation, and the texts with their markup later replace the plain text.
 */
export type PreparedCluster = Readonly<{
  cluster: Cluster
  /** The tokens shown instead of the citation if none of its works is known. */
  instead: readonly Token[]
  /** The key of the work named in the sentence before the brackets, as in `@doe99 [p. 3]`. */
  narrative: string | undefined
  /** Keys of works that the style does not render; these keys are shown. */
  unrendered: readonly string[]
}>

/** The state of a key: its work is known, unknown, or not rendered by the style. */
export type WorkStatus = 'known' | 'unknown' | 'unrendered'

/**
 * Turns a citation into cites. A work that is unknown, or that the style does not render, appears as `key?` or `key`,
 * in the suffix of the previous work or the prefix of the first one.
 */
export function prepareCluster(
  citation: CitationInText,
  workOf: (key: string) => WorkStatus,
  processor: Pick<Processor, 'delimiter' | 'term'>,
  whole = false
): PreparedCluster {
  const cites: CslCite[] = []
  const unrendered: string[] = []
  const wordsOf = plainAffixes(citation.items)
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
      if (cites.length > 0) addAll(after, [processor.delimiter, ...shown])
      else addAll(before, [...shown, processor.delimiter])
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
  // Words such as “and” before a later work refer to the previous one, “e.g.,” before the first and “and others” after
  // the last to all of them, so the works keep their order.
  const end = citation.items.at(-1)?.suffix.map(plainText).join('') ?? ''
  const joined = citation.items.some(({prefix}) => prefix.length > 0) || ofAll.test(end)
  return {
    cluster: {cites, inOrder: narrative !== undefined || joined},
    instead: cites.length === 0 ? before.slice(0, -1) : [],
    narrative,
    unrendered
  }
}

/** Matches words after the last work that refer to all works of a citation. */
const ofAll =
  /^[\s,;]*(?:(?:and|among|as well as)\s+(?:(?:many|several|the)\s+)?(?:others?|references|works|elsewhere|more)|et al|etc|inter alia|passim|und (?:andere|öfter)|u\.\s?[aö]\.|entre otros|parmi d’autres|et autres|e altri)(?![\p{L}])/iu

/** The text of affixes, from which the processor derives delimiters and capitals. */
function textOfAffix(tokens: readonly Token[]): string {
  return tokenText(tokens).replaceAll(GUARD, '')
}

type OwnWords = (item: number, side: WordsSide) => readonly Token[]

function marked(name: string, text: string): readonly Token[] {
  // The author's punctuation stays in place.
  return [tokenMark('own', true, undefined, name), GUARD + text, tokenMark('own', false, undefined, name)]
}

function prefixOf({prefix}: CitationItem, position: number, own: OwnWords): readonly Token[] {
  if (prefix.length === 0) return []
  const words = own(position, 'prefix')
  return /[([{“„«‹‘/–—\s]$/u.test(plainText(prefix)) ? words : [...words, ' ']
}

/** The text after a work, with the author's space or punctuation before it. */
function suffixOf(
  {suffix, locator}: CitationItem,
  bare: boolean,
  position: number,
  own: OwnWords
): readonly Token[] {
  if (suffix.length === 0) return []
  const words = own(position, 'suffix')
  // `@doe99 [in passing]` and `-@doe99 [in passing]` have no comma, unlike `[@doe99, in passing]`.
  const begins = bare && locator === undefined && !/^[\s,.;:!?)\]}”’»›…]/u.test(plainText(suffix))
  return begins ? [', ', ...words] : words
}

function locatorOf(item: CitationItem): Pick<CslCite, 'label' | 'locator' | 'isPlural'> {
  if (item.locator === undefined) return {}
  // LaTeX users type `--` for an en dash.
  const locator = item.locator.replace(/-{2,3}/gu, '–')
  const label = labels[item.label ?? 'page'] ?? item.label ?? 'page'
  return {locator, label, isPlural: isPluralLocator(item.locator)}
}

/**
 * The locator without a label, which may contain the word for the label, as in `{A, p. 3}`; undefined for a locator
 * with a label.
 */
function locatorAsWritten({label, locator}: CitationItem): string | undefined {
  return label === undefined ? locator : undefined
}

/**
 * Locators whose CSL terms have another name, because a variable or a type of work already has that name (CSL 1.0.2,
 * “Locators”).
 */
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
