import {EditMap} from 'micromark-util-edit-map'
import type {Event} from 'micromark-util-types'

/**
 * Patches micromark so that applying edits to a list of events only takes time for the events after the first edit. The
 * original `consume` copies all events for each list, quotation, note and lazy line, which takes most of the time for
 * long chapters. The result is the same.
 */
export function shortenEdits(): void {
  EditMap.prototype.consume = consumeFromFirst
}

function consumeFromFirst(this: EditMap, events: Event[]): undefined {
  const edits = this.map.sort(([a], [b]) => a - b)
  const start = edits[0]?.[0]
  if (start === undefined) return
  const tail = events.slice(start)
  events.length = start
  let from = start
  for (const [at, removed, added] of edits) {
    for (let index = from; index < at; index++) events.push(tail[index - start]!)
    for (const event of added) events.push(event)
    from = at + removed
  }
  for (let index = from - start; index < tail.length; index++) events.push(tail[index]!)
  this.map.length = 0
  this.index.clear()
}
