import {type AtomKind, type BlockText, blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import {sourcedBlocks} from '../../../src/review/word/block-source.ts'
import {fold} from '../../../src/review/word/fold.ts'
import type {Paper} from '../../../src/review/word/index.ts'

/** An edit that somebody made in Word: the paragraph before and after it. */
type Made = Readonly<{old: string; wanted: string}>

/** What is not as it should be in a paper that edits have come home to. */
export type HomeFaults = Readonly<{
  /** The edits whose paragraphs do not read as in Word. */
  missed: readonly Made[]
  /** The paragraphs that nobody wrote. */
  invented: readonly string[]
}>

/** Compares a paper with all its edits accepted with the paper that was sent and with the edits made in Word, by letter. */
export function homeFaults(sent: Paper, accepted: Paper, made: readonly Made[]): HomeFaults {
  const after = wordsByBlock(accepted)
  const missed = made.filter(({wanted}) => !after.some(found => isIn(plain(wanted), found)))
  // The words of a reference are those of its target, which somebody may have changed.
  const known = new Set(wordsByBlock(sent, ['reference']))
  const wanted = made.map(each => plain(each.wanted))
  const invented = wordsByBlock(accepted, ['reference']).filter(
    (found, index) => found !== '' && !known.has(found) && !wanted.some(words => isIn(words, after[index]!))
  )
  return {missed, invented}
}

/** Whether a paragraph is the author's: other words are made by galley, and edits of them are listed. */
export function isAuthorsText(paper: Paper, words: string): boolean {
  return sourcedBlocks(paper).some(({source, shown: own}) => {
    const text = plain(shown(own, []))
    return source !== undefined && text !== '' && isIn(plain(words), text)
  })
}

/** Whether a paragraph has the words of a block: a number or a label can stand before them. */
function isIn(words: string, found: string): boolean {
  return found !== '' && words.endsWith(found) && words.length - found.length <= longestLead
}

const longestLead = 8

function wordsByBlock({article}: Paper, hidden: readonly AtomKind[] = []): readonly string[] {
  return articleBlocks(article).map(({words}) => plain(shown(blockText(words), hidden)))
}

/** A text without white space and numbers, which galley and other programs count each for itself. */
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
