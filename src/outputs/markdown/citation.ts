import type {Citation, CitedItem, Inline} from '../../core/article.ts'
import type {MarkdownContext} from './context.ts'
import {escapeMarkdown} from './escape.ts'

/** A citation in Pandoc's form: as written if it is already in that form, otherwise built from its works. */
export function citationKeys(
  citation: Citation,
  context: MarkdownContext,
  words: (nodes: readonly Inline[], context: MarkdownContext) => string
): string {
  const {items, narrative, source} = citation
  if (isPandocs(source, items)) return source.replace(/\s*\n\s*/g, ' ')
  const [first] = items
  if (narrative && items.length === 1 && first !== undefined) {
    const rest = joined([place(first), words(first.suffix, context).trim()])
    // Pandoc has no place for words between the name and the year, where LaTeX prints them.
    const before = words(first.prefix, context).trim()
    return `${before === '' ? '' : `${before} `}${keyOf(first)}${rest === '' ? '' : ` [${rest}]`}`
  }
  const written = items.map(item => {
    const before = words(item.prefix, context).trim()
    const after = words(item.suffix, context).trim()
    const key = `${item.mode === 'suppress-author' ? '-' : ''}${keyOf(item)}`
    const end = joined([place(item), after])
    return `${before === '' ? '' : `${before} `}${joined([key, end])}`
  })
  return `[${written.join('; ')}]`
}

/** The parts of a citation, with a comma before those that do not begin with a punctuation mark. */
function joined(parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .map((part, at) => (at === 0 || /^[,;.:)،؛]/.test(part) ? part : `, ${part}`))
    .join('')
}

/** Whether the source of a citation contains exactly the keys of its works, separated by semicolons. */
function isPandocs(source: string, items: readonly CitedItem[]): boolean {
  const keys = [...source.matchAll(/@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_/])/gu)].map(([, key]) => key)
  return (
    /^(?:\[|-?@)/.test(source) &&
    items.length === keys.length &&
    source.split(';').length === keys.length &&
    items.every(({key, work}, index) => key === keys[index] && (work === undefined || work === key))
  )
}

function keyOf({key, work = key}: CitedItem): string {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u.test(work)
    ? `@${work}`
    : `@{${work}}`
}

function place({label = 'page', locator}: CitedItem): string {
  if (locator === undefined) return ''
  return `${labels[label] ?? label.replaceAll('-', ' ')} ${escapeMarkdown(locator)}`
}

/** Pandoc's labels for frequent locators; other locators are written with their full names. */
const labels: Readonly<Record<string, string>> = {page: 'p.', chapter: 'chap.', section: 'sec.'}
