import {expect, test} from 'vitest'
import {blockText} from '../../../src/outputs/docx/block-text.ts'
import {articleBlocks} from '../../../src/outputs/docx/named-blocks.ts'
import type {WordLook} from '../../../src/outputs/docx/word-look.ts'
import {looksByUnit} from '../../../src/review/word/format-changes.ts'
import type {WordDocument, WordParagraph} from '../../../src/review/word/read/document.ts'
import {readWord} from '../../../src/review/word/read/index.ts'
import fc from '../../properties.ts'
import {rounds} from '../../tier.ts'
import {cameHome, composed, paragraphXml} from './word-file.ts'

const files = {
  '01.md':
    '---\ntitle: Of dogs\n---\n\nA *big* dog runs.[^a]\n\n| A | B |\n|---|---|\n| c | d |\n| e | *f* |\n\n```\nif dog:\n  run\n```\n\nSo it goes *on and* on.\n\nCats sleep.\n\nBirds sing all day.\n\nFish swim.\n\n[^a]: The note.'
}

const pieces = [
  ...['A ', '<w:r><w:rPr><w:i/></w:rPr><w:t>big</w:t></w:r>', '<w:r><w:t> dog runs.</w:t></w:r>'],
  '<w:ins w:author="Ann"><w:r><w:t>new *words* [x] </w:t></w:r></w:ins>',
  '<w:del><w:r><w:delText>old</w:delText></w:r></w:del>',
  '<w:moveFrom w:author="Bo"><w:r><w:t>moved</w:t></w:r></w:moveFrom>',
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:r><w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"itemData":{"type":7,"author":"x"}}]}</w:instrText></w:r>',
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  '<w:commentRangeStart w:id="1"/>',
  '<w:commentRangeEnd w:id="1"/>',
  '<w:r><w:footnoteReference w:id="2"/></w:r>',
  '<w:bookmarkStart w:id="3" w:name="_gly2"/>',
  '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
  '<w:r><w:br/><w:sym w:char="D83D"/><w:tab/></w:r>'
]

const row = (...words: readonly string[]): string =>
  `<w:tr>${words.map(word => `<w:tc>${paragraphXml(word)}</w:tc>`).join('')}</w:tr>`

/** Rows of the table: some new, some deleted, some changed. */
const rows = fc
  .subarray([
    row('c', 'd'),
    row('new', '*row*'),
    row('[+Ann:x | y+]', ''),
    row('e', '[-Ann:f-]'),
    row('e', '*f*')
  ])
  .map(own => `<w:tbl>${row('A', 'B')}${own.join('')}</w:tbl>`)

const code = fc.constantFrom(
  'if dog: run',
  'if [-Ann:dog-][+Bo:cat+]: run',
  'if dog: run[+Ann: ``` there+]',
  'if *dog*: run'
)
const looks = fc.constantFrom(
  'So it goes *on and* on.',
  'So *it* goes *on* and on.',
  '*So it* goes on[+Ann: there+] and *on*.',
  'So it *goes on and on*.'
)

const starts = [
  '',
  '<w:pPr><w:rPr><w:ins w:author="Ann"/></w:rPr></w:pPr>',
  '<w:pPr><w:numPr/><w:rPr><w:del/></w:rPr></w:pPr>'
]

const paragraph = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...pieces), {maxLength: 8}))
  .map(([start, own]) => `<w:p>${start}${own.join('')}</w:p>`)
const cell = paragraph.map(
  own => `<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>${own}</w:tc><w:tc/></w:tr></w:tbl>`
)

/** The letters of a paper with all edits accepted, sorted, since paragraphs may be in another order. */
async function acceptedLetters(texts: Readonly<Record<string, string>>): Promise<string> {
  const {article} = await composed(texts)
  return sorted(articleBlocks(article).map(({words}) => blockText(words).text))
}

/** The letters of a file with all changes accepted. */
function lettersOf(document: WordDocument): string {
  return sorted(
    shownParagraphs(document).flatMap(({pieces}) => pieces.map(({text, del}) => (del ? '' : text)))
  )
}

/** The paragraphs of a file; Word shows a note once for each of its calls. */
function shownParagraphs({paragraphs}: WordDocument): readonly WordParagraph[] {
  const calls = paragraphs.flatMap(({pieces}) =>
    pieces.flatMap(({atom, del}) => (del || atom?.note === undefined ? [] : [atom.note]))
  )
  return paragraphs.flatMap(own => {
    const times = calls.filter(note => note === own.story).length
    return Array.from({length: own.story === 'body' ? 1 : Math.max(1, times)}, () => own)
  })
}

function sorted(texts: readonly string[]): string {
  return Array.from(texts.join('').replace(/[\s\ufffc]/g, ''))
    .sort()
    .join('')
}

/** The letters of a paper with all edits accepted, with their formats, sorted. */
async function acceptedLooks(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const {article} = await composed(texts)
  return articleBlocks(article)
    .flatMap(({kind, words}) => {
      const shown = blockText(words)
      const own = looksByUnit(shown)
      return kind === 'listing' ? [] : letterLooks(shown.text, at => own[at]!)
    })
    .sort()
}

/** The letters of a file with all changes accepted, with their formats, sorted. */
function looksOf(document: WordDocument): readonly string[] {
  return shownParagraphs(document)
    .filter(
      ({pieces}) =>
        !pieces
          .map(({text}) => text)
          .join('')
          .startsWith('if ')
    )
    .flatMap(({pieces}) =>
      pieces.flatMap(({text, del, looks: own}) => (del ? [] : letterLooks(text, () => own)))
    )
    .sort()
}

function letterLooks(text: string, looksAt: (at: number) => readonly WordLook[]): readonly string[] {
  return Array.from(text, (letter, at) =>
    /\p{L}/u.test(letter) ? `${letter} ${looksAt(at).toSorted().join()}` : ''
  ).filter(letter => letter !== '')
}

/** The file with a body, a table, and everything else. */
function documentOf(paragraphs: readonly string[]): WordDocument {
  const own = paragraphs.map(text => paragraphXml(text)).join('')
  const parts: Readonly<Record<string, string>> = {
    'word/document.xml': `<w:document><w:body>${own}</w:body></w:document>`,
    'word/comments.xml':
      '<w:comments><w:comment w:id="1"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>',
    'word/footnotes.xml': `<w:footnotes><w:footnote w:id="2">${paragraphXml('The note.')}</w:footnote></w:footnotes>`
  }
  const document = readWord(path => parts[path])
  if ('fault' in document) throw new Error(document.fault)
  return document
}

const others = ['Cats sleep.', 'Birds sing all day.', 'Fish swim.']

/** The sent file, whose blocks have names. */
function sentDocument(): WordDocument {
  let count = 0
  const table = `<w:tbl>${row('A', 'B')}${row('c', 'd')}${row('e', '*f*')}</w:tbl>`
  const plain = [
    'Of dogs',
    'A *big* dog runs.{note 2}',
    table,
    'if dog: run',
    'So it goes *on and* on.',
    ...others
  ]
  const named = (xml: string): string =>
    xml.replace(/<\/w:pPr>/g, end => `${end}<w:bookmarkStart w:name="_gly${++count}"/>`)
  return documentOf(plain.map(text => named(paragraphXml(text))))
}

test('whatever stands in a file, every change is in the text as it is meant, or is listed', async () => {
  const body = fc.array(fc.oneof(paragraph, cell), {maxLength: 5})
  const sent = [sentDocument()]
  const property = fc.asyncProperty(body, rows, code, looks, async (paragraphs, table, listing, words) => {
    const start = ['Of dogs', 'A *big* dog runs.{note 2}', table, listing, words, ...others]
    const document = documentOf([...start, ...paragraphs])
    const {home, texts} = await cameHome(files, document, {sent})
    const lost = home.returned.filter(({verdict}) => verdict === 'not placed')
    for (const {reason} of lost) expect(reason).toBeTruthy()
    if (lost.length > 0) return
    expect(await acceptedLetters({...files, ...texts})).toBe(lettersOf(document))
    expect(await acceptedLooks({...files, ...texts})).toEqual(looksOf(document))
  })
  await fc.assert(property, {numRuns: rounds(100)})
}, 1_800_000)
