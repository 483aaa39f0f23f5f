import type {TheoremData} from '../core/mdast.ts'
import type {Chapter} from '../core/types.ts'
import {numberedIn} from './numbered-nodes.ts'

/** How theorems are counted: all kinds together, and anew in each section. */
type Counting = Readonly<{together: boolean; bySection: boolean}>

/**
 * The counting of theorems in the LaTeX of a paper, from the numbers that Pandoc has printed: kinds that share a counter
 * rise together, “Theorem 1, Lemma 2”, and those counted by section have two parts, “2.1”. Undefined if no numbers are
 * printed, or if they follow neither way.
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

/** Whether the numbers of a counter follow one another, or at least rise: an unread kind may be between them. */
function rises(printed: readonly Printed[], counter: (each: Printed) => string, isClose: boolean): boolean {
  const last = new Map<string, number>()
  return printed.every(each => {
    const name = counter(each)
    const before = last.get(name) ?? 0
    last.set(name, each.number)
    return isClose ? each.number === before + 1 : each.number > before
  })
}
