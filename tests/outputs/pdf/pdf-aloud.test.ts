import {describe, expect, test} from 'vitest'
import {hearPdf, spokenText} from '../../../src/outputs/pdf/aloud/index.ts'
import {visitOperators} from '../../../src/outputs/pdf/file/operator-reader.ts'
import {bytesOfString, textOfString} from '../../../src/outputs/pdf/file/strings.ts'
import fc from '../../properties.ts'
import {marked, shown, type Tagged, taggedPdf} from '../../tagged-pdf.ts'

async function said(pages: readonly string[], ...elements: readonly Tagged[]): Promise<readonly string[]> {
  const {lines} = await hearPdf(await taggedPdf(pages, elements))
  return lines.map(({text, depth}) => `${'  '.repeat(depth)}${text}`)
}

const hyphen = (x: number, y: number): string => `/Artifact BMC ${shown(x, y, '-')} EMC`

describe('a screen reader says', () => {
  const cases: ReadonlyArray<readonly [string, string, Tagged, readonly string[]]> = [
    ['a heading', marked(0, 0, 0, 'Method'), ['H2', {}, 0], ['heading 2: Method']],
    [
      'two lines with a space between them',
      marked(0, 0, 100, 'a line') + marked(1, 0, 88, 'and more'),
      ['P', {}, 0, 1],
      ['a line and more']
    ],
    [
      'a word whole that layout broke',
      `${marked(0, 0, 100, 'civili')}${hyphen(30, 100)}${marked(1, 0, 88, 'zation')}`,
      ['P', {}, 0, 1],
      ['civilization']
    ],
    [
      'the author’s hyphen at the end of a line',
      marked(0, 0, 100, 'well-') + marked(1, 0, 88, 'known'),
      ['P', {}, 0, 1],
      ['well-known']
    ],
    [
      'a superscript beside its word',
      marked(0, 0, 100, 'word') + marked(1, 20, 104, '2'),
      ['P', {}, 0, ['Span', {}, 1]],
      ['word2']
    ],
    [
      'places apart in one line as words',
      marked(0, 0, 100, 'left') + marked(1, 200, 100, 'right'),
      ['P', {}, 0, 1],
      ['left right']
    ],
    [
      'the order of the structure, not of the page',
      marked(0, 0, 100, 'second') + marked(1, 0, 200, 'first'),
      ['P', {}, 1, 0],
      ['first second']
    ],
    [
      'the outer of two texts for marked content',
      `/P <</MCID 0>> BDC /Span <</ActualText (whole)>> BDC ${shown(0, 0, 'wh')} /Span <</ActualText (x)>> BDC ${shown(10, 0, 'ole')} EMC EMC ${shown(25, 0, '!')} EMC`,
      ['P', {}, 0],
      ['whole!']
    ],
    [
      'letters in reading order that are painted in the reverse',
      `/P <</MCID 0>> BDC /ReversedChars BMC ${shown(0, 0, 'ol')} ${shown(10, 0, 'leh')} EMC EMC`,
      ['P', {}, 0],
      ['hello']
    ],
    [
      'the text of an element in place of its content',
      marked(0, 0, 0, 'dlrow olleh'),
      ['P', {}, ['Span', {ActualText: 'hello world'}, 0]],
      ['hello world']
    ],
    [
      'a link',
      marked(0, 0, 0, '(see ') + marked(1, 25, 0, 'Roe') + marked(2, 40, 0, ')'),
      ['P', {}, 0, ['Link', {}, 1, {comment: 'Go to x'}], 2],
      ['(see [link: Roe])']
    ],
    [
      'a link without words by its description',
      '',
      ['P', {}, ['Link', {}, {comment: 'https://orcid.org'}]],
      ['[link: https://orcid.org]']
    ],
    [
      'a formula by its words',
      marked(0, 0, 0, 'let ') + marked(1, 20, 0, 'x'),
      ['P', {}, 0, ['Formula', {Alt: 'x sub i'}, 1]],
      ['let [formula: x sub i]']
    ],
    [
      'the number of an equation',
      marked(0, 0, 0, 'x') + marked(1, 200, 0, '(3)'),
      ['P', {}, ['Formula', {Alt: 'x equals y'}, 0], 1],
      ['equation (3): x equals y']
    ],
    ['a note with its number', marked(0, 0, 0, '4 Not so.'), ['Note', {}, ['P', {}, 0]], ['note 4: Not so.']],
    [
      'a figure, and its caption but not the words in the picture',
      marked(0, 0, 0, 'Karachi') + marked(1, 0, 50, 'Map 1.'),
      ['Figure', {Alt: 'A map'}, 0, ['Caption', {}, 1]],
      ['figure: A map', '  caption: Map 1.']
    ],
    [
      'code in a line and by itself',
      marked(0, 0, 90, 'call ') + marked(1, 25, 90, 'f()') + marked(2, 0, 50, 'let f'),
      ['Div', {}, ['P', {}, 0, ['Code', {}, 1]], ['Code', {}, 2]],
      ['call [code: f()]', 'code: let f']
    ],
    [
      'a table by rows',
      marked(0, 0, 20, 'Year') + marked(1, 50, 20, 'n') + marked(2, 0, 0, '1990'),
      [
        'Table',
        {},
        ['THead', {}, ['TR', {}, ['TH', {}, 0], ['TH', {}, 1]]],
        ['TBody', {}, ['TR', {}, ['TD', {}, 2], ['TD', {}]]]
      ],
      ['table, 2 rows, 2 columns', '  row 1: header Year; header n', '  row 2: 1990; blank']
    ],
    [
      'a list with its labels',
      marked(0, 0, 20, '1.') + marked(1, 20, 20, 'One') + marked(2, 0, 0, '2.') + marked(3, 20, 0, 'Two'),
      [
        'L',
        {},
        ['LI', {}, ['Lbl', {}, 0], ['LBody', {}, ['P', {}, 1]]],
        ['LI', {}, ['Lbl', {}, 2], ['LBody', {}, 3]]
      ],
      ['list, 2 items', '  item 1: 1. One', '  item 2: 2. Two']
    ],
    [
      'a quotation of two paragraphs',
      marked(0, 0, 20, 'One') + marked(1, 0, 0, 'Two'),
      ['BlockQuote', {}, ['P', {}, 0], ['P', {}, 1]],
      ['quotation: One', '  Two']
    ],
    [
      'edits',
      marked(0, 0, 0, 'new') + marked(1, 20, 0, 'old'),
      ['P', {}, ['Ins', {}, 0], ['Del', {}, 1]],
      ['[inserted: new] [deleted: old]']
    ]
  ]
  test.each(cases)('%s', async (_, page, element, lines) => {
    expect(await said([page], element)).toEqual(lines)
  })

  test('where a paragraph goes on on another page, and keeps a word whole that is broken there', async () => {
    const pages = [`${marked(0, 0, 0, 'the civili')}${hyphen(50, 0)}`, marked(0, 0, 700, 'zation of man')]
    expect(await said(pages, ['P', {}, 0, {page: 2, id: 0}])).toEqual(['the civilization [page 2] of man'])
  })
})

describe('what is not said', () => {
  test.each<readonly [string, string, readonly Tagged[], readonly string[]]>([
    ['marked words without an element', marked(7, 0, 0, 'lost'), [], ['page 1: no element reaches “lost”']],
    ['words without a mark', shown(0, 0, 'bare'), [], ['page 1: no element reaches “bare”']],
    [
      'elements without words, counted',
      marked(0, 0, 0, ' '),
      [
        ['P', {}, 0],
        ['P', {}, 0]
      ],
      ['page 1: an element P reaches no words (2 times)']
    ],
    [
      'a figure without an alternative text',
      marked(0, 0, 0, 'x'),
      [['Figure', {}, 0]],
      ['page 1: a figure has no alternative text']
    ],
    ['nothing in a cell, which may be empty', '', [['Table', {}, ['TR', {}, ['TD', {}]]]], []]
  ])('%s', async (_, page, elements, faults) => {
    expect((await hearPdf(await taggedPdf([page], elements))).faults).toEqual(faults)
  })

  test('decoration and the words in pictures, with rows of numbers cut short', async () => {
    const numbers = [1, 2, 3, 4, 5, 6].map(line => shown(0, 600 - line * 20, String(line))).join(' ')
    const page = `/Artifact BMC ${shown(0, 700, 'Head')} ${numbers} EMC ${marked(0, 50, 50, 'Karachi')}`
    const heard = await hearPdf(await taggedPdf([page], [['Figure', {Alt: 'A map'}, 0]]))
    expect(spokenText('a.pdf', heard)).toBe(
      [
        'What a screen reader says of a.pdf',
        '',
        'Page 1',
        'figure: A map',
        '',
        'No faults: every word is said or left out below, and every element has words',
        '',
        'Words in pictures, for which an alternative text is said',
        'page 1: Karachi',
        '',
        'Left out as decoration',
        'page 1: Head 1 to 6',
        ''
      ].join('\n')
    )
  })

  test('a PDF without structure', async () => {
    const {lines, faults} = await hearPdf(await taggedPdf([shown(0, 0, 'bare')], []))
    expect([lines, faults]).toEqual([[], ['page 1: no element reaches “bare”']])
  })
})

test('text in a form belongs to the mark around it', async () => {
  const page = '/P <</MCID 0>> BDC q 1 0 0 1 5 5 cm /X Do Q EMC'
  const pdf = await taggedPdf([page], [['P', {}, 0]], {X: shown(0, 0, 'inside')})
  expect((await hearPdf(pdf)).lines.map(({text}) => text)).toEqual(['inside'])
})

test('a form that paints itself is read once', async () => {
  const page = '/P <</MCID 0>> BDC /X Do EMC'
  const pdf = await taggedPdf([page], [['P', {}, 0]], {X: `${shown(0, 0, 'once')} /X Do`})
  expect((await hearPdf(pdf)).lines.map(({text}) => text)).toEqual(['once'])
})

test.each([
  ['(a\\(b\\)\\051\\n)', 'a(b))\n'],
  ['(a\\\nb)', 'ab'],
  ['<4142 4>', 'AB@'],
  ['<<', ''],
  ['/Name', '']
])('the bytes of %s', (token, bytes) => {
  expect(bytesOfString(token)).toBe(bytes)
})

test('texts are UTF-16 behind a byte order mark, and Latin-1 without', () => {
  expect([textOfString('<FEFF0041D835DC00>'), textOfString('(\\351)')]).toEqual(['A𝐀', 'é'])
})

test('any content ends, and shows what it can', () => {
  const pieces = [
    'BT',
    'ET',
    '/F 10 Tf',
    '(a) Tj',
    '[(a) -3 (b)] TJ',
    'q',
    'Q',
    'EMC',
    '/P BMC',
    '<<',
    '>>',
    '(',
    'Do'
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), {maxLength: 20}), parts => {
      let count = 0
      visitOperators(parts.join(' '), () => {
        count++
      })
      expect(count).toBeLessThan(10_000)
    })
  )
})
