import type {ElementContent} from 'hast'
import {isOpenQuery} from '../../core/thread-state.ts'
import {editId, editName} from '../article/edited.ts'
import {h} from '../article/elements.ts'
import {queryEntryId, queryId} from '../article/query.ts'
import type {CoverPart, ProofMarks, Rendering} from '../output.ts'
import {changeList} from './change-list.ts'
import {titleText} from './titles.ts'

/** The cover sheet of a proof, before the article; in the PDF, it is a page of its own. It is always in English. */
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
      editList(proof),
      changeList(proof)
    )
  ]
}

/**
 * The queries with the text that they refer to, linked to their marks; a script adds the page and line of each mark.
 */
function queryList({queries}: ProofMarks): ElementContent[] {
  if (queries.length === 0) return []
  const entries = queries.map(({number, question, about, answers = []}) =>
    h(
      'li',
      {id: queryEntryId(number)},
      h('a', {href: `#${queryId(number)}`}, `AQ${number}`),
      ' ',
      h('span', {className: ['query-place'], dataQuery: String(number)}),
      h(
        'span',
        {className: ['query-words']},
        ...(about === '' ? [] : [h('q', {dir: 'auto'}, about), ' ']),
        h('span', {dir: 'auto'}, ...withCode(question))
      ),
      ...answers.map(({by, answer}) =>
        h(
          'span',
          {className: ['query-answer']},
          h('b', {}, by === '' ? 'Answered: ' : `${by}: `),
          h('span', {dir: 'auto'}, answer)
        )
      )
    )
  )
  const isOpen = queries.some(({answers}) => isOpenQuery(answers))
  return [
    h('p', {className: ['cover-heading']}, isOpen ? 'Queries: please answer each' : 'Queries, all answered'),
    h('ul', {id: 'query-list', className: ['query-list']}, entries)
  ]
}

/** The edits, linked to their beginnings in the text. */
function editList({edits}: ProofMarks): ElementContent[] {
  if (edits.length === 0) return []
  const words = (tagName: 'ins' | 'del', text: string): readonly (ElementContent | string)[] =>
    text === '' ? [] : [h(tagName, {className: ['edit'], dir: 'auto'}, text), ' ']
  const entries = edits.map(({number, isShown, old, new: now, author, remark}) => {
    const said = [author, remark].filter(Boolean).join(': ')
    return h(
      'li',
      {},
      isShown ? h('a', {href: `#${editId(number)}`}, editName(number)) : h('span', {}, editName(number)),
      ' ',
      h('span', {className: ['query-place'], dataEdit: String(number)}),
      h(
        'span',
        {className: ['query-words']},
        ...words('del', shortened(old)),
        ...words('ins', shortened(now)),
        ...(said === '' ? [] : [h('span', {dir: 'auto'}, said)])
      )
    )
  })
  const count = edits.length === 1 ? 'One edit' : `${edits.length} edits`
  return [
    h('p', {className: ['cover-heading']}, `${count}: please accept or reject each`),
    h('ul', {className: ['query-list']}, entries)
  ]
}

const longestWords = 160

function shortened(words: string): string {
  return words.length > longestWords ? `${words.slice(0, longestWords)}…` : words
}

/** A message with words in backticks set as code. */
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
