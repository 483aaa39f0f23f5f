import type {TheoremData} from '../core/mdast.ts'
import type {Chapter} from '../core/types.ts'
import {numberedIn} from './numbered-nodes.ts'

/** The counting of theorems: whether all kinds share one counter, and whether counts restart in each section. */
type Counting = Readonly<{together: boolean; bySection: boolean}>

/**
 * Infers how the LaTeX of a paper counts theorems from the numbers that Pandoc has printed. If kinds share a counter,
 * their numbers increase together, “Theorem 1, Lemma 2”; if they are counted by section, numbers have two parts, “2.1”.
 * Undefined if no numbers are printed, or if they fit neither way of counting.
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
  if (rises(printed, ({kind, section}) => `${kind} ${section}`, true)) return {together: false, bySection}
  return rises(printed, ({section}) => section, false) ? {together: true, bySection} : undefined
}

type Printed = Readonly<{kind: string; section: string; number: number}>

function numberIn({kind, printed = ''}: TheoremData): Printed {
  const [, section = '', number = ''] = /^(?:(.*)\.)?(\d+)$/.exec(printed) ?? []
  return {kind, section, number: Number(number)}
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
