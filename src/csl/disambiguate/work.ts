import type {CslSegment} from '../output/segments.ts'
import type {Item, WorkState} from '../rendering/context.ts'
import type {Sortable} from '../sort/keys.ts'
import type {WorkLook} from './looks.ts'

/** A work of a document, its position in the bibliography, its disambiguation, and its cached renderings. */
export type Work = {readonly item: Item; readonly order: number; state: WorkState; readonly memo: WorkMemo}

/** The keys and renderings of an item that are cached between updates; each is undefined until it is needed. */
export type WorkMemo = {
  /** The item's sort keys, in the bibliography and in a citation. */
  listed: Sortable | undefined
  cited: Sortable | undefined
  /** All persons of the item, shown or hidden. */
  persons: readonly string[] | undefined
  /** The looks of the item: without changes, with its given names only, and in other states. */
  plain: WorkLook | undefined
  named: Readonly<{givens: Givens; look: WorkLook}> | undefined
  others: Map<string, WorkLook> | undefined
  entries: WorkEntries | undefined
}

/** Returns a function that finds or creates the cache of an item. */
export function createMemos(): (item: Item) => WorkMemo {
  const memos = new WeakMap<Item, WorkMemo>()
  return item => {
    const known = memos.get(item)
    if (known !== undefined) return known
    const memo: WorkMemo = {
      listed: undefined,
      cited: undefined,
      persons: undefined,
      plain: undefined,
      named: undefined,
      others: undefined,
      entries: undefined
    }
    memos.set(item, memo)
    return memo
  }
}

/** An entry of the bibliography; it has no segments if the style renders nothing for the work. */
export type CslEntry = Readonly<{id: string; segments: readonly CslSegment[]}>

/** The number of names replaced by a substitute; `list` replaces the whole list at once. */
export type Substituted = number | 'list'

/** The rendered entries of a work in a state, one for each number of substituted names. */
export type WorkEntries = Readonly<{
  state: WorkState
  usesNumber: boolean
  /** The names of the entry, which the next entry compares with its own. */
  names: readonly string[]
  isEmpty: boolean
  made: Array<Readonly<{substituted: Substituted; entry: CslEntry}>>
}>

/** The shown part of each person's given name. */
export type Givens = WorkState['givens']
