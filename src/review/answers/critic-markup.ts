import type {Edit} from '../../core/types.ts'
import {answerForComment} from '../proofs/answer-edits.ts'
import {asMarkdown} from './plain-text.ts'
import type {Returned} from './returned.ts'

/** A range of a text with LF line ends. */
export type TextRange = Readonly<{file: string; start: number; end: number}>

/** The edit that writes a change into a text as CriticMarkup, with the change's author and comment. */
export function proposedEdit(returned: Returned, range: TextRange, text: string): Edit {
  const {kind, person} = returned
  const {start, end} = kind === 'deletion' ? withSpace(range, text) : range
  const old = text.slice(start, end)
  const remark = remarkOf(person, kind === 'deletion' ? returned.text : '')
  return {file: range.file, start, end, old, text: `${marked(returned, old, text, start)}${remark}`}
}

function marked({kind, text: words}: Returned, old: string, text: string, start: number): string {
  if (kind === 'insertion') return `{++${insertedWords(words, text, start)}++}`
  return kind === 'deletion' ? `{--${old}--}` : `{~~${old}~>${asMarkdown(words.trim())}~~}`
}

/** A deletion of whole words includes the space before them or, at the beginning of a block, the space after them. */
function withSpace({start, end}: TextRange, text: string): Readonly<{start: number; end: number}> {
  const [before, behind] = [text[start - 1], text[end]]
  if (isLetter(before) || isLetter(behind)) return {start, end}
  const isFirst = blockMarks.test(lineBefore(text, start))
  if (before === ' ' && !isFirst) return {start: start - 1, end}
  const takesNext = behind === ' ' && (isFirst || (before !== ' ' && !isMark(before)))
  return {start, end: takesNext ? end + 1 : end}
}

/** The marks before the first word of a heading, an item of a list, a quotation or a note. */
const blockMarks = /^[ \t]*(?:(?:#{1,6}|[-+*]|\d{1,9}[.)]|>|\[\^[^\]]+\]:)[ \t]+)*$/

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
}

/** Whether a character may belong to marks around words, such as the marks of emphasis. */
function isMark(character: string | undefined): boolean {
  return character !== undefined && !/\s/.test(character)
}

/** New words with the spaces that separate them from their neighbours. */
function insertedWords(words: string, text: string, start: number): string {
  const [isBehind, isBefore] = [isLetter(text[start - 1]), isLetter(text[start])]
  const line = words.trim()
  if (isBehind && isBefore) return asMarkdown(line)
  const first = isBehind && (isLetter(line[0]) || words.startsWith(' ')) ? ' ' : ''
  return `${first}${asMarkdown(line)}${isBefore ? ' ' : ''}`
}

/**
 * Whether an insertion may have been meant differently: a short one next to a word may belong to the word, like a
 * plural ending, and a longer one within a word is hardly meant to split the word.
 */
export function isAmbiguous({kind, text: words}: Returned, offset: number, text: string): boolean {
  if (kind !== 'insertion') return false
  const [isBehind, isBefore] = [isLetter(text[offset - 1]), isLetter(text[offset])]
  if (isBehind && isBefore) return !/^\S{1,3}$/u.test(words)
  return isBehind !== isBefore && /^[\p{L}\p{M}]{1,2}$/u.test(words)
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character)
}

/**
 * A comment after an edit: the edit's author in the form that `galley accept --author` reads, and the author's words.
 */
function remarkOf(person: string, words: string): string {
  const name = person.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[._-]+|[._-]+$/g, '')
  const remark = [name === '' ? '' : `@${name}`, inComment(words)].filter(part => part !== '').join(' ')
  return remark === '' ? '' : `{>>${remark}<<}`
}

/**
 * The edit that writes a mark into a text as a comment: around the marked words if it is certain which words are meant,
 * otherwise after them.
 */
export function commentEdit(returned: Returned, {file, start, end}: TextRange, text: string): Edit {
  const {verdict, kind} = returned
  const comment = `{>>${inComment(commentOf(returned))}<<}`
  const isAround = verdict === 'sure' && kind === 'comment' && end > start
  if (isAround) {
    const old = text.slice(start, end)
    return {file, start, end, old, text: `{==${old}==}${comment}`}
  }
  let at = end
  while (isLetter(text[at - 1]) && isLetter(text[at])) at++
  return {file, start: at, end: at, old: '', text: comment}
}

/** The proposal or remark that a mark makes, in words. */
function commentOf({kind, person, words, text}: Returned): string {
  const by = person === '' ? '' : `${person}: `
  const said = text.trim()
  if (kind === 'insertion') return `${by}insert “${said}”`
  if (kind === 'substitution') return `${by}“${said}” in place of “${words}”`
  if (kind === 'deletion') return `${by}delete “${words}”${said === '' ? '' : `: ${said}`}`
  if (said !== '') return `${by}${said}`
  const what = words === '' ? 'this place' : `“${words}”`
  return person === '' ? `marked: ${what}` : `${person} marked ${what}`
}

function inComment(words: string): string {
  return answerForComment({by: '', answer: words}).answer
}
