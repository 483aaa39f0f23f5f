import {fileSlug} from '../../core/slug.ts'
import type {TypedInline} from './content.ts'
import {inlinesOf} from './labels.ts'
import type {TypedItem} from './structure/items.ts'
import {typedLine} from './words.ts'

/** A chapter: its path, and its items. */
export type TypedChapter = Readonly<{path: string; items: readonly TypedItem[]}>

/** Splits a paper into chapters at its top-level headings. */
export function chaptersOf(items: readonly TypedItem[]): readonly TypedChapter[] {
  const parts: TypedItem[][] = []
  for (const item of items) {
    const isFirst = item.kind === 'heading' && item.heading.depth === 1
    if (isFirst || parts.length === 0) parts.push([])
    parts.at(-1)!.push(item)
  }
  const width = Math.max(2, String(parts.length).length)
  const used = new Map<string, number>()
  return parts.map((own, index) => {
    const [first] = own
    const title = first?.kind === 'heading' ? typedLine(first.heading.paragraph) : ''
    const slug = (title === '' ? (parts.length > 1 ? 'beginning' : 'text') : fileSlug(title))
      .slice(0, 40)
      .replace(/-+$/, '')
    const count = used.get(slug) ?? 0
    used.set(slug, count + 1)
    const name = `${String(index + 1).padStart(width, '0')}-${slug}${count === 0 ? '' : `-${count + 1}`}.md`
    return {path: name, items: own}
  })
}

/** The notes that items call, in order, each once. */
export function calledNotes(items: readonly TypedItem[]): readonly string[] {
  const calls = (inlines: readonly TypedInline[]): readonly string[] =>
    inlines.flatMap(inline => (inline.kind === 'note' ? [inline.note] : []))
  return [...new Set(items.flatMap(item => inlinesOf(item).flatMap(calls)))]
}
