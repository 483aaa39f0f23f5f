import {answerIn} from '../../core/query.ts'
import {soundText} from '../../core/sound-text.ts'
import type {Edit, QueryAnswer} from '../../core/types.ts'
import type {AskedQuery} from './queries.ts'

/**
 * The edit that writes an answer after its query in a file; undefined if the query is not found. `text` is the content
 * of the file, with LF line ends.
 */
export function answerEdit(
  {question, place}: AskedQuery,
  answer: QueryAnswer,
  text: string,
  isList: boolean
): Edit | undefined {
  if (place === undefined) return undefined
  const {file, start, end} = place
  const at = (offset: number, words: string): Edit => ({
    file,
    start: offset,
    end: offset,
    old: '',
    text: words
  })
  if (isList) return inEntry(text, start, end, answer, at)
  const asked = commentsIn(text, start, end).find(comment => comment.question === question)
  return asked && at(asked.end, asked.isHtml ? htmlAnswer(answer) : criticAnswer(answer))
}

type EditAt = (offset: number, words: string) => Edit

/** A query in a comment, and the end of the answers after it. */
type CommentQuery = Readonly<{question: string; end: number; isHtml: boolean}>

const comment = /<!--\s*AQ\d*\s*:([\s\S]*?)-->|\{>>([\s\S]*?)<<\}/g
const answerOfHtml = /\s*<!--(\s*A\s*(?:\([^)]*\))?\s*:[\s\S]*?)-->/y
const answerOfCritic = /\s*\{>>(\s*A\s*(?:\([^)]*\))?\s*:[\s\S]*?)<<\}/y

function commentsIn(text: string, start: number, end: number): readonly CommentQuery[] {
  return [...text.slice(start, end).matchAll(comment)].map(({index, 0: whole, 1: html, 2: critic = ''}) => {
    const isHtml = html !== undefined
    return {
      // In a block quotation, each further line begins with `>`.
      question: (html ?? critic)
        .replace(/\n[ \t]*(?:>[ \t]?)*/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      end: behindAnswers(text, start + index + whole.length, isHtml ? answerOfHtml : answerOfCritic),
      isHtml
    }
  })
}

/** The end of the answers that follow an offset. */
function behindAnswers(text: string, offset: number, form: RegExp): number {
  const answer = new RegExp(form)
  answer.lastIndex = offset
  const found = answer.exec(text)
  const isAnswer = found !== null && answerIn(found[1] ?? '') !== undefined
  return isAnswer ? behindAnswers(text, answer.lastIndex, form) : offset
}

function htmlAnswer({by, answer}: QueryAnswer): string {
  return `<!-- A${nameIn(by)}: ${answer} -->`
}

/** An answer as a comment after its query. */
export function criticAnswer(given: QueryAnswer): string {
  const {by, answer} = answerForComment(given)
  return `{>>A${nameIn(by)}: ${answer}<<}`
}

function nameIn(by: string): string {
  return by === '' ? '' : ` (${by})`
}

/** Changes an answer so that it does not end the comment around it. */
export function answerForComment({by, answer}: QueryAnswer): QueryAnswer {
  const open = (words: string): string =>
    soundText(words)
      .replaceAll('<!--', '<! --')
      .replaceAll('-->', '-- >')
      .replaceAll('--!>', '--! >')
      .replaceAll('<<}', '<< }')
      .replaceAll('{>>', '{ >>')
  return {by: open(by), answer: open(answer)}
}

/** Appends the answer to an entry in `queries.yaml`; the rest of the entry stays the same. */
function inEntry(text: string, start: number, end: number, answer: QueryAnswer, at: EditAt): Edit {
  const lines = answerLines(answer)
  const entry = text.slice(start, end).trimEnd()
  if (entry.startsWith('{')) {
    const inside = entry.slice(0, -1).trimEnd()
    return at(start + inside.length, `${inside.endsWith(',') ? '' : ','} ${lines.join(', ')}`)
  }
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1))
  const lineEnd = text.indexOf('\n', start + entry.length)
  return at(lineEnd < 0 ? text.length : lineEnd, lines.map(line => `\n${indent}${line}`).join(''))
}

/** The lines of an answer; values are JSON strings, which are also YAML strings on one line. */
function answerLines({by, answer}: QueryAnswer): readonly string[] {
  return [`answer: ${JSON.stringify(answer)}`, ...(by === '' ? [] : [`by: ${JSON.stringify(by)}`])]
}

/** A new entry in `queries.yaml` for a query about a finding, with its answer. */
export function answeredEntry(question: string, line: string | undefined, answer: QueryAnswer): string {
  const about = line === undefined ? [] : [`line: ${JSON.stringify(line)}`]
  const [first, ...others] = [`ask: ${JSON.stringify(question)}`, ...about, ...answerLines(answer)]
  return [`- ${first}\n`, ...others.map(each => `  ${each}\n`)].join('')
}
