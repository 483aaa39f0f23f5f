import type {LetterWord} from '../../core/letter-template.ts'
import {fillLetter} from '../../core/letter-template.ts'
import {plural} from '../../core/plural.ts'
import {formatDate} from '../../outputs/page/dates.ts'
import {askedLines} from './paper-list.ts'
import {daysBetween, type PaperStatus, queryCounts} from './paper-status.ts'

/** The letters about a proof: the covering letter, and a reminder. */
export type LetterKind = 'covering' | 'reminder'

/** The letters for styles that have none of their own. */
export const defaultLetters: Readonly<Record<LetterKind, string>> = {
  covering: `To: {email}
Subject: Proof of “{title}”, round {round}

Dear {author},

Here is the proof of your paper “{title}”, round {round}: {files}.
{instructions}
Please send it back by {due}.
Send it to {reply-to}.

Please answer these queries:
{queries}

With kind regards,
{journal}`,
  reminder: `To: {email}
Subject: Reminder: proof of “{title}”, round {round}

Dear {author},

We are waiting for the proof of your paper “{title}”, round {round}.
It was due on {due}, {late} ago.
It is due on {due}, in {left}.
Please send it to {reply-to}.

These queries are still open:
{queries}

With kind regards,
{journal}`
}

/** The contents of a letter other than the state of the paper. */
export type LetterFacts = Readonly<{
  authors: string
  email: string | undefined
  journal: string | undefined
  replyTo: string | undefined
  instructions: string | undefined
  /** The names of the files that are sent. */
  files: readonly string[]
}>

/** A letter about the last round of a paper. A line that lacks a value is left out (see `fillLetter`). */
export function letterAbout(
  template: string,
  status: PaperStatus,
  facts: LetterFacts,
  today: string
): string {
  const {author, title, round, due, queries} = status
  const counts = queryCounts(queries)
  const late = due === undefined ? 0 : daysBetween(due, today)
  const open = askedLines(status)
  const isOurs = Object.values(defaultLetters).includes(template)
  const values: Readonly<Record<LetterWord, string | undefined>> = {
    author: filled(author),
    authors: filled(facts.authors),
    email: facts.email,
    title: filled(title),
    journal: facts.journal ?? (isOurs ? 'The editors' : undefined),
    round: round === undefined ? undefined : String(round),
    // The date stays an ISO date in a journal's own letter, which may be in any language.
    due: isOurs && due !== undefined ? formatDate(due, 'en') : due,
    late: late > 0 ? plural(late, 'day') : undefined,
    left: late < 0 ? plural(-late, 'day') : undefined,
    'reply-to': facts.replyTo,
    instructions: facts.instructions,
    files: filled(facts.files.join(', ')),
    answered: String(counts.answered),
    open: String(counts.open),
    queries: filled(open.join('\n'))
  }
  return fillLetter(template, values)
}

function filled(words: string): string | undefined {
  return words === '' ? undefined : words
}
