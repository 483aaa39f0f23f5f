import {quickHash} from '../../core/quick-hash.ts'
import type {Question, Source} from '../../core/types.ts'
import {readQuestions} from '../../parse/questions.ts'
import {yamlWords} from '../../parse/values/yaml-words.ts'
import {type GivenAnswer, nameOf, plainLine} from '../proofs/answers.ts'
import type {QueryRow} from '../proofs/queries.ts'
import type {Returned} from './returned.ts'
import {untaken} from './untaken-words.ts'

/**
 * The content of a returned `queries.yaml`: answers to the queries of a round, and anything else that was added or
 * deleted.
 */
export type ReturnedQueries = Readonly<{answers: readonly GivenAnswer[]; returned: readonly Returned[]}>

/**
 * Reads a returned `queries.yaml`. `sent` is the file as it was sent, whose words are not new. Undefined if the
 * returned file contains no query of the round, or is not YAML.
 */
export function readReturnedQueries(
  source: Source,
  rows: readonly QueryRow[],
  sent: Source | undefined
): ReturnedQueries | undefined {
  const {questions, findings} = readQuestions(source)
  const left = [...rows]
  const asked = questions.map(question => {
    const at = left.findIndex(row => row.question === question.question)
    return {question, row: at < 0 ? undefined : left.splice(at, 1)[0]}
  })
  if (asked.every(({row}) => row === undefined)) return undefined
  const answers = asked.flatMap(({question, row}) =>
    row === undefined ? [] : question.answers.map(each => givenAnswer(each, row))
  )
  const own = sent === undefined ? [] : readQuestions(sent).questions
  return {
    answers,
    returned: [
      ...asked.flatMap(({question, row}) =>
        row === undefined && !isAsked(question, own) ? newQuery(question) : []
      ),
      ...left.filter(row => row.file !== undefined && row.file === sent?.path).map(deletedQuery),
      ...own.flatMap(question =>
        deletedAnswers(
          question,
          asked.map(each => each.question)
        )
      ),
      ...unreadWords(source.text, sent?.text ?? '', questions),
      ...findings.flatMap(({message}) => untaken('', message, source.path))
    ]
  }
}

function givenAnswer(
  {by, answer}: Question['answers'][number],
  {number: query, question}: QueryRow
): GivenAnswer {
  return {by: nameOf(by), query, question, answer: plainLine(answer)}
}

function isAsked({question}: Question, own: readonly Question[]): boolean {
  return own.some(each => each.question === question)
}

function newQuery({question, answers}: Question): readonly Returned[] {
  const [given] = answers
  const text = given === undefined ? question : `${question} ${given.answer}`
  return [
    {
      ...untaken(nameOf(given?.by ?? ''), text, 'a new query'),
      reason: 'the round does not ask it; ask it in the paper'
    }
  ]
}

function deletedQuery({number, question}: QueryRow): Returned {
  return deletion(
    question,
    `AQ${number}`,
    'the file no longer asks it; delete it in the paper, if it is settled'
  )
}

/** The answers of the paper that were deleted in the file. */
function deletedAnswers(sent: Question, returned: readonly Question[]): readonly Returned[] {
  const same = returned.find(({question}) => question === sent.question)
  return sent.answers.flatMap(({answer}) =>
    same === undefined || same.answers.length > 0
      ? []
      : deletion(
          answer,
          `the answer to “${sent.question}”`,
          'the file no longer contains it; delete it by hand'
        )
  )
}

function deletion(words: string, about: string, reason: string): Returned {
  return {
    id: quickHash(JSON.stringify(['queries', words, about])),
    ...{person: '', kind: 'deletion', verdict: 'not placed', words, text: '', about, reason}
  }
}

/** Parts of the file that are neither in `sent` nor in questions and answers: comments, other places, other keys. */
function unreadWords(text: string, sent: string, questions: readonly Question[]): readonly Returned[] {
  const [own, known] = [yamlWords(text), yamlWords(sent)]
  const taken = new Set([
    ...known.scalars,
    ...['ask', 'answer', 'by'],
    ...questions.flatMap(({question, answers}) => [
      question,
      ...answers.flatMap(({by, answer}) => [plainLine(by), plainLine(answer)])
    ])
  ])
  const comments = new Set(known.comments)
  return [
    ...own.scalars.filter(words => !taken.has(plainLine(words))),
    ...own.comments.filter(words => !comments.has(words))
  ].map(words => untaken('', words, 'queries'))
}
