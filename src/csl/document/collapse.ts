import type {RenderedCite} from '../disambiguate/looks.ts'
import type {Engine} from '../engine/engine.ts'
import {type Token, tokenText} from '../output/tokens.ts'
import type {CiteFacts} from '../rendering/context.ts'
import type {CslCite} from './cite.ts'

/** A rendered cite. */
export type CollapsingCite = Readonly<{
  cite: CslCite
  tokens: readonly Token[]
  names: string
  suffix: string
  number: number
}>

/** A cite of a citation, with the delimiter before it. */
export type Joined = Readonly<{tokens: readonly Token[]; joint: string; cite: CslCite}>

/** Renders a cite, optionally with additional facts about it, such as a locator. */
export type RenderCite = (cite: CslCite, more?: CiteFacts) => RenderedCite

/** Collapses three or more consecutive numbers to a range; a rendered locator or words of the author end a range. */
export function numberRanges(
  cites: readonly CollapsingCite[],
  render: RenderCite,
  delimiter: string
): readonly Joined[] {
  const joined: Joined[] = []
  const showsLocator = ({cite, tokens}: CollapsingCite): boolean =>
    cite.locator !== undefined &&
    tokenText(tokens) !== tokenText(render({...cite, locator: undefined, label: undefined}).out)
  const isPlain = (rendered: CollapsingCite): boolean =>
    !rendered.cite.prefix && !rendered.cite.suffix && !showsLocator(rendered)
  for (let at = 0; at < cites.length; ) {
    let end = at
    while (
      end + 1 < cites.length &&
      cites[end + 1]!.number === cites[end]!.number + 1 &&
      (end === at ? !cites[at]!.cite.suffix && !showsLocator(cites[at]!) : isPlain(cites[end]!)) &&
      isPlain(cites[end + 1]!)
    )
      end++
    const piece = ({tokens, cite}: CollapsingCite, joint: string): Joined => ({tokens, joint, cite})
    if (end - at >= 2) {
      joined.push(piece(cites[at]!, delimiter), piece(cites[end]!, '–'))
      at = end + 1
    } else {
      joined.push(piece(cites[at]!, delimiter))
      at++
    }
  }
  return joined
}

/** Collapses the years of consecutive cites with the same names, if the style does so. */
export function groups(
  cites: readonly CollapsingCite[],
  render: RenderCite,
  engine: Engine,
  delimiter: string
): readonly Joined[] {
  const {citation} = engine
  const {collapse} = citation
  const groupDelimiter = citation['cite-group-delimiter']
  const isGrouping =
    groupDelimiter !== undefined || collapse === 'year' || collapse?.startsWith('year-suffix')
  if (!isGrouping) return cites.map(({tokens, cite}) => ({tokens, joint: delimiter, cite}))
  const inNotes = engine.style.options.class === 'note'
  const within = groupDelimiter ?? (inNotes ? delimiter : ', ')
  const after = citation['after-collapse-delimiter']
  const suffixDelimiter = citation['year-suffix-delimiter'] ?? groupDelimiter ?? delimiter
  const joined: Joined[] = []
  let wasCollapsed = false
  for (let at = 0; at < cites.length; ) {
    const first = cites[at]!
    let end = at + 1
    while (
      end < cites.length &&
      (first.names !== '' || collapse?.startsWith('year')) &&
      cites[end]!.names === first.names &&
      !cites[end]!.cite.prefix
    )
      end++
    const members = cites.slice(at, end)
    const joint = after !== undefined && joined.length > 0 && (!inNotes || wasCollapsed) ? after : delimiter
    joined.push({tokens: first.tokens, joint, cite: first.cite})
    wasCollapsed = false
    for (let index = 1; index < members.length; index++) {
      const member = members[index]!
      const before = members[index - 1]!
      const {
        tokens,
        joint: inner,
        isSuffix
      } = laterMember(member, before, render, collapse, within, suffixDelimiter)
      wasCollapsed ||= collapse !== undefined
      const last = isSuffix && collapse === 'year-suffix-ranged' ? endOfRange(members, index) : index
      const isBehindLocator = after !== undefined && before.cite.locator !== undefined && !isSuffix
      if (last > index && isRun(members, index - 1, last)) {
        joined.push({tokens: [members[last]!.suffix], joint: '–', cite: members[last]!.cite})
        index = last
      } else joined.push({tokens, joint: isBehindLocator ? after : inner, cite: member.cite})
    }
    at = end
  }
  return joined
}

/** The index of the last member whose suffix continues the sequence. */
function endOfRange(members: readonly CollapsingCite[], from: number): number {
  let last = from
  while (last + 1 < members.length && isRun(members, last, last + 1)) last++
  return last
}

function isRun(members: readonly CollapsingCite[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const [one, next] = [members[index]!, members[index + 1]!]
    if (
      one.suffix === '' ||
      next.suffix === '' ||
      next.cite.locator !== undefined ||
      next.cite.suffix ||
      one.cite.locator !== undefined ||
      one.cite.suffix
    )
      return false
    if (next.suffix.charCodeAt(next.suffix.length - 1) !== one.suffix.charCodeAt(one.suffix.length - 1) + 1)
      return false
  }
  return true
}

function laterMember(
  member: CollapsingCite,
  before: CollapsingCite,
  render: RenderCite,
  collapse: string | undefined,
  within: string,
  suffixDelimiter: string
): Readonly<{tokens: readonly Token[]; joint: string; isSuffix: boolean}> {
  if (collapse === undefined) return {tokens: member.tokens, joint: within, isSuffix: false}
  const alone = render(member.cite, {suppressAuthor: true}).out
  if (collapse === 'year' || member.suffix === '' || before.suffix === '')
    return {tokens: alone, joint: within, isSuffix: false}
  const yearOf = ({cite, suffix}: CollapsingCite): string =>
    tokenText(render(cite, {suppressAuthor: true}).out).replace(new RegExp(`${suffix}(?!.*\\d)`), '')
  const isPlain = before.cite.locator === undefined && !before.cite.suffix
  if (!isPlain || member.cite.locator !== undefined || yearOf(member) !== yearOf(before))
    return {tokens: alone, joint: within, isSuffix: false}
  return {tokens: [member.suffix], joint: suffixDelimiter, isSuffix: true}
}
