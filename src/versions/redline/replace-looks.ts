import type {Match} from '../../core/alignment/align.ts'
import type {Wrapper} from '../../core/map-article.ts'
import type {Lexicon} from './lexicon.ts'
import type {WordToken} from './tokens.ts'

/** The kept words of a link or emphasis that looks different, and its old and new form. */
type Kept = {places: number[]; weight: number; old: Wrapper | undefined; new: Wrapper | undefined}

/**
 * Replaces all words of a link or emphasis that looks different, if it keeps no more words than it changes, or contains
 * no spaces: `[this version](a)`, which became `[version 3](b)`, is a single decision.
 */
export function replaceLooks(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  {weights}: Lexicon
): void {
  const all = new Map<Wrapper, Kept>()
  for (const [at, one] of old.entries()) {
    const other = next[match[at]!]
    if (other === undefined || one.look === other.look) continue
    const [was, is] = [one.wrappers.at(-1), other.wrappers.at(-1)]
    const wrapper = is ?? was
    if (wrapper === undefined) continue
    const kept = all.get(wrapper) ?? {places: [], weight: 0, old: was, new: is}
    all.set(wrapper, kept)
    kept.places.push(at)
    kept.weight += weights[one.id]!
  }
  if (all.size === 0) return
  const deleted = weightsByWrapper(old, at => match[at]! < 0, weights)
  const places = new Set(match)
  const inserted = weightsByWrapper(next, at => !places.has(at), weights)
  for (const kept of all.values()) {
    const changed = Math.max(weightOf(deleted, kept.old), weightOf(inserted, kept.new))
    const isOneWord = changed > 0 && hasNoBlanks(next, kept.new)
    if (kept.weight <= changed || isOneWord) for (const at of kept.places) match[at] = -1
  }
}

/** Whether the text within a wrapper contains no spaces, like the name of a repository. */
function hasNoBlanks(tokens: readonly WordToken[], wrapper: Wrapper | undefined): boolean {
  const own = tokens.filter(({wrappers}) => wrapper !== undefined && wrappers.at(-1) === wrapper)
  return own.length > 0 && own.slice(1).every(({space}) => space === '')
}

/** The weights of the chosen tokens in each innermost wrapper. */
function weightsByWrapper(
  tokens: readonly WordToken[],
  isChosen: (at: number) => boolean,
  weights: readonly number[]
): ReadonlyMap<Wrapper, number> {
  const sums = new Map<Wrapper, number>()
  for (const [at, {wrappers, id}] of tokens.entries()) {
    const wrapper = wrappers.at(-1)
    if (wrapper !== undefined && isChosen(at)) sums.set(wrapper, (sums.get(wrapper) ?? 0) + weights[id]!)
  }
  return sums
}

function weightOf(sums: ReadonlyMap<Wrapper, number>, wrapper: Wrapper | undefined): number {
  return wrapper === undefined ? 0 : (sums.get(wrapper) ?? 0)
}
