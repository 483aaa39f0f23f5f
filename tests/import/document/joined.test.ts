import {expect, test} from 'vitest'
import {trackedIn, withAccepted} from '../../../src/import/document/accept-tracked.ts'
import {readDocument} from '../../../src/import/document/read/index.ts'
import {paragraphsOf, textOfInline} from '../../../src/import/document/words.ts'
import {p, run, wordParts} from './word-package.ts'

const ended = (author: string): string =>
  `<w:rPr><w:del w:author="${author}" w:date="2026-11-01T00:00:00Z" w:id="7"/></w:rPr>`

/** The paragraphs of a Word file after the tracked changes of some authors are accepted. */
function acceptedParagraphs(body: string, authors: readonly string[]): readonly string[] {
  const parts = wordParts(body)
  const document = readDocument(path => parts[path], Object.keys(parts))
  if ('fault' in document) throw new Error(document.fault)
  const accepted = [...trackedIn(document)].filter(sign => authors.some(author => sign.includes(author)))
  const {blocks} = withAccepted(document, new Set(accepted))
  return paragraphsOf(blocks).map(({inlines}) => inlines.map(textOfInline).join(''))
}

test.each<readonly [string, string, readonly string[]]>([
  ['one end', p('One, ', ended('Ann')) + p('two.') + p('Three.'), ['One, two.', 'Three.']],
  ['two ends', p('One, ', ended('Ann')) + p('two, ', ended('Ann')) + p('three.'), ['One, two, three.']],
  ['an end that was not accepted', p('One.', ended('Bob')) + p('Two.'), ['One.', 'Two.']],
  [
    'no join across a table',
    `${p('One.', ended('Ann'))}<w:tbl><w:tr><w:tc>${p('Cell.')}</w:tc></w:tr></w:tbl>${p('Two.')}`,
    ['One.', 'Cell.', 'Two.']
  ],
  ['in a cell', `<w:tbl><w:tr><w:tc>${p('A', ended('Ann'))}${p('B')}</w:tc></w:tr></w:tbl>`, ['AB']],
  ['a paragraph without words', p(run(''), ended('Ann')) + p('Two.'), ['', 'Two.']]
])('an accepted join of paragraphs: %s', (_, body, expected) =>
  expect(acceptedParagraphs(body, ['Ann'])).toEqual(expected)
)
