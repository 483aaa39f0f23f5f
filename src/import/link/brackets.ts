/** A pair of brackets; `end` is the offset after the closing one. */
export type Bracket = Readonly<{start: number; end: number}>

/** The longest citation in brackets, in UTF-16 units. */
const longest = 1000

/** The pairs of brackets in a text; nested pairs precede the pair that contains them. */
export function bracketsIn(plain: string): readonly Bracket[] {
  const found: Bracket[] = []
  const open: Array<Readonly<{sign: string; at: number}>> = []
  for (const {0: sign, index} of plain.matchAll(/[()[\]]/g)) {
    if (sign === '(' || sign === '[') open.push({sign, at: index})
    else {
      const opening = sign === ')' ? '(' : '['
      const start = open.findLastIndex(each => each.sign === opening)
      if (start === -1) continue
      const {at} = open[start]!
      open.length = start
      if (index - at < longest) found.push({start: at, end: index + 1})
    }
  }
  return found
}
