import {expect, test} from 'vitest'
import {splitFields} from '../../src/csl/output/fields.ts'
import {segmentsOf} from '../../src/csl/output/segments.ts'
import {tokenMark} from '../../src/csl/output/tokens.ts'

const quotes = {open: '“', close: '”', innerOpen: '‘', innerClose: '’'}
const field = (name: string, open: boolean) => tokenMark('field', open, undefined, name)
const italic = (open: boolean) => tokenMark('format', open, 'font-style', 'italic')

test('fields are ranges in the text, the outer one first, and texts that they part are one', () => {
  const tokens = [
    field('author', true),
    field('name', true),
    'Doe',
    field('name', false),
    field('author', false),
    ', ',
    italic(true),
    'In ',
    field('title', true),
    'Peace',
    field('title', false),
    italic(false),
    field('volume', true),
    field('volume', false),
    '.'
  ]
  expect(splitFields(segmentsOf(tokens, quotes))).toEqual({
    segments: [
      {type: 'text', value: 'Doe, '},
      {type: 'format', name: 'font-style', value: 'italic', children: [{type: 'text', value: 'In Peace'}]},
      {type: 'text', value: '.'}
    ],
    fields: [
      {variable: 'author', from: 0, to: 3},
      {variable: 'name', from: 0, to: 3},
      {variable: 'title', from: 8, to: 13}
    ]
  })
})
