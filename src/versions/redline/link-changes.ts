import type {Building} from './building.ts'
import type {Recorded} from './recorder.ts'
import {type WordToken, writtenText} from './tokens.ts'

/** The changes recorded for a link whose target has changed, and the old and new words of its pieces. */
export type LinkChange = Readonly<{all: readonly Recorded[]; pieces: readonly Pieces[]}>

type Pieces = Readonly<Record<'old' | 'new', string>>

/** Records that words look different. If the target of a link has changed, all its pieces are one change. */
export function recordLook(
  olds: readonly WordToken[],
  news: readonly WordToken[],
  {recorder, linkChanges}: Building
): Recorded {
  const [from, to] = [addressesIn(olds), addressesIn(news)]
  const links = news.flatMap(({wrappers}) => wrappers.filter(({type}) => type === 'link'))
  const link = from !== to && new Set(links).size === 1 ? links[0] : undefined
  const known = link && linkChanges.get(link)
  const pieces = [...(known?.pieces ?? []), {old: writtenText(olds), new: writtenText(news)}]
  const said = (side: 'old' | 'new', addresses: string): string => {
    const words = pieces.map(piece => piece[side]).join(' … ')
    return from === to || addresses === '' ? words : `${words} (${addresses})`
  }
  const change = recorder.record({
    kind: 'formatted',
    subject: 'text',
    old: said('old', from),
    new: said('new', to),
    counts: {deleted: 0, inserted: 0}
  })
  if (known) recorder.join(known.all, change)
  if (link) linkChanges.set(link, {all: [...(known?.all ?? []), change], pieces})
  return change
}

function addressesIn(tokens: readonly WordToken[]): string {
  const links = tokens.flatMap(({wrappers}) =>
    wrappers.flatMap(wrapper => (wrapper.type === 'link' ? wrapper.url : []))
  )
  return [...new Set(links)].join(', ')
}
