import type {FoundHeadings} from '../structure/headings.ts'
import type {TypedItem} from '../structure/items.ts'
import {remarkText} from './typed.ts'

/** The numbers of headings, figures and other things in a paper. */
export type PaperFacts = Readonly<{
  figures: number
  tables: number
  equations: number
  notes: number
  headings: number
  headingsBy: FoundHeadings['by']
}>

/**
 * Words of the file that galley generates: the numbers of headings, the labels of captions, and the numbers of
 * equations.
 */
export function droppedWords(items: readonly TypedItem[]): readonly string[] {
  return items.flatMap(item => {
    if (item.kind === 'heading') return item.heading.isTyped ? [item.heading.number] : []
    if (item.kind === 'equation') return item.formula.number === item.number ? [] : [item.number]
    if (item.kind === 'figure' || item.kind === 'table' || item.kind === 'code')
      return item.caption === undefined ? [] : [item.caption.label]
    return []
  })
}

/** Notices about headings recognized by formatting, and about numbers that differ from those in the file. */
export function toldOf(items: readonly TypedItem[], headings: FoundHeadings): readonly string[] {
  const told: string[] = []
  const typed = items.filter(item => item.kind === 'heading' && item.heading.isTyped)
  if (typed.length > 0)
    told.push(`the numbers of ${typed.length} headings are removed, because galley numbers the sections`)
  if (headings.by === 'looks')
    told.push('the file has no heading styles, so bold lines are taken for headings')
  const counts = new Map<string, number>()
  for (const item of items) {
    if (item.kind !== 'figure' && item.kind !== 'table' && item.kind !== 'code') continue
    if (item.caption === undefined || item.caption.number === '') continue
    const {kind, number, label} = item.caption
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (String(count) !== number)
      told.push(`“${remarkText(label)}” of the file is ${kind} ${count} of the paper`)
  }
  return told
}

export function paperFacts(items: readonly TypedItem[], notes: number, headings: FoundHeadings): PaperFacts {
  const count = (kind: TypedItem['kind']): number => items.filter(item => item.kind === kind).length
  const arranged = items.filter(item => item.kind === 'table' && item.caption?.kind === 'figure').length
  return {
    figures: count('figure') + arranged,
    tables: count('table') - arranged,
    equations: count('equation'),
    headings: count('heading'),
    notes,
    headingsBy: headings.by
  }
}
