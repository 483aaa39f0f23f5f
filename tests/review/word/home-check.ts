import {type AtomKind, type BlockText, blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import {sourcedBlocks} from '../../../src/review/word/block-source.ts'
import {fold} from '../../../src/review/word/fold.ts'
import type {Paper} from '../../../src/review/word/index.ts'

/** An edit made in Word: the paragraph before and after it. */
type Made = Readonly<{old: string; wanted: string}>

/** What is wrong with a paper after the edits made in Word were applied. */
export type HomeFaults = Readonly<{
  /** The edits whose edited paragraphs are not in the paper. */
  missed: readonly Made[]
  /** Paragraphs without an author. */
  invented: readonly string[]
}>

/** Compares a paper after acceptance of all edits with the sent paper and the edits made in Word, letter by letter. */
export function homeFaults(sent: Paper, accepted: Paper, made: readonly Made[]): HomeFaults {
  const after = wordsByBlock(accepted)
  const missed = made.filter(({wanted}) => !after.some(found => isIn(plain(wanted), found)))
  // References are not compared, because their words are those of their targets, which may have been edited.
  const known = new Set(wordsByBlock(sent, ['reference']))
  const wanted = made.map(each => plain(each.wanted))
  const invented = wordsByBlock(accepted, ['reference']).filter(
    (found, index) => found !== '' && !known.has(found) && !wanted.some(words => isIn(words, after[index]!))
  )
  return {missed, invented}
}

/** Whether the author wrote a paragraph; galley generates the others, and edits of those are listed. */
export function isAuthorsText(paper: Paper, words: string): boolean {
  return sourcedBlocks(paper).some(({source, shown: own}) => {
    const text = plain(shown(own, []))
    return source !== undefined && text !== '' && isIn(plain(words), text)
  })
}

/** Whether a paragraph consists of the words of a block, possibly after a number or label. */
function isIn(words: string, found: string): boolean {
  return found !== '' && words.endsWith(found) && words.length - found.length <= longestLead
}

const longestLead = 8

function wordsByBlock({article}: Paper, hidden: readonly AtomKind[] = []): readonly string[] {
  return articleBlocks(article).map(({words}) => plain(shown(blockText(words), hidden)))
}

/** Removes white space and digits, because galley and other programs count numbers independently. */
function plain(text: string): string {
  return fold(text.replaceAll('\ufffc', '')).text.replace(/[\s\d]/g, '')
}

function shown({text, atoms}: BlockText, hidden: readonly AtomKind[]): string {
  let count = 0
  return text.replaceAll('\ufffc', () => {
    const atom = atoms[count++]!
    return isCounted.has(atom.kind) || hidden.includes(atom.kind) ? '' : atom.shown
  })
}

const isCounted: ReadonlySet<AtomKind> = new Set<AtomKind>(['formula', 'picture', 'note'])
