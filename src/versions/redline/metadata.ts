import type {Article} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import type {Metadata} from '../../core/types.ts'
import {walkNodes} from '../../core/walk-article.ts'
import {changedIndex} from './index-terms.ts'
import type {Recorder} from './recorder.ts'
import type {FieldChange} from './types.ts'

/** The table of metadata that is compared, as text. Titles, abstracts and statements are compared in the article. */
const fields: Readonly<Record<string, (metadata: Metadata) => string>> = {
  lang: ({lang}) => lang,
  'short title': ({shortTitle}) => shortTitle ?? '',
  authors: metadata => metadata.authors.map(author => authorText(author, metadata)).join('; '),
  keywords: ({keywords, lang: own}) =>
    keywords.map(({lang, words}) => `${lang === own ? '' : `${lang}: `}${words.join(', ')}`).join('; '),
  journal: ({journal}) => journal.title ?? '',
  volume: ({journal}) => journal.volume ?? '',
  issue: ({journal}) => journal.issue ?? '',
  'first page': ({journal}) => String(journal.firstPage ?? ''),
  'last page': ({journal}) => String(journal.lastPage ?? ''),
  'article number': ({journal}) => journal.articleNumber ?? '',
  section: ({journal}) => journal.section ?? '',
  doi: ({doi}) => doi ?? '',
  'related works': ({related = []}) => related.map(({type, doi}) => `${type} ${doi}`).join('; '),
  received: ({dates}) => dates.received ?? '',
  revised: ({dates}) => dates.revised ?? '',
  accepted: ({dates}) => dates.accepted ?? '',
  published: ({dates}) => dates.published ?? '',
  license: ({license}) => license?.name ?? '',
  copyright: ({copyright}) => [copyright.year, copyright.holder].filter(Boolean).join(' ')
}

/**
 * The names of titles that galley gives to generated parts, with the kind of node that marks each part's place in the
 * body.
 */
const titles = {'title of the notes': 'notes', 'title of the contents': 'contents'} as const

/** The fields of the metadata that differ, and the titles of generated parts that differ. */
export function changedMetadata(old: Article, next: Article): readonly FieldChange[] {
  const changes = (name: string, before: string, after: string): readonly FieldChange[] =>
    before === after ? [] : [{name, old: before, new: after}]
  return [
    ...Object.entries(fields).flatMap(([name, textOf]) =>
      changes(name, textOf(old.metadata), textOf(next.metadata))
    ),
    ...Object.entries(titles).flatMap(([name, kind]) => {
      const [before, after] = [titleOf(old, kind), titleOf(next, kind)]
      return before === undefined || after === undefined ? [] : changes(name, before, after)
    }),
    ...changedIndex(old, next)
  ]
}

function titleOf({body}: Article, kind: 'notes' | 'contents'): string | undefined {
  const found: string[] = []
  walkNodes(body, node => {
    if (node.type === kind) found.push(node.title)
    return !standsInLine(node)
  })
  return found.length === 0 ? undefined : found.join('; ')
}

/** Records the changes of fields, which have no mark in the article. */
export function recordFields(
  changes: readonly FieldChange[],
  recorder: Recorder
): ReadonlyArray<ReturnType<Recorder['record']>> {
  return changes.map(({name, old, new: next}) =>
    recorder.record({
      kind: old === '' ? 'inserted' : next === '' ? 'deleted' : 'changed',
      subject: 'metadata',
      old: old === '' ? '' : `${name}: ${old}`,
      new: next === '' ? '' : `${name}: ${next}`,
      counts: {deleted: 0, inserted: 0}
    })
  )
}

function authorText(author: Metadata['authors'][number], {affiliations}: Metadata): string {
  const {name, orcid, email, corresponding, equal, note, roles} = author
  const places = author.affiliations.flatMap(index => affiliations[index]?.name ?? [])
  const parts = [
    name,
    orcid,
    email,
    corresponding && 'corresponding',
    equal && 'equal',
    note,
    ...roles,
    ...places
  ]
  return parts.filter(Boolean).join(', ')
}
