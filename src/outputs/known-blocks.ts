import type {ElementContent} from 'hast'
import type {Memo} from '../core/memo.ts'

/** What a session knows of the blocks that it has made; blocks are never changed. */
export type KnownBlocks = Readonly<{
  /** Addresses of the cross-references in a block. */
  mentions: WeakMap<ElementContent, readonly string[]>
}>

/** The one of a session. */
export function knownBlocksOf(memo: Memo): Promise<KnownBlocks> {
  return memo('known-blocks', '', () => ({mentions: new WeakMap()}), 'latest')
}
