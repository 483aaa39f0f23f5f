import type {ElementContent} from 'hast'
import type {RenderedEntry} from '../cite/index.ts'
import type {Memo} from '../core/memo.ts'
import type {Segment} from '../core/segment.ts'
import {serialize} from './markup.ts'

/** The blocks that a session has serialized, by their sources, so that unchanged blocks are not serialized again. */
export type SerializedBlocks = Readonly<{
  /** HTML of a block; blocks are never changed. */
  blocks: WeakMap<ElementContent, string>
  /** HTML of an entry of a list of references, with a key for everything else that shaped it. */
  entries: WeakMap<RenderedEntry, Readonly<{key: string; html: string}>>
  /** Hashes of the content of citations. */
  hashes: WeakMap<readonly Segment[], string>
  /** Addresses of the cross-references in a block. */
  mentions: WeakMap<ElementContent, readonly string[]>
}>

/** The one of a session. */
export function serializedBlocksOf(memo: Memo): Promise<SerializedBlocks> {
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
export function serializeBlocks(
  blocks: readonly ElementContent[],
  printed: SerializedBlocks['blocks']
): string {
  const print = (block: ElementContent): string => {
    const known = printed.get(block) ?? serialize(block)
    printed.set(block, known)
    return known
  }
  return blocks.map(print).join('')
}
