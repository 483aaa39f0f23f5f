import {
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString
} from 'pdf-lib'
import {describe, expect, test} from 'vitest'
import {
  type Annotation,
  type ReturnedPdf,
  readAnnotations
} from '../../../../src/review/answers/pdf/annotations.ts'
import {meaningsOf} from '../../../../src/review/answers/pdf/meaning.ts'

type Values = Readonly<Record<string, unknown>>

/** Annotations as a program writes them; `to` is the index of the one that it belongs to. */
async function annotationsIn(rows: readonly Values[]): Promise<readonly Annotation[]> {
  const document = await PDFDocument.create({updateMetadata: false})
  const page = document.addPage()
  const references: PDFRef[] = []
  for (const {to, ...values} of rows) {
    const own: Values = {
      Type: 'Annot',
      Rect: [0, references.length * 20, 10, references.length * 20 + 10],
      ...values
    }
    const dict = document.context.obj(own as Readonly<Record<string, PDFObject>>) as PDFDict
    if (typeof to === 'number') dict.set(PDFName.of('IRT'), references[to] as PDFObject)
    references.push(document.context.register(dict))
    page.node.addAnnot(references.at(-1)!)
  }
  return ((await readAnnotations(await document.save())) as ReturnedPdf).annotations
}

async function meant(rows: readonly Values[], producer = ''): Promise<readonly string[]> {
  const asked = new Map([[3, 'When was it?']])
  return meaningsOf(await annotationsIn(rows), asked, producer).map(
    ({kind, at, person, text, query, isDoubtful}) =>
      [kind, `at ${at.subtype}`, person, text, query, isDoubtful ? 'in doubt' : '']
        .filter(part => part !== '' && part !== undefined)
        .join(', ')
  )
}

const text = (words: string): PDFHexString => PDFHexString.fromText(words)
const strike = {Subtype: 'StrikeOut'}
const caret = {Subtype: 'Caret', Contents: text('new')}

describe('annotations mean', () => {
  test.each<readonly [string, readonly Values[], readonly string[]]>([
    ['a deletion', [{...strike, T: text('Ann')}], ['deletion, at StrikeOut, Ann']],
    ['a deletion with its reason', [{...strike, Contents: text('twice')}], ['deletion, at StrikeOut, twice']],
    [
      'a replacement that the comment on struck words says',
      [{...strike, T: text('Ann'), Contents: text('Replace by: “small dogs”')}],
      ['substitution, at StrikeOut, Ann, small dogs']
    ],
    [
      'a deletion whose reason has such a word',
      [{...strike, Contents: text('was replaced by X')}],
      ['deletion, at StrikeOut, was replaced by X']
    ],
    [
      'the words over a redaction',
      [{Subtype: 'Redact', OverlayText: text('XXX')}],
      ['comment, at Redact, “XXX” in their place']
    ],
    [
      'words in the window of a note alone',
      [{Subtype: 'Popup', Contents: text('Why?')}],
      ['comment, at Popup, Why?']
    ],
    ['an insertion, with its space', [{Subtype: 'Caret', Contents: text(' s')}], ['insertion, at Caret,  s']],
    [
      'an insertion, without the end of the line behind it',
      [{Subtype: 'Caret', Contents: text('new\r')}],
      ['insertion, at Caret, new']
    ],
    ['a place without words', [{Subtype: 'Caret'}], ['comment, at Caret']],
    [
      'a replacement, as Acrobat writes it',
      [
        {...caret, IT: 'Replace'},
        {...strike, to: 0, RT: 'Group', IT: 'StrikeOutTextEdit'}
      ],
      ['substitution, at StrikeOut, new']
    ],
    [
      'one the other way around',
      [strike, {...caret, to: 0, RT: 'Group'}],
      ['substitution, at StrikeOut, new']
    ],
    [
      'a comment and a reply to it',
      [
        {Subtype: 'Highlight', Contents: text('Is it?')},
        {Subtype: 'Text', Contents: text('It is.'), to: 0}
      ],
      ['comment, at Highlight, Is it?', 'comment, at Highlight, It is.']
    ],
    [
      'a comment and a reply that lost it, and is not drawn',
      [
        {Subtype: 'Highlight', Contents: text('Is it?'), Rect: [0, 0, 50, 10]},
        {Subtype: 'Text', Contents: text('It is.'), Rect: [3, 3, 47, 7], F: 30}
      ],
      ['comment, at Highlight, Is it?', 'comment, at Highlight, It is.']
    ],
    [
      'an answer to a query',
      [
        {Subtype: 'Text', T: text('AQ3'), Contents: text('When was it?')},
        {Subtype: 'Text', T: text('Ann'), Contents: text('In 1992.'), to: 0}
      ],
      ['answer, at Text, Ann, In 1992., 3']
    ],
    [
      'an answer that was typed into the note of the query',
      [{Subtype: 'Text', T: text('AQ3'), Contents: text('When was it?\nIn 1992.')}],
      ['answer, at Text, In 1992., 3']
    ],
    [
      'nothing',
      [
        {Subtype: 'Popup'},
        {Subtype: 'Link'},
        {Subtype: 'Widget'},
        {Subtype: 'Text', StateModel: text('Review'), State: text('Accepted')},
        {Rect: [0, 0, 1, 1]}
      ],
      []
    ]
  ])('%s', async (_, rows, expected) => {
    expect(await meant(rows)).toEqual(expected)
  })

  test('a deletion in doubt after Ghostscript, which takes carets away', async () => {
    expect(await meant([strike], 'GPL Ghostscript 10.00.0')).toEqual(['deletion, at StrikeOut, in doubt'])
  })
})

test.each<readonly [string, PDFObject, string]>([
  ['PDFDocEncoding', PDFString.of('caf\\351'), 'café'],
  ['UTF-16', text('Größe “x”'), 'Größe “x”'],
  ['UTF-8', PDFHexString.of('efbbbfc3a9'), 'é'],
  ['line ends of Acrobat', PDFString.of('one\\rtwo'), 'one\rtwo']
])('texts are read in %s', async (_, contents, expected) => {
  const [found] = await annotationsIn([{Subtype: 'Text', Contents: contents}])
  expect(found?.text.replace('\ufeff', '')).toBe(expected)
})

test('a text can stand in rich text alone', async () => {
  const rich = text('<body><p>Is it <b>so</b> &amp; so?</p></body>')
  const [found] = await annotationsIn([{Subtype: 'FreeText', RC: rich}])
  expect(found?.text.trim()).toBe('Is it so & so?')
})

test('rectangles over words are read in any order of their corners, and odd values never throw', async () => {
  const corners = [10, 20, 30, 20, 30, 30, 10, 30]
  const [one, other, odd] = await annotationsIn([
    {Subtype: 'Highlight', QuadPoints: corners},
    {Subtype: 'Highlight', QuadPoints: [10, 30, 30, 30, 10, 20, 30, 20]},
    {Subtype: 'Highlight', QuadPoints: [1, 2], Rect: [], Contents: [], T: 3, InkList: [[1]], F: 'x'}
  ])
  expect([one?.quads, other?.quads]).toEqual([[[10, 20, 30, 30]], [[10, 20, 30, 30]]])
  expect(odd).toMatchObject({quads: [], rect: [0, 0, 0, 0], text: '', person: ''})
})
