import type {Article} from '../../core/article.ts'
import {blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {isSameWords, withEdits} from './changes.ts'
import {isSameLook, looksByUnit} from './format-changes.ts'
import type {PlannedChange} from './plan-edit.ts'

/** Whether the words that got another look have it in an article. */
export function hasLooks(
  article: Article,
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): boolean {
  const numbers = new Set(changes.flatMap(({format, block}) => (format === undefined ? [] : block)))
  if (numbers.size === 0) return true
  const found = articleBlocks(article).map(({words}) => blockText(words))
  return blocks.every(of => {
    if (!numbers.has(of.block.number)) return true
    const {text, looks} = wantedLooks(of, changes)
    if (text.includes(paragraphSign)) return true
    return found.some(
      each => isSameWords(each.text, text) && isAlike(each.text, looksByUnit(each), text, looks)
    )
  })
}

type Looks = ReadonlyArray<readonly WordLook[] | undefined>

/** The words of a block with all changes, and their looks; those of new words may be any. */
function wantedLooks(
  {block: {number}, shown}: SourcedBlock,
  changes: readonly PlannedChange[]
): Readonly<{text: string; looks: Looks}> {
  const own = changes.filter(({block}) => block === number)
  const looks: (readonly WordLook[] | undefined)[] = [...looksByUnit(shown)]
  for (const {format} of own) if (format !== undefined) looks.fill(format.after, format.start, format.end)
  const edits = own.flatMap(({blockEdit}) => blockEdit ?? []).toSorted((a, b) => a.start - b.start)
  for (const {start, end, pieces} of edits.toReversed()) {
    const added = pieces.reduce((length, {text}) => length + text.length, 0)
    looks.splice(start, end - start, ...Array.from({length: added}, () => undefined))
  }
  return {text: withEdits(shown.text, edits), looks}
}

/** Whether letters look the same; texts of other lengths, since typography has set them anew, are not compared. */
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
