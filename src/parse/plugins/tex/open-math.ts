import type {Token, TokenizeContext} from 'micromark-util-types'

/** The progress through a paragraph's maths: the character reached, and the number of open dollar signs there. */
type Followed = Readonly<{length: number; open: number}>

const followed = new WeakMap<Token, Followed>()

/**
 * Whether the lines of the current paragraph, up to here, leave display maths open, like `so $$ x =`: dollars that
 * follow close it.
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

/** The number of dollar signs of an unclosed formula; 0 if all are closed. Code and escaped dollars are text. */
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
