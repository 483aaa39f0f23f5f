import type {Token, TokenizeContext} from 'micromark-util-types'

/**
 * The progress of searching a paragraph for maths: the offset reached, and the number of dollar signs that are open
 * there.
 */
type Followed = Readonly<{length: number; open: number}>

const followed = new WeakMap<Token, Followed>()

/**
 * Whether the lines of the current paragraph so far contain display maths that is still open, as in `so $$ x =`, so
 * that the next dollars close it.
 */
export function isInOpenMath(context: TokenizeContext): boolean {
  const paragraph = openParagraph(context)
  if (paragraph === undefined) return false
  const text = context.sliceSerialize({start: paragraph.start, end: context.now()})
  const before = followed.get(paragraph) ?? {length: 0, open: 0}
  const open = dollarsOpen(text, before)
  followed.set(paragraph, {length: text.length, open})
  return open > 0
}

function openParagraph({events}: TokenizeContext): Token | undefined {
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index]!
    if (token.type === 'content') return kind === 'enter' ? token : undefined
  }
  return undefined
}

/**
 * The number of dollar signs with which an unclosed formula begins; 0 if all formulas are closed. Code and escaped
 * dollars are text.
 */
function dollarsOpen(text: string, {length, open: before}: Followed): number {
  let open = before
  marks.lastIndex = length
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [run] = mark
    if (run.startsWith('$')) {
      if (open === 0 && run.length > 1) open = run.length
      else if (open === run.length) open = 0
    } else if (open === 0 && run.startsWith('`')) {
      const end = text.indexOf(run, marks.lastIndex)
      if (end !== -1) marks.lastIndex = end + run.length
    }
  }
  return open
}

const marks = /\\[\s\S]|\$+|`+/g
