import type {Citation} from '../../core/article.ts'
import type {CslItem, Reference} from '../../core/types.ts'
import type {SourcedBlock} from './block-source.ts'
import {citationMarkdown, citedParts} from './cited.ts'
import {fold} from './fold.ts'

/** A work named in a text: its key, and the offsets of the author's name and of the end of the year. */
export type NamedWork = Readonly<{key: string; start: number; end: number}>

/** Interprets words that were typed over a citation. */
export type KnownCitations = Readonly<{
  /** Returns the Markdown of the paper's citation that is shown with these words. */
  shownAs: (words: string) => string | undefined
  /**
   * Returns the only work whose first author and year are in the text; if several works match, the only one whose key
   * is in `keys`.
   */
  named: (words: string, keys: readonly string[]) => NamedWork | undefined
}>

/** Collects the citations of a paper, and the names of its works. */
export function knownCitations(
  blocks: readonly SourcedBlock[],
  references: readonly Reference[]
): KnownCitations {
  const shown = new Map<string, string>()
  for (const {node, shown: words} of blocks.flatMap(({shown: {atoms}}) => atoms))
    if (node.type === 'citation' && node.items.every(({work}) => work !== undefined))
      shown.set(fold(words).text.trim(), markdownOfCitation(node))
  const works = references.flatMap(({key, csl}) => {
    const [name, year] = [firstName(csl), yearOfWork(csl)]
    return name === '' || year === '' ? [] : [{key, name, year}]
  })
  const byBeginning = new Map<string, typeof works>()
  for (const work of works) {
    const [beginning = ''] = wordsIn(work.name)
    const others = byBeginning.get(beginning)
    if (others === undefined) byBeginning.set(beginning, [work])
    else others.push(work)
  }
  return {
    shownAs: words => shown.get(fold(words).text.trim()),
    named(words, keys) {
      const beginnings = new Set(['', ...wordsIn(words)])
      const near = [...beginnings].flatMap(beginning => byBeginning.get(beginning) ?? [])
      const found = near.flatMap(({key, name, year}) => {
        const start = placeOfWord(words, name, 0)
        const at = start < 0 ? -1 : placeOfWord(words, year, start)
        return at < 0 ? [] : [{key, start, end: at + year.length}]
      })
      const own = found.filter(({key}) => keys.includes(key))
      const [only] = own.length === 1 ? own : found
      return own.length === 1 || found.length === 1 ? only : undefined
    }
  }
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function markdownOfCitation(node: Citation): string {
  return citationMarkdown(citedParts(node), node.narrative === true)
}

function placeOfWord(words: string, word: string, from: number): number {
  for (let at = words.indexOf(word, from); at >= 0; at = words.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test((words[at - 1] ?? ' ') + (words[at + word.length] ?? ' '))) return at
  return -1
}

/** The name of the first author or editor, in compared form. */
export function firstName({author, editor}: CslItem): string {
  const [first] = [author, editor].flatMap(names =>
    Array.isArray(names) ? (names as readonly unknown[]) : []
  )
  const {family, literal} = (first ?? {}) as Readonly<{family?: unknown; literal?: unknown}>
  return fold(String(family ?? literal ?? '')).text.trim()
}

/** The year of a work, or an empty string. */
export function yearOfWork({issued}: CslItem): string {
  const parts = (issued as {'date-parts'?: unknown} | undefined)?.['date-parts']
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  return Array.isArray(first) ? String(first[0] ?? '') : ''
}
