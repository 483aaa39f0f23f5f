import type {CslEntry, Substituted, Work, WorkEntries} from '../disambiguate/work.ts'
import type {Engine} from '../engine/engine.ts'
import {append, hasText, type Token, tokenMark, tokenText} from '../output/tokens.ts'
import type {Context} from '../rendering/context.ts'
import {isDisambiguatedAlike} from '../rendering/work-state.ts'
import {capitalisedTokens, inLayout} from './layout.ts'

export type {CslEntry} from '../disambiguate/work.ts'

/**
 * Returns a function that renders the entries of works in order. If an entry has the same authors as the previous
 * entry, they are replaced by the style's substitute. Entries are cached: the same work in the same state, after the
 * same names, gives the same object.
 */
export function createBibliography(engine: Engine): (works: Iterable<Work>) => readonly CslEntry[] {
  const substitute = engine.bibliography['subsequent-author-substitute']
  const rule = engine.bibliography['subsequent-author-substitute-rule'] ?? 'complete-all'

  function entriesOf(work: Work, before: readonly string[]): WorkEntries {
    const {item, state, memo} = work
    const known = memo.entries
    if (known !== undefined && isDisambiguatedAlike(known.state, state)) {
      if (!known.usesNumber || known.state.number === state.number) return known
    }
    const {numbers} = engine.counts
    const context = engine.render(item, 'bibliography', {}, state)
    const {out, firstList} = context
    const entries: WorkEntries = {
      state,
      usesNumber: engine.counts.numbers !== numbers,
      names:
        substitute === undefined
          ? []
          : (firstList?.names ?? []).map(({from, to}) => tokenText(out, from, to)),
      isEmpty: !hasText(out, 0),
      made: []
    }
    memo.entries = entries
    makeEntry(entries, context, String(item.id), sameAs(entries.names, before, rule))
    return entries
  }

  function makeEntry(entries: WorkEntries, context: Context, id: string, substituted: Substituted): CslEntry {
    const {out: rendered, firstList, firstFieldEnd, beginsWithTerm} = context
    const out = beginsWithTerm ? capitalisedTokens(rendered) : rendered
    const tokens =
      substitute === undefined
        ? aligned(out, firstFieldEnd, engine)
        : withSubstitute(out, firstList, substituted, substitute)
    const segments = entries.isEmpty ? [] : engine.finished(inLayout(tokens, engine, 'bibliography'))
    const entry = {id, segments}
    entries.made.push({substituted, entry})
    return entry
  }

  return works => {
    let before: readonly string[] = []
    return Array.from(works, work => {
      const entries = entriesOf(work, before)
      const substituted = sameAs(entries.names, before, rule)
      if (!entries.isEmpty) before = entries.names
      const known = entries.made.find(each => each.substituted === substituted)
      if (known !== undefined) return known.entry
      const context = engine.render(work.item, 'bibliography', {}, work.state)
      return makeEntry(entries, context, String(work.item.id), substituted)
    })
  }
}

/** Puts the first field and the rest into blocks, if the style aligns them. */
function aligned(out: readonly Token[], end: number, engine: Engine): readonly Token[] {
  if (engine.bibliography['second-field-align'] === undefined || end === 0 || !hasText(out, end)) return out
  if (out.some(token => typeof token === 'object' && token.kind === 'display')) return out
  const block = (value: string, tokens: readonly Token[]): readonly Token[] => [
    tokenMark('display', true, undefined, value),
    ...tokens,
    tokenMark('display', false, undefined, value)
  ]
  return [...block('left-margin', out.slice(0, end)), ...block('right-inline', out.slice(end))]
}

type FirstList = NonNullable<ReturnType<Engine['render']>['firstList']>

/**
 * The number of names that are replaced because they repeat the previous entry, by the style's rule; `list` if one
 * substitute replaces the whole list.
 */
function sameAs(names: readonly string[], before: readonly string[], rule: string): Substituted {
  let same = 0
  while (same < names.length && same < before.length && names[same] === before[same]) same++
  if (rule === 'partial-each') return same
  if (rule === 'partial-first') return Math.min(1, same)
  const isSame = names.length > 0 && same === names.length && same === before.length
  if (!isSame) return 0
  return rule === 'complete-each' ? names.length : 'list'
}

function withSubstitute(
  out: readonly Token[],
  list: FirstList | undefined,
  substituted: Substituted,
  substitute: string
): readonly Token[] {
  if (list === undefined || substituted === 0) return out
  const ranges = substituted === 'list' ? [list] : list.names.slice(0, substituted)
  const made: Token[] = []
  let at = 0
  for (const {from, to} of ranges) {
    append(made, [...out.slice(at, from), substitute])
    at = to
  }
  return [...made, ...out.slice(at)]
}
