import type {Article, Node} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {OldNames} from './deleted.ts'
import type {BlockPlan, PartPlan, TablePlan, WordsPlan} from './plan.ts'
import type {Unit} from './units.ts'

/** The notes that the author of a version wrote, as units, by number. */
export type NoteUnits = ReadonlyMap<number, Unit>

/** The numbers of the notes that a note style generated for citations. */
export function citationNotes({body, front, statements, notes}: Article): ReadonlySet<number> {
  const numbers = new Set<number>()
  const blocks = [...front.abstracts, ...statements, ...notes].flatMap(({children}) => children)
  walkNodes([...body, ...blocks], node => {
    if (node.type !== 'citation') return undefined
    walkNodes(node.children, inner => {
      if (inner.type === 'noteCall') numbers.add(inner.note)
      return undefined
    })
    return false
  })
  return numbers
}

/**
 * Pairs the notes of the old version with notes of the new one: first equal notes whose calls match, then other equal
 * notes in order, then other notes whose calls match. In the plans, calls whose notes do not match are separated.
 */
export function pairNotes(
  old: NoteUnits,
  next: NoteUnits,
  plans: readonly BlockPlan[],
  words: readonly WordsPlan[]
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (one: number, other: number): void => {
    if (!old.has(one) || !next.has(other) || pairs.has(one) || taken.has(other)) return
    pairs.set(one, other)
    taken.add(other)
  }
  const matched = matchedCalls(plans, words)
  for (const [one, other] of matched) {
    if (old.get(one)?.content === next.get(other)?.content) pair(one, other)
  }
  const byContent = new Map<number, number[]>()
  for (const [number, {content}] of next)
    if (!taken.has(number)) byContent.set(content, [...(byContent.get(content) ?? []), number])
  for (const [number, {content}] of old) {
    const other = pairs.has(number) ? undefined : byContent.get(content)?.shift()
    if (other !== undefined) pair(number, other)
  }
  for (const [one, other] of matched) pair(one, other)
  eachWords(plans, words, plan => partCalls(plan, pairs))
  return pairs
}

/** The notes of the calls that match, in blocks that are the same and in compared words. */
function matchedCalls(
  plans: readonly BlockPlan[],
  words: readonly WordsPlan[]
): ReadonlyArray<readonly [old: number, next: number]> {
  const matched: Array<readonly [number, number]> = []
  eachWords(
    plans,
    words,
    ({old: olds, new: news, match}) => {
      for (const [at, {atom: one}] of olds.entries()) {
        const other = news[match[at]!]?.atom
        if (one?.type === 'noteCall' && other?.type === 'noteCall') matched.push([one.note, other.note])
      }
    },
    (olds, news) => {
      const others = callsIn(news)
      for (const [index, note] of callsIn(olds).entries())
        if (others[index] !== undefined) matched.push([note, others[index]])
    }
  )
  return matched
}

function callsIn(nodes: readonly Node[]): readonly number[] {
  const calls: number[] = []
  walkNodes(nodes, inner => {
    if (inner.type === 'noteCall') calls.push(inner.note)
    return undefined
  })
  return calls
}

/** Separates matched calls whose notes were not paired with each other, because an equal note exists elsewhere. */
function partCalls({old, new: next, match}: WordsPlan, pairs: ReadonlyMap<number, number>): void {
  for (const [at, token] of old.entries()) {
    const other = next[match[at]!]
    if (token.atom?.type !== 'noteCall' || other?.atom?.type !== 'noteCall' || token.id === other.id) continue
    if (pairs.get(token.atom.note) !== other.atom.note) match[at] = -1
  }
}

function eachWords(
  plans: readonly BlockPlan[],
  words: readonly WordsPlan[],
  see: (words: WordsPlan) => void,
  seeSame: (old: readonly Node[], next: readonly Node[]) => void = () => {}
): void {
  words.forEach(see)
  const seePart = (part: PartPlan): void => {
    if ('words' in part) see(part.words)
    else part.blocks.forEach(seeBlock)
  }
  const seeTable = ({rows, columns, oldRows, newRows, cells}: TablePlan): void => {
    for (const part of cells.values()) seePart(part)
    for (const row of rows)
      for (const column of columns) {
        const one = oldRows[row.old ?? -1]?.cells[column.old ?? -1]
        const other = newRows[row.new ?? -1]?.cells[column.new ?? -1]
        if (one && other && !cells.has(other)) seeSame(one.cell.children, other.cell.children)
      }
  }
  const seeBlock = (plan: BlockPlan): void => {
    if (plan.kind === 'same') seeSame([plan.old.node], [plan.new.node])
    else if (plan.kind === 'pair') plan.parts.forEach(seePart)
    else if (plan.kind === 'paragraphs') {
      see(plan.words)
      for (const plans of plan.between.values()) plans.forEach(seeBlock)
    } else if (plan.kind === 'turned') plan.texts?.forEach(see)
    else if (plan.kind === 'table') seeTable(plan.table)
    else if (plan.kind === 'inserted' && plan.inside) seeBlock(plan.inside)
  }
  plans.forEach(seeBlock)
}

/** The calls of the old version's notes in the redline, and the anchors of these calls. */
export type NoteBook = OldNames &
  Readonly<{
    /** The note of the old version that corresponds to a note of the new version. */
    oldOf(note: number): number | undefined
    /** The anchors of the calls of a deleted note. */
    callsOf(note: number): readonly string[]
  }>

/** Numbers the notes that only the old version has; their numbers follow the numbers of the new version. */
export function numberNotes(
  old: Article,
  next: Article,
  pairs: ReadonlyMap<number, number>,
  workOf: OldNames['workOf']
): NoteBook {
  const made = citationNotes(old)
  const numbers = new Map(pairs)
  const calls = new Map<number, string[]>()
  let last = next.notes.reduce((most, {number}) => Math.max(most, number), 0)
  for (const {number} of old.notes) if (!numbers.has(number)) numbers.set(number, ++last)
  const oldByNew = new Map([...pairs].map(([one, other]) => [other, one]))
  return {
    workOf,
    numberOf: note => numbers.get(note) ?? note,
    oldOf: note => oldByNew.get(note),
    isMade: note => made.has(note),
    callsOf: note => calls.get(note) ?? [],
    deletedCall(note) {
      if (pairs.has(note) || !numbers.has(note)) return undefined
      const known = calls.get(note) ?? []
      const anchor = `del-note-call-${numbers.get(note)}${known.length === 0 ? '' : `-${known.length + 1}`}`
      calls.set(note, [...known, anchor])
      return anchor
    }
  }
}
