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
import {longText, mostWritten} from '../../../../src/review/answers/pdf/long-texts.ts'
import {meaningsOf} from '../../../../src/review/answers/pdf/meaning.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Reads annotations as a program writes them; `to` is the index of the parent annotation, `of` the index of the
 * annotation whose window this one is.
 */
async function annotationsIn(rows: readonly Values[]): Promise<readonly Annotation[]> {
  return ((await readAnnotations(await fileWith(rows))) as ReturnedPdf).annotations
}

/** A PDF with annotations. */
async function fileWith(rows: readonly Values[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({updateMetadata: false})
  const page = document.addPage()
  const references: PDFRef[] = []
  for (const {to, of, ...values} of rows) {
    const own: Values = {
      Type: 'Annot',
      Rect: [0, references.length * 20, 10, references.length * 20 + 10],
      ...values
    }
    const dict = document.context.obj(own as Readonly<Record<string, PDFObject>>) as PDFDict
    if (typeof to === 'number') dict.set(PDFName.of('IRT'), references[to] as PDFObject)
    if (typeof of === 'number') dict.set(PDFName.of('Parent'), references[of] as PDFObject)
    references.push(document.context.register(dict))
    page.node.addAnnot(references.at(-1)!)
  }
  return document.save({useObjectStreams: false})
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
const cite = {Subtype: 'Highlight', T: text('Di'), Contents: text('Cite.')}

/** A state of the first annotation, as Acrobat writes it. */
function state(value: string, person: string, model = 'Review'): Values {
  return {Subtype: 'Text', F: 30, T: text(person), StateModel: text(model), State: text(value), to: 0}
}

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
      'what was typed into a field of a form',
      [{Subtype: 'Widget', FT: 'Tx', V: text('In 1992.')}],
      ['comment, at Widget, In 1992.']
    ],
    [
      'a recording',
      [
        {Subtype: 'Sound', T: text('Ann')},
        {Subtype: 'RichMedia', Contents: text('Listen')}
      ],
      ['comment, at Sound, Ann, a recording; open the PDF', 'comment, at RichMedia, Listen']
    ],
    [
      'nothing',
      [
        {Subtype: 'Popup'},
        {Subtype: 'Popup', Contents: text(' \n')},
        {Subtype: 'Link'},
        {Subtype: 'Widget'},
        {Subtype: 'Text', StateModel: text('Review'), State: text('None')},
        {Rect: [0, 0, 1, 1]}
      ],
      []
    ]
  ])('%s', async (_, rows, expected) => {
    expect(await meant(rows)).toEqual(expected)
  })

  test.each<readonly [string, readonly Values[], readonly string[]]>([
    [
      'of several people',
      [
        cite,
        state('Accepted', 'Ann'),
        state('Rejected', 'Bo'),
        state('Completed', 'Cy'),
        state('Cancelled', '')
      ],
      [
        'Ann: Accepted, the state of the comment of Di “Cite.”',
        'Bo: Rejected, the state of the comment of Di “Cite.”',
        'Cy: Completed, the state of the comment of Di “Cite.”',
        ': Cancelled, the state of the comment of Di “Cite.”'
      ]
    ],
    [
      'that was changed, or taken back',
      [
        cite,
        state('Accepted', 'Ann'),
        state('Accepted', 'Bo'),
        state('Rejected', 'Ann'),
        state('None', 'Bo')
      ],
      ['Ann: Rejected, the state of the comment of Di “Cite.”']
    ],
    [
      'of a deletion, marked',
      [{Subtype: 'StrikeOut'}, state('Marked', 'Ann', 'Marked')],
      ['Ann: Marked, the state of the deletion']
    ],
    [
      'of a query',
      [{Subtype: 'Text', T: text('AQ3'), Contents: text('When was it?')}, state('Completed', 'Ann')],
      ['Ann: Completed, the state of AQ3']
    ],
    [
      'with words, and of one before it',
      [
        cite,
        {...state('Accepted', 'Ann'), Contents: text('Accepted set by Ann')},
        {...state('Rejected', 'Bo'), Contents: text('No room'), to: 1}
      ],
      [
        'Ann: Accepted, the state of the comment of Di “Cite.”',
        'Bo: Rejected: No room, the state of the comment of Di “Cite.”'
      ]
    ],
    [
      'of a mark that has one itself',
      [{...cite, StateModel: text('Marked'), State: text('Marked')}],
      ['Di: Marked, the state of the comment of Di “Cite.”']
    ]
  ])('a state %s', async (_, rows, expected) => {
    const all = meaningsOf(await annotationsIn(rows), new Map([[3, 'When was it?']]), '')
    const states = all.flatMap(({person, text: said, stateOf}) =>
      stateOf === undefined ? [] : [`${person}: ${said}, ${stateOf}`]
    )
    expect(states).toEqual(expected)
    const isAsked = expected.some(each => each.endsWith('AQ3'))
    expect(all.length - states.length).toBe(isAsked ? 0 : 1)
  })

  test.each([
    ['Replace by: small dogs', 'small dogs'],
    ['Replace by:“small dogs”', 'small dogs'],
    ['replaced with small dogs', 'small dogs'],
    ['Change to “small dogs”', 'small dogs'],
    ['SUBSTITUTE BY "small dogs"', 'small dogs'],
    ['\n Replace with : small dogs \n', 'small dogs'],
    ['Ersetzen durch: „kleine Hunde“', 'kleine Hunde'],
    ['remplacer par : « petits chiens »', 'petits chiens'],
    ['Ersetzen durch »kleine Hunde«', 'kleine Hunde'],
    ['Reemplazar por perros', 'perros'],
    ['Change with “ dogs”', ' dogs'],
    ['reemplazar con: ‘perros’', 'perros'],
    ['Replace by: the dogs’', 'the dogs’'],
    ['Replace by: he said “yes”', 'he said “yes”'],
    ['Replace by: “dogs” and “cats”', '“dogs” and “cats”'],
    ["Replace by: 'the dog's'", "the dog's"],
    ["Replace by: 'dogs' and 'cats'", "'dogs' and 'cats'"],
    ['Replace by: ;', ';']
  ])('a replacement that “%s” says', async (words, expected) => {
    const row = {...strike, Contents: text(words)}
    expect(await meant([row])).toEqual([`substitution, at StrikeOut, ${expected}`])
    expect(await meant([strike, {Subtype: 'Popup', of: 0, Contents: text(words)}])).toEqual(
      await meant([row])
    )
    expect(await meant([row], 'GPL Ghostscript 10.00.0')).toEqual([
      `substitution, at StrikeOut, ${expected}, in doubt`
    ])
    const highlight = {...row, Subtype: 'Highlight'}
    expect(await meant([highlight])).toEqual([`comment, at Highlight, ${words.trim()}`])
  })

  test.each(['Replace by:', 'Replace by: “”', 'Replacement by X', 'Changed to X', 'replaceable by X'])(
    'a reason of a deletion that “%s” is',
    async words => {
      expect(await meant([{...strike, Contents: text(words)}])).toEqual([`deletion, at StrikeOut, ${words}`])
    }
  )

  const redaction = {Subtype: 'Redact', OverlayText: text('XXX')}
  test.each<readonly [string, Values, string]>([
    [
      'with words about it',
      {...redaction, Contents: text('A name.')},
      'comment, at Redact, A name. “XXX” in their place'
    ],
    [
      'with spaces around',
      {...redaction, OverlayText: text(' XXX\n')},
      'comment, at Redact, “XXX” in their place'
    ],
    [
      'with a sign that no text has',
      {...redaction, OverlayText: text('X\u0000X')},
      'comment, at Redact, “X\ufffdX” in their place'
    ],
    [
      'blank',
      {...redaction, OverlayText: text(' '), Contents: text('A name.')},
      'comment, at Redact, A name.'
    ],
    [
      'of another kind',
      {...redaction, Subtype: 'Square', Contents: text('A name.')},
      'comment, at Square, A name.'
    ]
  ])('the words over a redaction, %s', async (_, row, expected) => {
    expect(await meant([row])).toEqual([expected])
  })

  const note = {Subtype: 'Text', T: text('Ann')}
  const group = {RT: 'Group'}
  const why = {Subtype: 'Popup', Contents: text('Why?')}
  test.each<readonly [string, readonly Values[], readonly string[]]>([
    ['of a note without words', [note, {...why, of: 0}], ['comment, at Text, Ann, Why?']],
    [
      'of a note with the same',
      [
        {...note, Contents: text('Why?')},
        {...why, of: 0}
      ],
      ['comment, at Text, Ann, Why?']
    ],
    [
      'of a note with others',
      [
        {...note, Contents: text('So?')},
        {...why, of: 0}
      ],
      ['comment, at Text, Ann, So?', 'comment, at Text, Why?']
    ],
    [
      'of a note in rich text',
      [
        {...note, RC: text('<p>So?</p>')},
        {...why, of: 0}
      ],
      ['comment, at Text, Ann, So?', 'comment, at Text, Why?']
    ],
    [
      'that are blank',
      [
        {...note, Contents: text('So?')},
        {...why, Contents: text(' \n'), of: 0}
      ],
      ['comment, at Text, Ann, So?']
    ],
    [
      'of a caret',
      [
        {Subtype: 'Caret', T: text('Ann')},
        {...why, of: 0}
      ],
      ['insertion, at Caret, Ann, Why?']
    ],
    [
      'of a caret of struck words',
      [strike, {Subtype: 'Caret', to: 0, ...group}, {...why, of: 1}],
      ['substitution, at StrikeOut, Why?']
    ],
    [
      'of a reply without words',
      [
        {...note, Contents: text('So?')},
        {...note, to: 0},
        {...why, of: 1}
      ],
      ['comment, at Text, Ann, So?', 'comment, at Text, Ann', 'comment, at Text, Why?']
    ],
    [
      'of a query without words',
      [
        {Subtype: 'Text', T: text('AQ3')},
        {...why, of: 0}
      ],
      ['answer, at Popup, Why?, 3']
    ],
    [
      'of a note without words on another mark',
      [
        {Subtype: 'Highlight', Contents: text('So?'), Rect: [0, 0, 50, 10]},
        {...note, Rect: [0, 0, 50, 10]},
        {...why, of: 1}
      ],
      ['comment, at Highlight, So?', 'comment, at Highlight, Ann, Why?']
    ],
    ['of a link', [{Subtype: 'Link'}, {...why, of: 0}], ['comment, at Popup, Why?']]
  ])('words in the window %s', async (_, rows, expected) => {
    expect(await meant(rows)).toEqual(expected)
  })

  test.each<readonly [string, readonly Values[], readonly string[]]>([
    [
      'a note whose mark is lost and lies on another',
      [
        {Subtype: 'Highlight', Rect: [0, 0, 50, 10]},
        {...note, ...group, Contents: text('So?'), Rect: [0, 0, 50, 10]}
      ],
      ['comment, at Highlight', 'comment, at Highlight, Ann, So?']
    ],
    [
      'a part of a query',
      [
        {Subtype: 'Text', T: text('AQ3'), Contents: text('When was it?')},
        {...note, ...group, Contents: text('Then.'), to: 0}
      ],
      ['answer, at Text, Ann, Then., 3']
    ]
  ])('nothing of what belongs together goes in silence: %s', async (_, rows, expected) => {
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

describe('a file with a longer text than is read is refused', () => {
  test('a text, before pdf-lib makes an object of each of its letters', async () => {
    const file = (length: number): Promise<Uint8Array> =>
      fileWith([{Subtype: 'Text', Contents: PDFString.of('a'.repeat(length - 2))}])
    const inflate = (): undefined => undefined
    expect(longText(await file(mostWritten), inflate)).toBeUndefined()
    expect(longText(await file(mostWritten + 1), inflate)).toEqual({
      length: mostWritten + 1,
      object: expect.any(Number)
    })
    // The next reader of the file reports the damage.
    expect(longText(new TextEncoder().encode('%PDF-1.7\ntrailer << /Root 1 0 R >>'), inflate)).toBeUndefined()
    expect(longText(new Uint8Array(), inflate)).toBeUndefined()
  })
})
