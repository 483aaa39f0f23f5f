import {expect, test} from 'vitest'
import {blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks, blockNumbers} from '../../../src/outputs/docx/named-blocks.ts'
import {articleOf} from '../../compose/article.ts'

async function listed(markdown: string, settings = ''): Promise<readonly string[]> {
  const article = await articleOf({'01.md': markdown, 'manuscript.yaml': settings})
  return articleBlocks(article).map(
    ({number, kind, words, lead = '', note, cell}) =>
      `${number} ${kind}${cell ? ` ${cell.row}.${cell.index}` : ''}${note === undefined ? '' : ` of note ${note}`}: ${lead === '' ? '' : `${lead} | `}${blockText(words).text}`
  )
}

test('every paragraph of Word is a block, in order, with its number', async () => {
  const markdown = [
    '# Sources',
    'One[^a] *two*\nthree.',
    '- an item\n\n  and more\n\n> quoted',
    '| A | B |\n|---|---|\n| c |   |\n\n: The caption {#tbl:x}',
    'Term\n: its definition',
    '| a line\n| another',
    '```r\nx <- 1\n```',
    '$$x^2$$',
    '[^a]: The note.'
  ].join('\n\n')
  expect(await listed(markdown, 'title: The *title*\nabstract: In short.')).toEqual([
    '1 title: The title',
    '2 paragraph: In short.',
    '3 heading: 1 | Sources',
    '4 paragraph: One\ufffc two three.',
    '5 paragraph: an item',
    '6 paragraph: and more',
    '7 paragraph: quoted',
    '8 cell 0.0: A',
    '9 cell 0.1: B',
    '10 cell 1.0: c',
    '11 caption: Table 1 | The caption',
    '12 term: Term',
    '13 paragraph: its definition',
    '14 line: a line',
    '15 line: another',
    '16 listing: x <- 1',
    '17 equation: \ufffc',
    '18 paragraph of note 1: The note.'
  ])
})

test('what an edit deletes is no text, and what it inserts is', async () => {
  expect(await listed('A {~~old~>new~~} word.\n\n{--gone--}')).toEqual([
    '1 paragraph: A new word.',
    '2 paragraph: '
  ])
})

test('a block is found by the list of its words', async () => {
  const article = await articleOf({'01.md': 'One.\n\nTwo.'})
  const [, second] = article.body
  const numbers = blockNumbers(articleBlocks(article))
  expect(second?.type === 'paragraph' && numbers.get(second.children)).toBe(2)
})
