/** An answer to a query of a round, as the form of the proof saves it. */
export type GivenAnswer = Readonly<{by: string; query: number; question: string; answer: string}>

/** The answers of a person, or all answers of a round. */
export type Answers = Readonly<{round: number; content: string; answers: readonly KeptAnswer[]}>

/** An answer that is kept with a round. */
export type KeptAnswer = GivenAnswer &
  Readonly<{
    about?: string | undefined
    page?: number | undefined
    line?: number | undefined
    /** Why it is at no place in the files of the paper. */
    notPlaced?: string | undefined
  }>

const mostAnswers = 5000

/** Reads a file of answers, in one line each and without control characters; undefined if it is none. */
export function readAnswers(text: string): Answers | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const {galley, version, round, content, by, answers} = (value ?? {}) as Record<string, unknown>
  const isSound =
    galley === 'answers' &&
    version === 1 &&
    Number.isInteger(round) &&
    typeof content === 'string' &&
    Array.isArray(answers) &&
    answers.length <= mostAnswers
  if (!isSound) return undefined
  const name = typeof by === 'string' ? by : ''
  const given = answers.map(answer => givenAnswer(answer, name))
  if (!given.every(answer => answer !== undefined)) return undefined
  return {round: round as number, content, answers: given.filter(({answer}) => answer !== '')}
}

function givenAnswer(value: unknown, name: string): KeptAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {query, question, answer, by = name, ...kept} = value as Record<string, unknown>
  if (!Number.isInteger(query) || [question, answer, by].some(text => typeof text !== 'string'))
    return undefined
  return {
    by: nameOf(by as string),
    query: query as number,
    question: question as string,
    answer: plainLine(answer as string),
    ...placeOf(kept)
  }
}

/** Where the query of a kept answer stood, and why the answer is not there. */
function placeOf({about, page, line, notPlaced}: Readonly<Record<string, unknown>>): Partial<KeptAnswer> {
  return {
    ...(typeof about === 'string' && {about}),
    ...(typeof page === 'number' && {page}),
    ...(typeof line === 'number' && {line}),
    ...(typeof notPlaced === 'string' && {notPlaced})
  }
}

/** A name as it can stand in parentheses. */
export function nameOf(by: string): string {
  const name = plainLine(by).replaceAll('(', '[').replaceAll(')', ']')
  // A character of two units is not cut.
  return Array.from(name).slice(0, 200).join('').trim()
}

/** A text in one line: no control characters, none that turn the direction of what follows, no half characters. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
}

/** All answers of a round so far; an answer that somebody gave again is not there twice, and has its later state. */
export function mergeAnswers(
  kept: readonly KeptAnswer[],
  added: readonly KeptAnswer[]
): readonly KeptAnswer[] {
  const merged = new Map([...kept, ...added].map(answer => [identityOf(answer), answer]))
  return [...merged.values()].toSorted((a, b) => a.query - b.query)
}

function identityOf({by, query, question, answer}: KeptAnswer): string {
  return JSON.stringify([by, query, question, answer])
}

/** The bytes of the `answers.json` of a round, which can be taken once more as a file of answers. */
export function answersBytes(round: number, content: string, answers: readonly KeptAnswer[]): Uint8Array {
  const file = {galley: 'answers', version: 1, round, content, answers}
  return new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`)
}
