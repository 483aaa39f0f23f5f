import {blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import {queriesOf} from '../../../src/review/proofs/queries.ts'
import {fold} from '../../../src/review/word/fold.ts'
import type {BroughtHome, Paper} from '../../../src/review/word/index.ts'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import type {FileEdit} from './edits-of-files.ts'

type Said = Extract<FileEdit, {kind: 'thread'}>['said'][number]

/** The result of a returned file: the paper with all changes, once as edits to decide on and once accepted. */
export type HomeOfFile = Readonly<{
  file: WordDocument
  home: BroughtHome
  edited: Paper
  accepted: Paper
}>

/** The edits of a file that are neither applied nor listed. */
export function silentEdits(edits: readonly FileEdit[], came: HomeOfFile): readonly FileEdit[] {
  return edits.filter(edit => !isHome(edit, came) && !isListed(edit, came.home))
}

function isHome(edit: FileEdit, {file, home, edited, accepted}: HomeOfFile): boolean {
  switch (edit.kind) {
    case 'entry':
      return entriesOf(accepted).some(words => words.includes(edit.after))
    case 'entry added':
      return home.newEntries.some(entry => entry.includes(edit.words.split(' ').at(-3)!.replace('.', '')))
    case 'citation':
      return citationsOf(accepted).some(
        ({shown, locators}) =>
          plain(shown) === plain(edit.after) ||
          (edit.locator !== undefined && locators.includes(edit.locator))
      )
    case 'field':
      return (
        citationsOf(accepted).some(({locators}) => locators.includes(edit.locator)) ||
        // A program without fields does not keep the locator.
        !file.paragraphs.some(({pieces}) =>
          pieces.some(({atom}) => atom?.instruction?.includes(`"${edit.locator}"`))
        )
      )
    case 'thread':
      return isThreadHome(edit, file, edited, home)
    case 'entry taken out':
    case 'picture':
      return false
  }
}

/** Whether a comment is at its words, followed by its replies in order; also true if a program kept none of them. */
function isThreadHome(
  {said, about}: Extract<FileEdit, {kind: 'thread'}>,
  {comments}: WordDocument,
  edited: Paper,
  home: BroughtHome
): boolean {
  const [first, ...replies] = said.filter(({text}) => comments.some(comment => comment.text === text))
  if (first === undefined) return true
  const query = queriesOf(edited.article).find(({question}) => question === `${first.by}: ${first.text}`)
  return (
    query !== undefined &&
    (plain(query.about).endsWith(plain(about)) ||
      isBeforeNew(first, about, edited) ||
      isAtListedWords(first, about, home)) &&
    replies.every(({by, text}, index) => {
      const given = query.answers?.[index]
      return given?.by === by && given.answer === text
    })
  )
}

/** Whether a comment is at the place of new words that could not be written and are only listed. */
function isAtListedWords({text: said}: Said, about: string, {returned}: BroughtHome): boolean {
  const isNew = returned.some(({kind, words, text}) => kind === 'comment' && words === '' && text === said)
  return (
    isNew &&
    returned.some(
      ({kind, verdict, text}) =>
        kind !== 'comment' && verdict === 'not placed' && plain(text).includes(plain(about))
    )
  )
}

/**
 * Whether a comment about new words is directly before their edit: inside the edit's marks, the comment would be part
 * of the proposed text.
 */
function isBeforeNew({by, text}: Said, about: string, {manuscript, textOf}: Paper): boolean {
  const all = manuscript.project.texts.map(({path}) => textOf(path) ?? '').join('\n\n')
  const [, behind = ''] = all.split(`{>>${by}: ${text}<<}`)
  const edit = /^(?:\{>>[^}]*<<\}|\s)*(\{(?:\+\+|~~)[\s\S]*?(?:\+\+|~~)\})/.exec(behind)?.[1] ?? ''
  return plain(edit.replace(/^\{~~[\s\S]*?~>/, '')).includes(plain(about))
}

function isListed(edit: FileEdit, {returned, remarks}: BroughtHome): boolean {
  const listed = returned.filter(({verdict}) => verdict === 'not placed')
  const has = (words: string, form = plain): boolean =>
    listed.some(each => form(`${each.words} ${each.text}`).includes(form(words)))
  const isNotCompared = remarks.some(remark => remark.includes('first authors are compared'))
  switch (edit.kind) {
    case 'entry':
      return isNotCompared || has(edit.after)
    case 'citation':
      return has(edit.after) || has(edit.locator ?? /\d+(?=\)$)/.exec(edit.after)?.[0] ?? edit.after)
    case 'entry added':
      return isNotCompared || has(edit.words)
    case 'entry taken out':
      // The change is listed with the key of its entry and the words as sent, which have a letter after the year if two
      // works of that year were cited. The letter is ignored.
      return isNotCompared || has(edit.words, words => plain(words).replace(/(?<=\d{4})[a-z](?=[),])/g, ''))
    case 'field':
      return has(edit.locator) || (edit.shown !== '' && has(edit.shown))
    case 'thread':
      return edit.said.every(({text}) => has(text))
    case 'picture':
      return listed.some(({about = '', reason = ''}) => /picture/.test(about + reason))
  }
}

function entriesOf({article}: Paper): readonly string[] {
  return articleBlocks(article).flatMap(({kind, words}) => (kind === 'entry' ? [blockText(words).text] : []))
}

function citationsOf({
  article
}: Paper): ReadonlyArray<Readonly<{shown: string; locators: readonly string[]}>> {
  return articleBlocks(article)
    .flatMap(({words}) => blockText(words).atoms)
    .flatMap(({node, shown}) =>
      node.type === 'citation' ? [{shown, locators: node.items.map(({locator = ''}) => locator)}] : []
    )
}

function plain(words: string): string {
  return fold(words).text.replace(/\s+/g, '')
}
