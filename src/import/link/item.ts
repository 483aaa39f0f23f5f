import type {LinkedItem, LinkVerdict} from '../passage.ts'
import type {Judged} from './judge.ts'

export function linkedItem(
  {verdict, candidates, doubt}: Pick<Judged, 'verdict' | 'candidates' | 'doubt'>,
  {
    start,
    end,
    prefix = '',
    suffix = '',
    isNamed
  }: Readonly<{start: number; end: number; prefix?: string; suffix?: string; isNamed?: boolean}>
): LinkedItem {
  const [first] = candidates
  return {
    verdict,
    start,
    end,
    ...(verdict === 'sure' && first !== undefined && {work: first.index}),
    candidates: candidates.map(({index}) => index),
    prefix,
    suffix,
    ...(isNamed && {isNamed}),
    ...(doubt !== undefined && {doubt})
  }
}

/** The verdict of a citation: the verdict of its items if they agree, otherwise `doubted`. */
export function leastSure(items: readonly LinkedItem[]): LinkVerdict {
  const verdicts = new Set(items.map(({verdict}) => verdict))
  if (verdicts.size === 1) return items[0]!.verdict
  return 'doubted'
}
