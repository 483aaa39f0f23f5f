import type {ElementContent} from 'hast'
import {changeEntryId, changeId} from '../article/changed.ts'
import {h} from '../article/elements.ts'
import {queryEntryId, queryId} from '../article/query.ts'
import type {CoverPart, ProofChange, ProofMarks, Rendering} from '../output.ts'
import {titleText} from './titles.ts'

/** The cover sheet of a proof, before the article; in the PDF, it is a separate page. It is in English. */
export function proofCover({manuscript, proof}: Rendering): ElementContent[] {
  if (proof === undefined) return []
  const {lang, journal} = manuscript.metadata
  const paper = h('p', {className: ['cover-paper'], lang, dir: 'auto'}, titleText(manuscript))
  const title = [journal.title, proof.coverTitle].filter(Boolean).join(' · ')
  return [
    h(
      'section',
      {className: ['proof-cover'], lang: 'en', dir: 'ltr', ariaLabel: 'Cover sheet'},
      h('p', {className: ['cover-title']}, title),
      paper,
      h('p', {className: ['cover-identity']}, proof.lines.join(' · ')),
      proof.cover.flatMap(coverPart),
      queryList(proof),
      changeList(proof)
    )
  ]
}

/** The queries with the text that they refer to, linked to their marks; a script of the page adds their places. */
function queryList({queries}: ProofMarks): ElementContent[] {
  if (queries.length === 0) return []
  const entries = queries.map(({number, question, about}) =>
    h(
      'li',
      {id: queryEntryId(number)},
      h('a', {href: `#${queryId(number)}`}, `AQ${number}`),
      h('span', {className: ['query-place'], dataQuery: String(number)}),
      h(
        'span',
        {className: ['query-words']},
        ...(about === '' ? [] : [h('q', {dir: 'auto'}, about), ' ']),
        h('span', {dir: 'auto'}, question)
      )
    )
  )
  return [
    h('p', {className: ['cover-heading']}, 'Queries: please answer each'),
    h('ol', {className: ['query-list']}, entries)
  ]
}

/** The changes since an earlier version, linked to their places in the text. */
function changeList({changes}: ProofMarks): ElementContent[] {
  if (changes === undefined) return []
  const listed = new Set<number>()
  return [
    h('p', {className: ['cover-heading']}, changes.title),
    h('p', {}, changes.summary),
    h(
      'label',
      {className: ['only-changes']},
      h('input', {type: 'checkbox', id: 'only-changes'}),
      ' Show only what changed'
    ),
    ...changes.groups.flatMap(({title, changes: own, more}) => [
      h('p', {className: ['cover-group']}, title),
      h(
        'ol',
        {className: ['query-list', 'change-list']},
        own.map(change => changeRow(change, listed)),
        more === 0 ? undefined : h('li', {}, `and ${more} more, marked in the text`)
      )
    ])
  ]
}

function changeRow(
  {number, done, old, new: next, section}: ProofChange,
  listed: Set<number>
): ElementContent {
  const id = listed.has(number) ? undefined : changeEntryId(number)
  listed.add(number)
  return h(
    'li',
    {id},
    h('a', {href: `#${changeId(number)}`}, String(number)),
    h('span', {className: ['query-place'], dataChange: String(number)}),
    h(
      'span',
      {className: ['query-words']},
      h('span', {className: ['change-done']}, done),
      ...wordsOfChange('del', old),
      ...wordsOfChange('ins', next),
      section === '' ? undefined : h('span', {className: ['change-section'], dir: 'auto'}, ` (${section})`)
    )
  )
}

function wordsOfChange(tagName: 'ins' | 'del', words: string): readonly (ElementContent | string)[] {
  if (words === '') return []
  const shown = words.length > longestWords ? `${words.slice(0, longestWords)}…` : words
  return [' ', h(tagName, {className: ['change'], dir: 'auto'}, shown)]
}

const longestWords = 160

/** A message, with code for the parts in backticks. */
function withCode(message: string): readonly (ElementContent | string)[] {
  return message.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part))
}

function coverPart({title, text, rows = [], items = []}: CoverPart): ElementContent[] {
  const facts = rows.flatMap(([label, fact]) => [h('dt', {}, label), h('dd', {dir: 'auto'}, fact)])
  return [
    h('p', {className: ['cover-heading']}, title),
    ...(text === undefined ? [] : [h('p', {dir: 'auto'}, text)]),
    ...(facts.length === 0 ? [] : [h('dl', {}, facts)]),
    ...(items.length === 0
      ? []
      : [
          h(
            'ul',
            {},
            items.map(item => h('li', {dir: 'auto'}, ...withCode(item)))
          )
        ])
  ]
}
