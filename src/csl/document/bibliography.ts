import type {Work} from '../disambiguate/disambiguate.ts'
import type {Engine} from '../engine/engine.ts'
import {hasText, mark, type Token, textOf} from '../output/tokens.ts'
import {capitalised, inLayout} from './layout.ts'

/** An entry of the bibliography. */
export type EntryTokens = Readonly<{id: string; tokens: readonly Token[]}>

/** The entries of the bibliography, with what stands for the authors of the entry before. */
export function bibliography(works: readonly Work[], engine: Engine): readonly EntryTokens[] {
  const substitute = engine.bibliography['subsequent-author-substitute']
  const rule = engine.bibliography['subsequent-author-substitute-rule'] ?? 'complete-all'
  let before: readonly string[] = []
  return works.map(({item, state}) => {
    const {
      out: rendered,
      firstList,
      firstFieldEnd,
      beginsWithTerm
    } = engine.render(item, 'bibliography', {}, state)
    const out = beginsWithTerm ? capitalised(rendered) : rendered
    const id = String(item.id)
    if (!hasText(out, 0)) return {id, tokens: []}
    if (substitute === undefined)
      return {id, tokens: inLayout(aligned(out, firstFieldEnd, engine), engine, 'bibliography')}
    const names = (firstList?.names ?? []).map(({from, to}) => textOf(out, from, to))
    const tokens =
      firstList === undefined ? out : substituted(out, firstList, names, before, substitute, rule)
    before = names
    return {id, tokens: inLayout(tokens, engine, 'bibliography')}
  })
}

/** The first field and the rest in blocks of their own, where the style aligns them. */
function aligned(out: readonly Token[], end: number, engine: Engine): readonly Token[] {
  if (engine.bibliography['second-field-align'] === undefined || end === 0 || !hasText(out, end)) return out
  if (out.some(token => typeof token === 'object' && token.kind === 'display')) return out
  const block = (value: string, tokens: readonly Token[]): readonly Token[] => [
    mark('display', true, undefined, value),
    ...tokens,
    mark('display', false, undefined, value)
  ]
  return [...block('left-margin', out.slice(0, end)), ...block('right-inline', out.slice(end))]
}

type FirstList = NonNullable<ReturnType<Engine['render']>['firstList']>

function substituted(
  out: readonly Token[],
  list: FirstList,
  names: readonly string[],
  before: readonly string[],
  substitute: string,
  rule: string
): readonly Token[] {
  const isSame =
    names.length > 0 && names.length === before.length && names.every((name, index) => name === before[index])
  const put = (ranges: readonly Readonly<{from: number; to: number}>[]): readonly Token[] => {
    const made: Token[] = []
    let at = 0
    for (const {from, to} of ranges) {
      made.push(...out.slice(at, from), substitute)
      at = to
    }
    return [...made, ...out.slice(at)]
  }
  if (rule === 'complete-all') return isSame ? put([list]) : out
  if (rule === 'complete-each') return isSame ? put(list.names) : out
  let same = 0
  while (same < names.length && same < before.length && names[same] === before[same]) same++
  return put(list.names.slice(0, rule === 'partial-first' ? Math.min(1, same) : same))
}
