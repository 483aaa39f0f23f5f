import type {Article} from '../../core/article.ts'
import {type BlockText, blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {plainWords, withEdits} from './changes.ts'
import {isSameLook, looksByUnit} from './format-changes.ts'
import type {PlannedChange} from './plan-edit.ts'

/** Whether words whose look was changed have the new look in an article. */
export function hasLooks(
  article: Article,
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): boolean {
  const numbers = new Set(changes.flatMap(({format, block}) => (format === undefined ? [] : block)))
  if (numbers.size === 0) return true
  const found = new Map<string, BlockText[]>()
  for (const {words} of articleBlocks(article)) {
    const shown = blockText(words)
    const name = plainWords(shown.text)
    const others = found.get(name)
    if (others === undefined) found.set(name, [shown])
    else if (others.length < mostEqual) others.push(shown)
  }
  const byBlock = changesByBlock(changes)
  return blocks.every(of => {
    if (!numbers.has(of.block.number)) return true
    const {text, looks} = wantedLooks(of, byBlock.get(of.block.number) ?? [])
    if (text.includes(paragraphSign)) return true
    const equal = found.get(plainWords(text)) ?? []
    return equal.some(each => isAlike(each.text, looksByUnit(each), text, looks))
  })
}

/** The maximum number of blocks with the same words that are compared. */
const mostEqual = 100

/** Changes by the number of their block. */
export function changesByBlock(
  changes: readonly PlannedChange[]
): ReadonlyMap<number | undefined, readonly PlannedChange[]> {
  const byBlock = new Map<number | undefined, PlannedChange[]>()
  for (const change of changes) {
    const others = byBlock.get(change.block)
    if (others === undefined) byBlock.set(change.block, [change])
    else others.push(change)
  }
  return byBlock
}

type Looks = ReadonlyArray<readonly WordLook[] | undefined>

/**
 * The words of a block after all changes, and the formatting that they should have; new words may have any
 * formatting.
 */
function wantedLooks(
  {shown}: SourcedBlock,
  own: readonly PlannedChange[]
): Readonly<{text: string; looks: Looks}> {
  const looks: (readonly WordLook[] | undefined)[] = [...looksByUnit(shown)]
  for (const {format} of own) if (format !== undefined) looks.fill(format.after, format.start, format.end)
  const edits = own.flatMap(({blockEdit}) => blockEdit ?? []).toSorted((a, b) => a.start - b.start)
  const after: (readonly WordLook[] | undefined)[] = []
  let at = 0
  for (const {start, end, pieces} of edits) {
    while (at < start) after.push(looks[at++])
    const added = pieces.reduce((length, {text}) => length + text.length, 0)
    for (let unit = 0; unit < added; unit++) after.push(undefined)
    at = Math.max(at, end)
  }
  while (at < looks.length) after.push(looks[at++])
  return {text: withEdits(shown.text, edits), looks: after}
}

/**
 * Whether the letters of two texts have the same formatting. True if their numbers of letters differ, because
 * typography has then changed the text.
 */
function isAlike(one: string, looks: Looks, other: string, wanted: Looks): boolean {
  const letters = (text: string, own: Looks): Looks =>
    own.filter((_, at) => /[\p{L}\p{N}]/u.test(text[at] ?? ''))
  const [found, expected] = [letters(one, looks), letters(other, wanted)]
  if (found.length !== expected.length) return true
  return found.every((look, at) => {
    const own = expected[at]
    return own === undefined || look === undefined || isSameLook(look, own)
  })
}
