import type {Article, Block, Inline, Text} from '../../../src/core/article.ts'
import type {Redline} from '../../../src/versions/redline/types.ts'

const text = (value: string): Text => ({type: 'text', value})
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({type: 'paragraph', id, children})

/** A redline made by hand, with one change of each kind. */
export function exampleRedline(article: Article): Redline {
  const body: readonly Block[] = [
    {
      type: 'heading',
      id: 'h',
      level: 2,
      children: [text('Method')],
      change: {
        kind: 'changed',
        number: 1,
        was: [{type: 'heading', id: 'h', level: 1, children: [text('Method')]}]
      }
    },
    paragraph(
      'p1',
      text('We '),
      {...text('measured'), change: {kind: 'deleted', number: 2}},
      {...text('weighed'), change: {kind: 'inserted', number: 2}},
      text(' it'),
      {...text(' twice'), change: {kind: 'inserted', number: 3}},
      text(', and '),
      {
        type: 'emphasis',
        children: [text('then')],
        change: {kind: 'formatted', number: 4, was: [text('then')]}
      },
      text(' stopped.')
    ),
    {
      ...paragraph('p2', text('A new paragraph begins here.')),
      change: {kind: 'split', number: 5}
    } as Block,
    {...paragraph('p3', text('These words now go on in p2.')), change: {kind: 'joined', number: 6}} as Block,
    {
      type: 'equation',
      id: 'del-e',
      tex: 'a',
      number: '1',
      change: {kind: 'deleted', number: 7}
    },
    {type: 'equation', id: 'e', tex: 'b', number: '1', change: {kind: 'inserted', number: 7}},
    {...paragraph('del-p4', text('It moves.')), change: {kind: 'movedFrom', number: 8}} as Block,
    paragraph('p5', text('It stays.')),
    {
      ...paragraph(
        'p4',
        text('It '),
        {...text('moves'), change: {kind: 'deleted', number: 9}},
        {...text('moved'), change: {kind: 'inserted', number: 9}},
        text('.')
      ),
      change: {kind: 'movedTo', number: 8}
    } as Block
  ]
  const change = (
    number: number,
    kind: Redline['changes'][number]['kind'],
    subject: Redline['changes'][number]['subject'],
    old: string,
    next: string,
    counts: readonly [deleted: number, inserted: number]
  ): Redline['changes'][number] => ({
    number,
    kind,
    subject,
    old,
    new: next,
    counts: {deleted: counts[0], inserted: counts[1]},
    anchor: `change-${number}`,
    section: number === 1 ? [] : ['Method']
  })
  return {
    article: {...article, body},
    changes: [
      change(1, 'changed', 'heading', 'level 1', 'level 2', [0, 0]),
      change(2, 'replaced', 'text', 'measured', 'weighed', [1, 1]),
      change(3, 'inserted', 'text', '', 'twice', [0, 1]),
      change(4, 'formatted', 'text', 'then', 'then', [0, 0]),
      change(5, 'split', 'text', '', '', [0, 0]),
      change(6, 'joined', 'text', '', '', [0, 0]),
      change(7, 'replaced', 'equation', 'a', 'b', [1, 1]),
      change(8, 'moved', 'text', 'It moves.', 'It moved.', [0, 0]),
      change(9, 'replaced', 'text', 'moves', 'moved', [1, 1])
    ],
    references: [],
    metadata: []
  }
}
