import type {ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import type {Citation, CitationItem} from '../core/types.ts'
import {AFFIX_MARK, affixMark, JOINING, markNumber, withBrackets, withoutBrackets} from './marks.ts'
import type {Cite, Cluster, Processor} from './processor.ts'
import {referenceHref} from './reference-id.ts'
import {element, plainText, readRichText, text} from './rich-text.ts'

/** Makes hast of inline Markdown. */
export type ToHast = (nodes: readonly PhrasingContent[]) => ElementContent[]

/**
 * A citation made ready for the processor. What the author wrote before and after the works never meets it: marks
 * stand for it (`affixes[n]` for mark n), so that nothing is lost, moved or taken for markup.
 */
export type PreparedCluster = Readonly<{
  cluster: Cluster
  affixes: readonly (readonly ElementContent[])[]
  /** What a sentence names before the brackets, for `@doe99 [p. 3]`: the index of the work. */
  narrative: number | undefined
  /** Keys of works that the style prints nothing for; the keys are printed instead. */
  unprintable: readonly string[]
}>

/** What a key stands for: the index of a work, or none, or one that the style prints nothing for. */
export type Work = number | 'unknown' | 'unprintable'

/**
 * Turns a citation into cites. A work that is unknown or cannot be printed is printed as `key?` or `key`, in its place,
 * which is that of the suffix of the work before it, or of the prefix of the first one.
 */
export function prepareCluster(
  citation: Citation,
  workOf: (key: string) => Work,
  processor: Pick<Processor, 'delimiter' | 'term'>,
  toHast: ToHast,
  whole = false
): PreparedCluster {
  const affixes: (readonly ElementContent[])[] = []
  const cites: Cite[] = []
  const unprintable: string[] = []
  let before: ElementContent[] = []
  let after: ElementContent[] = []

  function mark(nodes: readonly ElementContent[]): string | undefined {
    return nodes.length === 0 ? undefined : affixMark(affixes.push(nodes) - 1)
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
      if (work === 'unprintable') unprintable.push(item.key)
      const printed = unprinted(item, work === 'unknown' ? `${item.key}?` : item.key, processor, toHast)
      if (cites.length > 0) after.push(text(processor.delimiter), ...printed)
      else before.push(...printed, text(processor.delimiter))
      continue
    }
    close()
    const inSentence = citation.narrative && position === 0 && !whole
    const asWritten = locatorAsWritten(item)
    const prefix = mark([...before, ...prefixOf(item, toHast)])
    before = []
    cites.push({
      item: work,
      ...(prefix === undefined ? {} : {prefix}),
      ...(asWritten === undefined ? locatorOf(item) : {}),
      ...(inSentence || item.mode === 'suppress-author' ? {suppressAuthor: true} : {})
    })
    after = [
      ...(asWritten === undefined ? [] : [text(`, ${asWritten}`)]),
      ...suffixOf(item, inSentence, toHast)
    ]
  }
  close()
  if (cites.length === 0) affixes.push(before.slice(0, -1))
  const first = workOf(citation.items[0]?.key ?? '')
  const narrative = citation.narrative && typeof first === 'number' ? first : undefined
  return {cluster: {cites, inOrder: narrative !== undefined}, affixes, narrative, unprintable}
}

/** Reads a printed citation: works become links to the list, and the author's words are put back where marks stand. */
export function readCluster(
  html: string,
  affixes: readonly (readonly ElementContent[])[],
  keyOf: (index: number) => string | undefined
): ElementContent[] {
  const endings = affixes.map(nodes => /[,;]\s*$/u.test(plainText(nodes)))
  // `[@doe99, see there; @roe]` has its own punctuation before the next work: the style's is one too many.
  const once = withBrackets(html).replace(
    /(\uFDD0([\uFDE0-\uFDEF]+)(?:<\/a>)?)[,;]/gu,
    (both, kept: string, digits: string) => (endings[markNumber(digits)] ? kept : both)
  )
  return restore(readRichText(once), affixes, keyOf)
}

function restore(
  nodes: readonly ElementContent[],
  affixes: readonly (readonly ElementContent[])[],
  keyOf: (index: number) => string | undefined
): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type === 'text') {
      return splitAtMarks(node.value).flatMap(piece =>
        typeof piece === 'number' ? (affixes[piece] ?? []) : [text(piece.replaceAll(JOINING, ''))]
      )
    }
    if (node.type !== 'element') return [node]
    if (node.tagName !== 'a') return [{...node, children: restore(node.children, affixes, keyOf)}]
    const href = node.properties.href
    const key = typeof href === 'string' && href !== '' ? keyOf(Number(href)) : undefined
    return linked(node.children, affixes, keyOf, key)
  })
}

/** Links a work without the author's words around it: they may hold links of their own. */
function linked(
  nodes: readonly ElementContent[],
  affixes: readonly (readonly ElementContent[])[],
  keyOf: (index: number) => string | undefined,
  key: string | undefined
): ElementContent[] {
  const printed: ElementContent[] = []
  let run: ElementContent[] = []
  function close(): void {
    const inner = unlinked(restore(run, [], keyOf))
    printed.push(
      ...(key === undefined || plainText(inner).trim() === '' ? inner : [citationLink(key, inner)])
    )
    run = []
  }
  for (const node of nodes) {
    if (node.type !== 'text') {
      run.push(node)
      continue
    }
    for (const piece of splitAtMarks(node.value)) {
      if (typeof piece === 'string') {
        run.push(text(piece))
        continue
      }
      close()
      printed.push(...(affixes[piece] ?? []))
    }
  }
  close()
  return printed
}

/** A link from a citation to its reference; the role tells a screen reader so (DPUB-ARIA 1.1). */
export function citationLink(key: string, children: ElementContent[]): ElementContent {
  return element('a', {href: referenceHref(key), role: 'doc-biblioref'}, children)
}

/** What is printed for a work that the bibliography does not have, or that the style prints nothing for. */
export function undefinedCitation(words: string): ElementContent {
  return element('strong', {className: ['citation-undefined']}, [text(words)])
}

function unlinked(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [node]
    const children = unlinked(node.children)
    return node.tagName === 'a' ? children : [{...node, children}]
  })
}

/** Pieces of text and numbers of affixes, in order. */
function splitAtMarks(value: string): (string | number)[] {
  return value
    .split(AFFIX_MARK)
    .map((piece, index) => (index % 2 === 1 ? markNumber(piece) : piece))
    .filter(piece => piece !== '')
}

function prefixOf(item: CitationItem, toHast: ToHast): ElementContent[] {
  if (item.prefix.length === 0) return []
  const nodes = toHast(item.prefix)
  const open = /[([{“„«‹‘/–—\s]$/u.test(plainText(nodes))
  return open ? nodes : [...nodes, text(' ')]
}

function suffixOf(item: CitationItem, inSentence: boolean, toHast: ToHast): ElementContent[] {
  if (item.suffix.length === 0) return []
  const nodes = toHast(item.suffix)
  const words = plainText(nodes)
  if (/^[\s,.;:!?)\]}”’»›…]/u.test(words)) return nodes
  // `@doe99 [in passing]` is written without the comma that `[@doe99, in passing]` has.
  return [text(inSentence && item.locator === undefined ? ', ' : ' '), ...nodes]
}

function locatorOf(item: CitationItem): Pick<Cite, 'label' | 'locator'> {
  if (item.locator === undefined) return {}
  // `--` is a dash to whoever writes LaTeX.
  const locator = withoutBrackets(item.locator.replace(/-{2,3}/gu, '–'))
  return {locator, label: LABELS[item.label ?? 'page'] ?? item.label ?? 'page'}
}

/** A locator such as `{A, p. 3}` has its label in the middle, where the processor would take it away. */
function locatorAsWritten({label, locator = ''}: CitationItem): string | undefined {
  const labelled = (label ?? 'page') === 'page' && /^(?![ivxlcdm]+\b)\p{L}.*\b\p{L}+\.\s*\d/iu.test(locator)
  return labelled ? locator : undefined
}

/** Locators whose term has another name, because a variable or a type has theirs (CSL 1.0.2, “Locators”). */
const LABELS: Readonly<Record<string, string>> = {article: 'article-locator', title: 'title-locator'}

function unprinted(
  item: CitationItem,
  shown: string,
  processor: Pick<Processor, 'term'>,
  toHast: ToHast
): ElementContent[] {
  const {label, locator} = locatorOf(item)
  const plural = /[-–,&]/u.test(locator ?? '')
  const words = [
    processor.term(label ?? 'page', 'short', plural),
    withBrackets(locator ?? '').replace(/(\d)-(?=\d)/gu, '$1–')
  ]
    .filter(Boolean)
    .join(' ')
  return [
    ...prefixOf(item, toHast),
    undefinedCitation(shown),
    ...(locator === undefined ? [] : [text(`, ${words}`)]),
    ...suffixOf(item, false, toHast)
  ]
}
