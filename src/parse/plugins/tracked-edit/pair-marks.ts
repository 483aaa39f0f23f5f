import type {EditMark} from '../../../core/mdast.ts'

/** The marks that form an edit or a highlight. */
export type MarkedEdit = Readonly<{
  kind: 'insertion' | 'deletion' | 'substitution' | 'highlight'
  open: EditMark
  middle?: EditMark
  close: EditMark
}>

/**
 * The paired marks of a text: edits, and highlights, which may be inside edits. `inner` are edits inside another pair;
 * `unclosed` are marks without a partner.
 */
export type PairedMarks = Readonly<{
  edits: readonly MarkedEdit[]
  highlights: readonly MarkedEdit[]
  inner: readonly MarkedEdit[]
  unclosed: readonly EditMark[]
}>

const kinds: Readonly<Record<string, MarkedEdit['kind']>> = {
  '++': 'insertion',
  '--': 'deletion',
  '~~': 'substitution',
  '==': 'highlight'
}

/** Pairs the marks of a text, which may be in different paragraphs; takes time linear in their number. */
export function pairMarks(marks: readonly EditMark[]): PairedMarks {
  const pairs: Array<Readonly<{edit: MarkedEdit; start: number; end: number}>> = []
  const unclosed: EditMark[] = []
  const stack: Open[] = []
  const depths = {insertion: 0, deletion: 0, substitution: 0, highlight: 0}
  const pop = (): Open => {
    const last = stack.pop()!
    depths[last.kind]--
    return last
  }
  for (const [index, node] of marks.entries()) {
    const {mark} = node
    const top = stack.at(-1)
    if (mark === '~>') {
      if (top?.kind === 'substitution' && top.middle === undefined) top.middle = node
    } else if (mark.startsWith('{')) {
      const kind = kinds[mark.slice(1)]
      if (kind === undefined) unclosed.push(node)
      else {
        stack.push({kind, open: node, index, middle: undefined})
        depths[kind]++
      }
    } else {
      const kind = kinds[mark.slice(0, 2)]
      if (kind === undefined || depths[kind] === 0) continue
      while (stack.at(-1)!.kind !== kind) unclosed.push(pop().open)
      const {open, middle, index: start} = pop()
      if (kind === 'substitution' && middle === undefined) unclosed.push(open)
      else pairs.push({edit: {kind, open, ...(middle && {middle}), close: node}, start, end: index})
    }
  }
  for (const {open} of stack) unclosed.push(open)
  return {...outermost(pairs), unclosed}
}

type Open = {
  kind: MarkedEdit['kind']
  open: EditMark
  index: number
  middle: EditMark | undefined
}

function outermost(
  pairs: ReadonlyArray<Readonly<{edit: MarkedEdit; start: number; end: number}>>
): Pick<PairedMarks, 'edits' | 'highlights' | 'inner'> {
  const edits: MarkedEdit[] = []
  const highlights: MarkedEdit[] = []
  const inner: MarkedEdit[] = []
  let last = -1
  for (const {edit, start, end} of pairs.toSorted((a, b) => a.start - b.start)) {
    if (start > last) {
      edits.push(edit)
      last = end
    } else if (edit.kind === 'highlight' && edits.at(-1)?.kind !== 'highlight') highlights.push(edit)
    else inner.push(edit)
  }
  return {edits, highlights, inner}
}
