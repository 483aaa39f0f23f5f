import {expect, test} from 'vitest'
import {wordOf} from './word-file.ts'

test('the words behind a link with a field in it are no part of the field', () => {
  const field =
    '<w:hyperlink w:anchor="a"><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:t>Figure 1</w:t></w:r></w:hyperlink>'
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const {paragraphs} = wordOf([`<w:p>${run('See ')}${field}${run(' and so on.')}</w:p>`, 'More.'])
  expect(paragraphs.map(({pieces}) => pieces.map(({text, atom}) => atom?.shown ?? text).join(''))).toEqual([
    'See Figure 1 and so on.',
    'More.'
  ])
  expect(paragraphs[0]!.pieces.map(({atom}) => atom?.kind)).toEqual([undefined, 'reference', undefined])
})
