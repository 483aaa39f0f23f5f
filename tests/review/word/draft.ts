import type {Chance} from '../../versions/redline/edits.ts'

/** A Markdown text during editing: its blocks, and words and citations that edits take from it. */
export type Draft = {
  readonly blocks: string[]
  readonly words: readonly string[]
  readonly citations: readonly string[]
}

/** Edits a draft; false if the draft has no suitable place. */
export type TextEdit = (draft: Draft, chance: Chance) => boolean

/** Whether a block is a paragraph of ordinary text. */
export function isParagraph(block: string | undefined): block is string {
  return (
    block !== undefined &&
    /^["“‘*_[(]?\p{L}/u.test(block) &&
    !/^\[[@^]|\n[ \t]*[-*+|:#>~`]|^\(\w+\) |^.*\n: /u.test(block)
  )
}

/** The indices of the blocks that `holds` accepts; it also gets the next block. */
export function placesOf(
  {blocks}: Draft,
  holds: (block: string | undefined, next: string | undefined) => boolean
): readonly number[] {
  return blocks.flatMap((block, at) => (holds(block, blocks[at + 1]) ? [at] : []))
}

/**
 * Replaces a block that the function `holds` accepts by the result of `become`; undefined keeps the block. Returns
 * whether a block was replaced.
 */
export function change(
  draft: Draft,
  chance: Chance,
  holds: (block: string) => boolean,
  become: (block: string) => string | readonly string[] | undefined
): boolean {
  const places = placesOf(draft, block => block !== undefined && holds(block))
  if (places.length === 0) return false
  const at = chance.pick(places)
  const made = become(draft.blocks[at]!)
  if (made === undefined || made === draft.blocks[at]) return false
  draft.blocks.splice(at, 1, ...(typeof made === 'string' ? [made] : made))
  return true
}

/** Some words of the draft, occasionally with a new one. */
export function phrase({words}: Draft, chance: Chance, length: number): string {
  return Array.from({length}, () =>
    chance.below(4) === 0 ? `nov${chance.below(9999).toString(36)}um` : chance.pick(words)
  ).join(' ')
}

export function sentenceOf(draft: Draft, chance: Chance, length = 5 + chance.below(14)): string {
  const words = phrase(draft, chance, length)
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}
