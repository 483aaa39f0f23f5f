import type {ElementContent} from 'hast'
import {changeEntryId, changeId} from '../article/changed.ts'
import {h} from '../article/elements.ts'
import type {ProofChange, ProofMarks} from '../output.ts'

/** The changes since an earlier version, linked to their beginnings in the text. */
export function changeList({changes}: ProofMarks): ElementContent[] {
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
        'ul',
        {className: ['query-list', 'change-list']},
        own.map(change => changeRow(change, listed)),
        more === 0 ? undefined : h('li', {}, `and ${more} more, marked in the text`)
      )
    ])
  ]
}

function changeRow(
  {number, done, old, new: next, section, isMoved}: ProofChange,
  listed: Set<number>
): ElementContent {
  const id = listed.has(number) ? undefined : changeEntryId(number)
  listed.add(number)
  return h(
    'li',
    {id},
    h('a', {href: `#${changeId(number)}`}, String(number)),
    ' ',
    h('span', {className: ['query-place'], dataChange: String(number)}),
    ' ',
    h(
      'span',
      {className: ['query-words']},
      h('span', {className: ['change-done']}, done),
      isMoved ? h('span', {className: ['change-place'], dataMoved: String(number)}) : undefined,
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
