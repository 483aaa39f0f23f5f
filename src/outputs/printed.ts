import type {ElementContent} from 'hast'
import type {PrintedReference} from '../cite/index.ts'
import type {Memo} from '../core/memo.ts'
import {html} from './markup.ts'

/** What a session has printed, by what it was printed from, so that what has not changed is not printed again. */
export type Printed = Readonly<{
  /** HTML of a block; blocks are never changed. */
  blocks: WeakMap<ElementContent, string>
  /** HTML of an entry of a list of references, with the key that says what else shaped it. */
  entries: WeakMap<PrintedReference, Readonly<{key: string; html: string}>>
  /** Hashes of what citations say. */
  hashes: WeakMap<readonly ElementContent[], string>
  /** Addresses of the cross-references in a block. */
  mentions: WeakMap<ElementContent, readonly string[]>
}>

/** The one of a session. */
export function printedOf(memo: Memo): Promise<Printed> {
  return memo(
    'printed',
    '',
    () => ({
      blocks: new WeakMap(),
      entries: new WeakMap(),
      hashes: new WeakMap(),
      mentions: new WeakMap()
    }),
    'latest'
  )
}

/** HTML of the blocks of a text. */
export function printBlocks(blocks: readonly ElementContent[], printed: Printed['blocks']): string {
  const print = (block: ElementContent): string => {
    const known = printed.get(block) ?? html(block)
    printed.set(block, known)
    return known
  }
  return blocks.map(print).join('')
}
