import type {TheoremData} from '../core/mdast.ts'
import type {TheoremKind} from '../core/theorem-kinds.ts'
import type {Chapter} from '../core/types.ts'
import {numberedIn} from './numbered-nodes.ts'

/** The counting of theorems: whether a kind shares a counter with others, and whether counts restart in each section. */
type Counting = Readonly<{shares: (kind: TheoremKind) => boolean; bySection: boolean}>

/**
 * Infers how the LaTeX of a paper counts theorems from the numbers that Pandoc has printed. If kinds share a counter,
 * their numbers increase together, “Theorem 1, Lemma 2”, and others can count alone between them, “Assumption 1”; if
 * they are counted by section, numbers have two parts, “2.1”. Undefined if no numbers are printed, or if they fit no
 * way of counting.
 */
export function printedCounting(texts: readonly Chapter[]): Counting | undefined {
  const printed = texts.flatMap(text =>
    numberedIn(text).flatMap(({node}) => {
      const theorem = node.type === 'div' ? node.data?.theorem : undefined
      return theorem?.printed === undefined || theorem.own !== undefined ? [] : [numberIn(theorem)]
    })
  )
  if (printed.length === 0) return undefined
  const bySection = printed.every(({section}) => section !== '')
  if (rises(printed, ({kind, section}) => `${kind} ${section}`, true)) return {shares: () => false, bySection}
  const alone = [...new Set(printed.map(({kind}) => kind))].filter(kind =>
    rises(
      printed.filter(each => each.kind === kind),
      ({section}) => section,
      true
    )
  )
  const others =
    subsets(alone).find(set => isShared(printed, set, true)) ??
    subsets(alone).find(set => isShared(printed, set, false))
  return others && {shares: kind => !others.has(kind), bySection}
}

type Printed = Readonly<{kind: TheoremKind; section: string; number: number}>

function numberIn({kind, printed = ''}: TheoremData): Printed {
  const [, section = '', number = ''] = /^(?:(.*)\.)?(\d+)$/.exec(printed) ?? []
  return {kind, section, number: Number(number)}
}

/** All subsets of a few kinds, the smallest first. */
function subsets(kinds: readonly TheoremKind[]): readonly ReadonlySet<TheoremKind>[] {
  let all: readonly (readonly TheoremKind[])[] = [[]]
  for (const kind of kinds) all = all.concat(all.map(set => [...set, kind]))
  return all.map(set => new Set(set)).sort((a, b) => a.size - b.size)
}

/** Whether the numbers of all kinds but those in `others` increase together. */
function isShared(printed: readonly Printed[], others: ReadonlySet<TheoremKind>, isClose: boolean): boolean {
  return rises(
    printed.filter(({kind}) => !others.has(kind)),
    ({section}) => section,
    isClose
  )
}

/**
 * Whether the numbers of each counter are consecutive or, without `isClose`, at least increase: blocks of unknown kinds
 * may be between them.
 */
function rises(printed: readonly Printed[], counter: (each: Printed) => string, isClose: boolean): boolean {
  const last = new Map<string, number>()
  return printed.every(each => {
    const name = counter(each)
    const before = last.get(name) ?? 0
    last.set(name, each.number)
    return isClose ? each.number === before + 1 : each.number > before
  })
}
