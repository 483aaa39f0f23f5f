import type {Citation} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {fold} from './fold.ts'
import {escaped} from './markdown-text.ts'

/** A work in a citation, with its prefix, locator and suffix. */
export type CitedPart = Readonly<{
  key: string
  prefix: string
  /** A CSL locator term; undefined if the locator includes its term, or is empty. */
  label?: string | undefined
  locator: string
  /** The text after the work, without the punctuation before that text. */
  suffix: string
  isSuppressed: boolean
}>

/** The works that a citation of the article cites. */
export function citedParts({items}: Citation): readonly CitedPart[] {
  return items.map(({key, work, mode, prefix, suffix, label, locator = ''}) => ({
    key: work ?? key,
    prefix: wordsOf(prefix).trim(),
    label: locator === '' ? undefined : label,
    locator: locator.trim(),
    suffix: withoutJoint(wordsOf(suffix)),
    isSuppressed: mode === 'suppress-author'
  }))
}

/** The text after a work, without the punctuation before that text. */
export function withoutJoint(suffix: string): string {
  return suffix.replace(/^[\s,;]+/, '').trimEnd()
}

/** Whether two lists cite the same works in the same way; the order does not matter, since styles sort works. */
export function isSameCited(one: readonly CitedPart[], other: readonly CitedPart[]): boolean {
  return signOf(one) === signOf(other)
}

/** The content of a citation as text for comparison. */
export function signOf(parts: readonly CitedPart[]): string {
  return parts
    .map(({key, prefix, label, locator, suffix, isSuppressed}) => {
      const words = [prefix, locator === '' ? '' : (label ?? 'page'), locator, suffix]
      return JSON.stringify([key, ...words.map(text => fold(text).text.replaceAll(' ', '')), isSuppressed])
    })
    .toSorted()
    .join()
}

/** A citation as Markdown; in a narrative citation, the author's name is part of the sentence. */
export function citationMarkdown(parts: readonly CitedPart[], isNarrative: boolean): string {
  const [first, ...others] = parts
  const isNamed = isNarrative && first !== undefined && first.prefix === '' && !first.isSuppressed
  if (!isNamed) return `[${parts.map(partMarkdown).join('; ')}]`
  const behind = [behindKey(first).replace(/^, /, ''), ...others.map(partMarkdown)]
  const words = behind.filter(text => text !== '').join('; ')
  return `${keyMarkdown(first)}${words === '' ? '' : ` [${words}]`}`
}

function partMarkdown(part: CitedPart): string {
  const prefix = part.prefix === '' ? '' : `${escaped(part.prefix)} `
  return `${prefix}${keyMarkdown(part)}${behindKey(part)}`
}

function keyMarkdown({key, isSuppressed}: CitedPart): string {
  const isBraced = !/^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?$/u.test(key)
  return `${isSuppressed ? '-' : ''}@${isBraced ? `{${key}}` : key}`
}

function behindKey({label, locator, suffix}: CitedPart): string {
  const name = label === undefined ? '' : (labels[label] ?? `${label} `)
  const place = locator === '' ? '' : `, ${name}${escaped(locator)}`
  const words = escaped(suffix)
  return `${place}${words === '' ? '' : /^[.:]/.test(words) ? words : `, ${words}`}`
}

const labels: Readonly<Record<string, string>> = {
  page: 'p. ',
  chapter: 'chap. ',
  section: 'sec. ',
  figure: 'fig. ',
  volume: 'vol. ',
  paragraph: 'para. ',
  verse: 'v. ',
  note: 'n. ',
  line: 'l. ',
  issue: 'no. ',
  folio: 'fol. ',
  part: 'pt. ',
  book: 'bk. ',
  article: 'art. ',
  'article-locator': 'art. ',
  'title-locator': 'tit. ',
  'sub-verbo': 's.v. ',
  column: 'col. ',
  appendix: 'app. ',
  table: 'tbl. '
}
