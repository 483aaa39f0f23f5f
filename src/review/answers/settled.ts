import type {Returned, Settlement} from './returned.ts'

/** An edit in the paper that was accepted or rejected, by its words as written. */
export type SettledEdit = Readonly<{old: string; new: string; author?: string | undefined}>

/**
 * Records in returned items whether their edits were accepted or rejected, and by whom. Each edit settles the first
 * item with its words and, if both are known, its author; items that did not become edits, such as comments, stay
 * unchanged.
 */
export function withSettlement(
  returned: readonly Returned[],
  edits: readonly SettledEdit[],
  settlement: Settlement
): readonly Returned[] {
  const waiting = [...edits]
  return returned.map(each => {
    if (each.settled !== undefined || each.verdict !== 'sure') return each
    const index = waiting.findIndex(edit => isEditOf(each, edit))
    if (index < 0) return each
    waiting.splice(index, 1)
    return {...each, settled: settlement}
  })
}

function isEditOf({kind, words, text, person}: Returned, edit: SettledEdit): boolean {
  const [old, put] = [lettersOf(edit.old), lettersOf(edit.new)]
  const isBy = edit.author === undefined || person === '' || lettersOf(person) === lettersOf(edit.author)
  if (!isBy) return false
  if (kind === 'insertion') return old === '' && put === lettersOf(text)
  if (kind === 'deletion') return put === '' && old === lettersOf(words)
  if (kind === 'move') return put === '' && old !== '' && old === lettersOf(words)
  return kind === 'substitution' && old === lettersOf(words) && put === lettersOf(text)
}

/**
 * Words without Markdown marks, punctuation and white space, so that printed words can be compared with written ones.
 */
function lettersOf(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/** Lines that count the settled edits by person and day: “2 accepted, 1 rejected by Eve Ed on 2026-12-01”. */
export function settlementLines(returned: readonly Returned[]): readonly string[] {
  const counts = new Map<string, Record<Settlement['verdict'], number>>()
  for (const {settled} of returned) {
    if (settled === undefined) continue
    const by = settled.by === undefined ? '' : ` by ${settled.by}`
    const name = `${by}${settled.on === undefined ? '' : ` on ${settled.on}`}`
    const own = counts.get(name) ?? {accepted: 0, rejected: 0}
    own[settled.verdict]++
    counts.set(name, own)
  }
  return [...counts].map(([name, {accepted, rejected}]) => {
    const amounts = [
      ...(accepted ? [`${accepted} accepted`] : []),
      ...(rejected ? [`${rejected} rejected`] : [])
    ]
    return `${amounts.join(', ')}${name}`
  })
}
