import {largestOf} from '../../core/extremes.ts'
import {plural} from '../../core/plural.ts'
import type {QueryStatus} from '../proofs/status.ts'
import {
  daysBetween,
  type PaperStatus,
  paperStates,
  queryCounts,
  sendersOf,
  stateOf,
  stateWords,
  unsettled
} from './paper-status.ts'

/** Lists several papers as a table, late ones first, followed by the open queries of each paper, one per line. */
export function paperList(papers: readonly PaperStatus[], today: string): readonly string[] {
  const sorted = sortedPapers(papers, today)
  const rows = sorted.map(paper => [
    stateWords(paper, today),
    paper.due ?? '',
    paper.round === undefined ? '' : `round ${paper.round}`,
    countWords(paper),
    paper.paper
  ])
  const states = paperStates.flatMap(state => {
    const amount = papers.filter(paper => stateOf(paper, today) === state).length
    return amount === 0 ? [] : [`${amount} ${state}`]
  })
  const open = sorted.flatMap(paper => {
    const lines = openLines(paper)
    return lines.length === 0 ? [] : ['', headOf(paper), ...lines]
  })
  return [`${plural(papers.length, 'paper')}: ${states.join(', ')}`, ...aligned(rows), ...open]
}

/** Lists several papers as JSON, version 1 of the format, in the order of the table. */
export function paperListJson(papers: readonly PaperStatus[], today: string): string {
  const rows = sortedPapers(papers, today).map(paper => ({
    paper: paper.paper,
    title: paper.title,
    author: paper.author,
    round: paper.round,
    due: paper.due,
    state: stateOf(paper, today),
    daysLate: paper.due === undefined ? undefined : Math.max(0, daysBetween(paper.due, today)),
    queries: queryCounts(paper.queries),
    unsettled: unsettled(paper),
    people: [...sendersOf(paper)].map(([name, sent]) => ({name, sent})),
    open: openQueries(paper).map(({row}) => ({
      query: row.number,
      page: row.page,
      line: row.proofLine,
      question: row.question
    }))
  }))
  return `${JSON.stringify({version: 1, today, papers: rows}, undefined, 2)}\n`
}

/** The open queries of a paper, one line each. */
function openLines(paper: PaperStatus): readonly string[] {
  return aligned(
    openQueries(paper).map(({row}) => [
      `  AQ${row.number}`,
      row.page === undefined ? '' : `page ${row.page}, line ${row.proofLine}`,
      row.question
    ])
  )
}

/** The open queries of a paper for a letter: each question, and below it the words in question. */
export function askedLines(paper: PaperStatus): readonly string[] {
  return openQueries(paper).flatMap(({row: {number, page, proofLine, about, question}}) => {
    const place = page === undefined ? '' : `page ${page}, line ${proofLine}`
    const words = about === '' ? '' : `“${about}”`
    const where = [place, words].filter(Boolean).join(', ')
    return [`  AQ${number}  ${question}`, ...(where === '' ? [] : [`       ${where}`])]
  })
}

/**
 * Pads the cells of rows so that all cells of a column, except the last column, have the same width; empty columns are
 * left out.
 */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => largestOf(rows.map(row => row[column]!.length)))
  return rows.map(row => {
    const cells = row.flatMap((cell, column) =>
      widths[column] === 0 ? [] : [column === row.length - 1 ? cell : cell.padEnd(widths[column]!)]
    )
    return cells.join('  ').trimEnd()
  })
}

function openQueries({queries}: PaperStatus): readonly QueryStatus[] {
  return queries.filter(({state}) => state === 'open')
}

function headOf({paper, author}: PaperStatus): string {
  return author === '' ? `${paper}:` : `${paper}, ${author}:`
}

/** The numbers of queries by state, and of returned items by person: “2 answered, 1 open; Ann Doe sent 3”. */
function countWords(paper: PaperStatus): string {
  if (paper.round === undefined) return ''
  const counts = Object.entries(queryCounts(paper.queries)).flatMap(([state, amount]) =>
    amount === 0 ? [] : [`${amount} ${state}`]
  )
  const people = [...sendersOf(paper)].map(([name, sent]) => `${name === '' ? 'unnamed' : name} sent ${sent}`)
  const unsure = unsettled(paper)
  const doubts = unsure === 0 ? [] : [`${unsure} in doubt or not placed`]
  return [counts.length === 0 ? 'no queries' : counts.join(', '), ...people, ...doubts].join('; ')
}

function sortedPapers(papers: readonly PaperStatus[], today: string): readonly PaperStatus[] {
  const keyOf = (paper: PaperStatus): string =>
    `${paperStates.indexOf(stateOf(paper, today))} ${paper.due ?? '9999'} ${paper.paper}`
  return papers.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
}
