import type {Article} from '../../../src/core/article.ts'
import {topNodes, walkNodes} from '../../../src/core/walk-article.ts'
import {acceptAll, compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import type {Redline, RedlineChange} from '../../../src/versions/redline/types.ts'
import type {MadeEdit} from './edits.ts'
import {shapeOf} from './shape.ts'

/** How a redline shows edits: exactly as made, with a few more words, or differently. */
export type Verdict = Readonly<{
  exact: number
  near: number
  missed: readonly string[]
  /** Moves in the redline that were not made. */
  falseMoves: number
  /** Changes without an edit. */
  extra: readonly RedlineChange[]
}>

/** Judges a redline by the edits, each made in a separate block. */
export function judge({changes}: Redline, made: ReadonlyArray<MadeEdit & Readonly<{name: string}>>): Verdict {
  const left = new Set(changes)
  let [exact, near] = [0, 0]
  const missed: string[] = []
  for (const edit of made) {
    const found = [...left].find(change => change.kind === edit.kind && isSame(change, edit))
    if (found !== undefined) {
      left.delete(found)
      exact++
    }
  }
  const shown = new Set([...changes].filter(change => !left.has(change)))
  for (const edit of made) {
    if ([...shown].some(change => change.kind === edit.kind && isSame(change, edit))) continue
    const about = [...left].find(change => isNear(change, edit))
    if (about === undefined) missed.push(`${edit.name}: ${edit.old} → ${edit.new}`)
    else {
      near++
      left.delete(about)
    }
  }
  const falseMoves = [...left].filter(({kind}) => kind === 'moved').length
  return {exact, near, missed, falseMoves, extra: [...left]}
}

/**
 * Whether a change has the words of an edit, in any order: in a shifted change, `a [b a]` for `[a b] a`, the order
 * differs.
 */
function isSame(change: RedlineChange, edit: MadeEdit): boolean {
  return sorted(change.old) === sorted(edit.old) && sorted(change.new) === sorted(edit.new)
}

function isNear(change: RedlineChange, edit: MadeEdit): boolean {
  const count = (words: string): number => words.split(/\s+/).filter(Boolean).length
  const [made, shown] = [edit, change].map(each => count(each.old) + count(each.new))
  const holds = (words: string, part: string): boolean =>
    part.split(/\s+/).every(word => words.includes(word.replace(/\W+$/, '')))
  return shown! <= 1.3 * made! + 2 && holds(change.old, edit.old) && holds(change.new, edit.new)
}

function sorted(words: string): string {
  return words
    .split(/[\s|]+|(?<=\s)\/(?=\s)/)
    .filter(Boolean)
    .sort()
    .join(' ')
}

/** The differences between the versions and their redline after all of its changes are accepted or rejected. */
export function roundTripFaults(old: Article, next: Article, {article}: Redline): readonly string[] {
  return [
    ...differences(shapeOf(next), shapeOf(acceptAll(article)), 'accepted'),
    ...differences(shapeOf(old), shapeOf(rejectAll(article)), 'rejected')
  ]
}

function differences(expected: readonly string[], found: readonly string[], name: string): readonly string[] {
  const at = expected.findIndex((line, index) => line !== found[index])
  if (at < 0 && expected.length === found.length) return []
  const [line, other] = [expected, found].map(
    lines => lines[at < 0 ? Math.min(expected.length, found.length) : at] ?? ''
  )
  let place = 0
  while (place < line!.length && line![place] === other![place]) place++
  const around = (text: string): string => text.slice(Math.max(0, place - 60), place + 60)
  return [`${name}: expected …${around(line!)}…, found …${around(other!)}…`]
}

/**
 * Names that occur several times in a redline, and more often than in the new version; numbers of changes without a
 * node.
 */
export function nameFaults(next: Article, {article, changes}: Redline): readonly string[] {
  const allowed = namesIn(next)
  const twice = [...namesIn(article)].flatMap(([name, count]) =>
    count > Math.max(1, allowed.get(name) ?? 0) ? [`${name} is there ${count} times`] : []
  )
  const numbers = new Set(
    Array.from(JSON.stringify(article).matchAll(/"number":(\d+)/g), ([, number]) => Number(number))
  )
  const unmarked = changes.filter(({number, subject}) => subject !== 'metadata' && !numbers.has(number))
  return [...twice, ...unmarked.map(({number, kind}) => `no mark has number ${number} (${kind})`)]
}

/** The number of occurrences of each anchor and id in an article. */
function namesIn(article: Article): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  walkNodes(topNodes(article), node => {
    const {anchor, id}: Readonly<{anchor?: string; id?: string}> = node as Readonly<{
      anchor?: string
      id?: string
    }>
    for (const name of [anchor && `#${anchor}`, id])
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    return undefined
  })
  return counts
}

/** The redline of two versions, and its faults. */
export function redlineOf(
  old: Article,
  next: Article
): Readonly<{redline: Redline; faults: readonly string[]}> {
  const redline = compareArticles(old, next)
  const isPlain = JSON.stringify(JSON.parse(JSON.stringify(redline))) === JSON.stringify(redline)
  const faults = [...roundTripFaults(old, next, redline), ...nameFaults(next, redline)]
  return {redline, faults: isPlain ? faults : [...faults, 'the redline is no plain data']}
}
