import {applyEdits} from '../../check/fix/repairs.ts'
import {savedEdit} from '../../core/line-ends.ts'
import {folderOf} from '../../core/path.ts'
import type {Edit, QueryAnswer} from '../../core/types.ts'
import {answerEdit, answeredEntry, answerForComment} from './answer-edits.ts'
import {type GivenAnswer, hasAnswer, type KeptAnswer} from './answers.ts'
import {matchQueries} from './match-queries.ts'
import type {AskedQuery, QueryRow} from './queries.ts'

/** A paper in its current state, or with changed texts. */
export type PresentPaper = Readonly<{
  queries: readonly AskedQuery[]
  /** The complete printed text. */
  words: string
  /** Returns a text as read, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** The context for placing answers. */
type Placing = Readonly<{
  rows: readonly QueryRow[]
  present: PresentPaper
  /** The path of the paper's `queries.yaml`, which may not exist. */
  queriesFile: string
  /** Returns a text as saved; undefined if the file does not exist. */
  savedText: (file: string) => Promise<string | undefined>
  /** Reads the paper with some texts replaced. */
  read: (texts: ReadonlyMap<string, string>) => Promise<PresentPaper>
}>

/** The new texts of files, and all answers; an answer that was not placed contains the reason. */
export type PlacedAnswers = Readonly<{
  texts: ReadonlyMap<string, string>
  /** The paper with the new texts. */
  present: PresentPaper
  answers: readonly KeptAnswer[]
}>

const longestAnswer = 10_000

/**
 * An answer with the edit that writes it, or with the reason why it has no place; if neither is given, the answer is
 * already written.
 */
type Planned = Readonly<{given: GivenAnswer; row?: QueryRow | undefined; edit?: Edit; notPlaced?: string}>

/**
 * Writes answers after their queries, in memory. The result is parsed: an answer is not placed if it would change
 * printed text, or would not be parsed as the answer to its query. Bisection finds such answers.
 */
export async function placeAnswers(
  given: readonly GivenAnswer[],
  placing: Placing,
  texts: ReadonlyMap<string, string> = new Map()
): Promise<PlacedAnswers> {
  const planned = planAll(given, placing)
  const changed = await withEdits(planned, placing, texts)
  if (changed !== undefined)
    return {
      texts: new Map([...texts, ...changed.texts]),
      present: changed.present,
      answers: planned.map(keptOf)
    }
  if (planned.length === 1)
    return {
      texts,
      present: placing.present,
      answers: planned.map(plan => keptOf({...plan, notPlaced: wouldChange}))
    }
  const half = Math.ceil(given.length / 2)
  const first = await placeAnswers(given.slice(0, half), placing, texts)
  const rest = await placeAnswers(given.slice(half), {...placing, present: first.present}, first.texts)
  return {...rest, answers: [...first.answers, ...rest.answers]}
}

const wouldChange = 'its words would be read as something else at the place of the query'

function keptOf({given: {by, query, question, answer}, row, notPlaced}: Planned): KeptAnswer {
  return {
    by,
    query,
    question,
    answer,
    ...(row && {about: row.about, page: row.page, line: row.proofLine}),
    ...(notPlaced !== undefined && {notPlaced})
  }
}

function planAll(given: readonly GivenAnswer[], placing: Placing): readonly Planned[] {
  const matched = matchQueries(placing.rows, placing.present.queries)
  const planned: Planned[] = []
  for (const each of given) {
    const row = placing.rows.find(({number}) => number === each.query)
    const same = planned.some(
      ({given: {by, query, answer}}) => by === each.by && query === each.query && answer === each.answer
    )
    if (same) continue
    const isEntryTaken = planned.some(other => other.row === row && other.edit?.file === placing.queriesFile)
    const done = isEntryTaken ? otherAnswer(placing) : plan(each, row, row && matched.get(row), placing)
    planned.push({given: each, row, ...done})
  }
  return planned
}

function plan(
  given: GivenAnswer,
  row: QueryRow | undefined,
  query: AskedQuery | undefined,
  placing: Placing
): Pick<Planned, 'edit' | 'notPlaced'> {
  const {present, queriesFile} = placing
  if (row === undefined || row.question !== given.question) return {notPlaced: 'the round has no such query'}
  if (given.answer.length > longestAnswer) return {notPlaced: `it is longer than ${longestAnswer} characters`}
  if (query === undefined && row.rule !== undefined) return newEntry(row, given, placing)
  if (query === undefined) return {notPlaced: 'the paper does not ask it any more'}
  const isList = query.place?.file === queriesFile
  const answer = isList ? given : answerForComment(given)
  const {answers = []} = query
  if (hasAnswer(answers, answer)) return {}
  if (isList && answers.length > 0) return otherAnswer(placing)
  const text = query.place && present.textOf(query.place.file)
  const edit = text === undefined ? undefined : answerEdit(query, answer, text, isList)
  return edit === undefined ? {notPlaced: 'the comment that asks it is not found'} : {edit}
}

/** The reason why a second answer is not placed: an entry of `queries.yaml` can have only one. */
function otherAnswer({queriesFile}: Placing): Pick<Planned, 'notPlaced'> {
  return {notPlaced: `\`${queriesFile}\` has another answer already`}
}

/**
 * The edit for an answer to a query about a finding. Such a query is in no file, so a new entry is written with the
 * query and its answer.
 */
function newEntry(
  {question, file, line}: QueryRow,
  answer: QueryAnswer,
  {present, queriesFile}: Placing
): Pick<Planned, 'edit'> {
  const folder = folderOf(queriesFile)
  const isBeside = folder === '' || file?.startsWith(`${folder}/`) === true
  const path = isBeside ? file?.slice(folder === '' ? 0 : folder.length + 1) : `/${file}`
  const about = file === undefined || line === undefined ? undefined : `${path}:${line}`
  const text = present.textOf(queriesFile) ?? ''
  const isOpen = text !== '' && !text.endsWith('\n')
  const entry = `${isOpen ? '\n' : ''}${answeredEntry(question, about, answer)}`
  return {edit: {file: queriesFile, start: text.length, end: text.length, old: '', text: entry}}
}

/**
 * The paper after all edits; undefined unless its printed text is unchanged and each answer is parsed as the answer
 * to its query.
 */
async function withEdits(
  planned: readonly Planned[],
  {savedText, read, present}: Placing,
  texts: ReadonlyMap<string, string>
): Promise<Pick<PlacedAnswers, 'texts' | 'present'> | undefined> {
  const edits = planned.flatMap(({edit}) => (edit === undefined ? [] : [edit]))
  const changed = new Map<string, string>()
  for (const file of new Set(edits.map(edit => edit.file))) {
    const saved = texts.get(file) ?? (await savedText(file)) ?? ''
    const own = edits.filter(edit => edit.file === file).map(edit => savedEdit(saved, edit))
    const sorted = own.toSorted((a, b) => a.start - b.start)
    changed.set(file, applyEdits(saved, sorted))
  }
  if (changed.size === 0) return {texts: changed, present}
  const after = await read(new Map([...texts, ...changed]))
  const isPlaced = planned.every(
    ({given, row, edit}) => edit === undefined || row === undefined || isAnswered(row, given, after)
  )
  return isPlaced && after.words === present.words ? {texts: changed, present: after} : undefined
}

function isAnswered({question}: QueryRow, given: GivenAnswer, {queries}: PresentPaper): boolean {
  const wanted = [given, answerForComment(given)]
  return queries.some(
    query =>
      query.question === question &&
      query.answers?.some(({by, answer}) => wanted.some(each => each.by === by && each.answer === answer))
  )
}
