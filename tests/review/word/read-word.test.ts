import {expect, test} from 'vitest'
import type {WordDocument, WordPiece} from '../../../src/review/word/read/document.ts'
import {paragraphXml, wordOf} from './word-file.ts'

/** The paragraphs of a document with their history: `+Ann:new+`, `-Ann:old-`, `{citation shown}`. */
function shown(document: WordDocument): readonly string[] {
  return document.paragraphs.map(({pieces, markIns, markDel, cell}) =>
    [
      cell ? `${cell.row}.${cell.column}: ` : '',
      ...pieces.map(pieceText),
      markIns ? `+${markIns.author}¶` : '',
      markDel ? `-${markDel.author}¶` : ''
    ].join('')
  )
}

function pieceText({text, atom, ins, del, looks}: WordPiece): string {
  const words = atom ? `{${[atom.kind, atom.shown].join(' ').trim()}}` : text
  const looking = looks.length === 0 ? words : `<${looks.join()}>${words}`
  const inserted = ins ? `+${ins.author}:${looking}+` : looking
  return del ? `-${del.author}:${inserted}-` : inserted
}

function run(xml: string): string {
  return `<w:r>${xml}</w:r>`
}

const t = (text: string): string => run(`<w:t xml:space="preserve">${text}</w:t>`)
const field = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`)
const by = 'w:author="Ann" w:date="2027-01-02T03:04:05Z"'

test.each([
  ['insertions and deletions', 'a[+Ann:b+][-Bo:c-]d', 'a+Ann:b+-Bo:c-d'],
  ['the end of a paragraph', 'a[+Ann¶+]', 'a+Ann¶'],
  ['a citation', '{cite {}|(A 1990)}.', '{citation (A 1990)}.'],
  ['a field that is deleted as a whole', '[-Ann:{cite {}|(A)}-]', '-Ann:{citation (A)}-'],
  [
    'a link to a place in a page of the web',
    `<w:p>${field('begin')}${run('<w:instrText> HYPERLINK "https://a.org/" \\l "b" </w:instrText>')}${field('separate')}${t('a')}${field('end')}</w:p>`,
    'a'
  ],
  [
    'the ghost of a deleted field',
    `<w:p>${field('begin')}${field('separate')}${field('end')}${t('b')}</w:p>`,
    'b'
  ],
  ['looks', `<w:p>${run('<w:rPr><w:i/><w:b w:val="0"/></w:rPr><w:t>x</w:t>')}</w:p>`, '<italic>x'],
  [
    'characters that are elements',
    `<w:p>${run('<w:t>a</w:t><w:noBreakHyphen/><w:tab/><w:sym w:char="F062"/>')}</w:p>`,
    'a\u2011\tb'
  ],
  [
    'elements around runs',
    `<w:p><w:smartTag>${t('a')}<w:sdt><w:sdtContent>${t('b')}</w:sdtContent></w:sdt></w:smartTag></w:p>`,
    'ab'
  ],
  [
    'one of two branches',
    `<w:p>${run('<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>')}</w:p>`,
    '{picture}'
  ],
  [
    'a deletion in an insertion',
    `<w:p><w:ins ${by}><w:del ${by}>${run('<w:delText>x</w:delText>')}</w:del></w:ins></w:p>`,
    '-Ann:+Ann:x+-'
  ],
  ['moved words', `<w:p><w:moveTo ${by}>${t('x')}</w:moveTo></w:p>`, '+Ann:x+'],
  ['a formula', '<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>', '{formula x=1}']
])('reads %s', (_, paragraph, expected) => {
  expect(shown(wordOf([paragraph]))).toEqual([expected])
})

test('cells have rows and columns of the grid; a deleted row is deleted in each cell', () => {
  const cell = (text: string, properties = ''): string => `<w:tc>${properties}${paragraphXml(text)}</w:tc>`
  const wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
  const table = `<w:tbl><w:tr>${cell('a', wide)}${cell('b')}</w:tr><w:tr><w:trPr><w:del ${by}/></w:trPr>${cell('[-Ann:c-]')}</w:tr></w:tbl>`
  expect(shown(wordOf([table]))).toEqual(['0.0: a', '0.2: b', '1.0: -Ann:c--Ann¶'])
})

test('a field over paragraphs makes them', () => {
  const open = `<w:p>${field('begin')}${run('<w:instrText>ADDIN ZOTERO_BIBL {}</w:instrText>')}${field('separate')}${t('one')}</w:p>`
  const {paragraphs} = wordOf([open, `<w:p>${t('two')}${field('end')}</w:p>`, 'three'])
  expect(paragraphs.map(({isMade}) => isMade)).toEqual([true, true, false])
})

test('comments have ranges', () => {
  const comments = `<w:comments><w:comment w:id="1" w:author="Ann"><w:p>${t('Why?')}</w:p></w:comment></w:comments>`
  const {comments: read} = wordOf(['a[>1>]b[<1<]c'], {'word/comments.xml': comments})
  expect(read.map(({author, text, start, end}) => [author, text, start?.piece, end?.piece])).toEqual([
    ['Ann', 'Why?', 1, 2]
  ])
})

test('notes follow the body, without the lines above them', () => {
  const notes = `<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraphXml('n')}</w:footnote></w:footnotes>`
  const {paragraphs} = wordOf(['a{note 2}'], {'word/footnotes.xml': notes})
  expect(paragraphs.map(({story, pieces}) => `${story}: ${pieces.map(pieceText).join('')}`)).toEqual([
    'body: a{note}',
    'footnote 2: n'
  ])
})

test('elements nested as deeply as in no real file are a fault', () => {
  const deep = `${'<w:smartTag>'.repeat(100_000)}${t('x')}${'</w:smartTag>'.repeat(100_000)}`
  expect(() => wordOf([`<w:p>${deep}</w:p>`])).toThrow(
    'has elements nested more than 200 deep, which no real file has'
  )
})
