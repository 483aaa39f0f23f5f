import {plural} from '../../core/plural.ts'
import type {ProofChange, ProofChanges} from '../../outputs/index.ts'
import type {Redline, RedlineChange, Subject} from '../../versions/redline/index.ts'

/** The changes of a redline for the cover sheet; `since` names the earlier version. */
export function proofChanges(redline: Redline, since: string): ProofChanges {
  const details = detailsOf(redline)
  return {
    title: `Changes since ${since}`,
    summary: summaryOf(redline.changes),
    groups: groups.flatMap(({title, holds}) => {
      const own = redline.changes.filter(change => groupOf(change) === title && holds(change))
      return own.length === 0 ? [] : [listed(title, own, details)]
    })
  }
}

/** The maximum number of listed changes in a group; the rest are only counted. */
const mostListed = 150

/** The title of the group of changes to the metadata. */
const around = 'Title, authors and dates'

/** The table of groups of changes, most important first; a change belongs to the first group that matches. */
const groups: ReadonlyArray<Readonly<{title: string; holds: (change: RedlineChange) => boolean}>> = [
  {
    title: 'Citations and references',
    holds: ({subject, minor}) => !minor && (subject === 'citation' || subject === 'reference')
  },
  {title: around, holds: ({subject, minor}) => !minor && subject === 'metadata'},
  {
    title: 'Numbers',
    holds: change => !change.minor && change.kind === 'replaced' && isShort(change) && hasOtherNumbers(change)
  },
  {
    title: 'Headings, figures, tables and formulas',
    holds: ({subject, minor}) => !minor && things.has(subject)
  },
  {title: 'Text', holds: ({minor}) => !minor},
  {title: 'Typography, which few readers notice', holds: ({minor}) => minor === true}
]

const things: ReadonlySet<Subject> = new Set<Subject>([
  'heading',
  'caption',
  'table',
  'equation',
  'figure',
  'listing',
  'algorithm'
])

function groupOf(change: RedlineChange): string | undefined {
  return groups.find(({holds}) => holds(change))?.title
}

/** The maximum length of a replacement, in words, that counts as a change of a number; a longer one counts as text. */
const mostWords = 12

function isShort({counts: {deleted, inserted}}: RedlineChange): boolean {
  return Math.max(deleted, inserted) <= mostWords
}

function hasOtherNumbers({old, new: next}: RedlineChange): boolean {
  return numbersIn(old) !== numbersIn(next)
}

function numbersIn(words: string): string {
  return (words.match(/\p{N}+/gu) ?? []).join(' ')
}

function listed(
  title: string,
  changes: readonly RedlineChange[],
  details: ReadonlyMap<number, readonly ProofChange[]>
): ProofChanges['groups'][number] {
  return {
    title,
    ...(title === around && {isAround: true as const}),
    changes: changes.slice(0, mostListed).flatMap(change => details.get(change.number) ?? [rowOf(change)]),
    more: Math.max(0, changes.length - mostListed)
  }
}

function rowOf({number, kind, subject, old, new: next, section}: RedlineChange): ProofChange {
  // Words that only moved or changed in appearance are listed once instead of as old and new.
  const isOnce = kind === 'moved' || old === next
  const words = kindWords[kind === 'replaced' && isOnce ? 'formatted' : kind]
  const done = subject === 'text' ? words : `${words} (${subject})`
  return {
    number,
    done,
    old: isOnce ? '' : old,
    new: next,
    section: shortened(section.at(-1) ?? ''),
    ...(kind === 'moved' && {isMoved: true as const})
  }
}

const longestSection = 40

function shortened(title: string): string {
  return title.length > longestSection ? `${title.slice(0, longestSection)}…` : title
}

const kindWords: Readonly<Record<RedlineChange['kind'], string>> = {
  inserted: 'inserted',
  deleted: 'deleted',
  replaced: 'replaced',
  moved: 'moved',
  formatted: 'set otherwise',
  changed: 'changed',
  split: 'paragraph divided',
  joined: 'paragraphs joined'
}

/** The details of changed works and metadata: for each change, a row for every changed field. */
function detailsOf({references, metadata}: Redline): ReadonlyMap<number, readonly ProofChange[]> {
  const details = new Map<number, readonly ProofChange[]>()
  for (const {kind, key, number, fields} of references) {
    if (kind !== 'changed') continue
    const rows = fields.map(({name, old, new: next}) => {
      const isOnce = old === next
      const done = `${key}, ${name}${isOnce ? `, ${kindWords.formatted}` : ''}`
      return {number, done, old: isOnce ? '' : old, new: next, section: ''}
    })
    details.set(number, [...(details.get(number) ?? []), ...rows])
  }
  for (const {number, name, old, new: next} of metadata)
    details.set(number, [...(details.get(number) ?? []), {number, done: name, old, new: next, section: ''}])
  return details
}

/** A summary such as “14 changes: 9 in the text, 3 citations, …”; typography is counted separately. */
function summaryOf(changes: readonly RedlineChange[]): string {
  const counted = changes.filter(({minor}) => !minor)
  if (changes.length === 0) return 'None.'
  const counts = groups.flatMap(({title}) => {
    const amount = changes.filter(change => groupOf(change) === title).length
    return amount === 0 ? [] : [`${title.toLowerCase()} ${amount}`]
  })
  const words = counted.reduce(
    (sum, {counts: {deleted, inserted}}) => ({
      deleted: sum.deleted + deleted,
      inserted: sum.inserted + inserted
    }),
    {deleted: 0, inserted: 0}
  )
  return `${plural(changes.length, 'change')} (${counts.join(', ')}); ${plural(words.inserted, 'word')} inserted, ${words.deleted} deleted.`
}
