import {EditMap} from 'micromark-util-edit-map'
import type {Event} from 'micromark-util-types'

/**
 * Patches micromark so that edits of an event list only take time for the events after the first edit. The original
 * `consume` copies the whole list for every list, quotation, note and lazy line, which dominates the time for long
 * chapters. The result is the same.
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
