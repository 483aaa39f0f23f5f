import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import {fold} from './fold.ts'
import {letterPairs} from './likeness-of-letters.ts'

/** Finds what galley wrote in place of a paragraph that somebody has changed with tracking off. */
export type FormerWords = (paragraph: BaseParagraph) => string | undefined

/** Of more lines that are gone than this, the first ones are looked through. */
const mostLines = 1000

const alike = 0.4

type Line = Readonly<{made: string; pairs: number}>

/** Prepares the lines that galley made and that a file no longer has, by the pairs of letters in them. */
export function formerWords(made: readonly string[], paragraphs: readonly BaseParagraph[]): FormerWords {
  const there = new Set(paragraphs.map(each => fold(baseText(each)).text.trim()))
  const gone = made.filter(each => each !== '' && !there.has(each)).slice(0, mostLines)
  const lines: Line[] = []
  const linesOfPair = new Map<string, number[]>()
  for (const [at, each] of gone.entries()) {
    const pairs = letterPairs(each)
    lines.push({made: each, pairs: pairs.size})
    for (const pair of pairs) {
      const others = linesOfPair.get(pair)
      if (others === undefined) linesOfPair.set(pair, [at])
      else others.push(at)
    }
  }
  return paragraph => {
    if (lines.length === 0) return undefined
    const pairs = letterPairs(baseText(paragraph))
    const common = new Uint32Array(lines.length)
    for (const pair of pairs) for (const at of linesOfPair.get(pair) ?? []) common[at]!++
    return lines.find((line, at) => 2 * common[at]! >= alike * (line.pairs + pairs.size) && common[at]! > 0)
      ?.made
  }
}
