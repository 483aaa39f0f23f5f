import {describe, expect, test} from 'vitest'
import {importDocx} from '../../../src/references/import/docx.ts'
import {headingKind} from '../../../src/references/import/printed/headings.ts'
import {importPrinted} from '../../../src/references/import/printed/index.ts'
import {findList} from '../../../src/references/import/printed/list.ts'
import {isReferenceLike} from '../../../src/references/import/printed/reference-like.ts'

const list = [
  'Horn, A. (2001). Tides and winds. Ocean Letters, 4, 1-9.',
  'Katz, B. (2002, May 3). Salt and sand. Norton.',
  '(2020). Dawn news.',
  'World Tide Organization. (n.d.). Gulls and ships. Geneva: WTO.'
]

const page = `Skip to main content
Tides of the North: A Study
Authors
Ada Roe
Northern University, Norway
DOI:
https://doi.org/10.1000/tides
Abstract
This study is about the tides of 2008. They were found to be high, and they have been so since then, which is not what we expected.
References
${list.join('\n')}
Downloads
pdf
Published
2025-06-30
How to Cite
Roe, A. (2025). Tides of the North. Insights, 5(2), 1-20.
License
This work is licensed under a Creative Commons Attribution 4.0 International License.
`

const said = (text: string) => {
  const {references, findings, refused} = importPrinted({path: 'list.txt', text})
  return {
    read: references.map(({raw}) => raw),
    lines: references.map(({place}) => place.start.line),
    outside: findings
      .filter(({message}) => message.startsWith('Text outside'))
      .map(({place, note}) => `${place?.start.line}-${place?.end.line} ${note}`),
    refused
  }
}

describe('the list of references in a page begins and ends with a heading', () => {
  test('in an article on the web nothing is invented, and what is left out is reported', () => {
    expect(said(page)).toEqual({
      read: list,
      lines: [11, 12, 13, 14],
      outside: [
        '1-9 “Skip to main content Tides … is not what we expected.”',
        '15-22 “Downloads pdf Published 2025-06-30 How … Commons Attribution 4.0 International License.”'
      ],
      refused: undefined
    })
  })

  test.each<[string, string, string[]]>([
    ['a list alone', list.join('\n'), []],
    ['a list under its heading', `REFERENCES:\n\n${list.join('\n\n')}`, []],
    ['a numbered heading', `5. Works cited\n${list.join('\n')}`, []],
    [
      'parts of a list',
      `## References\n\n### Books\n\n${list[0]}\n\n${list[1]}\n\nPrimary sources\n\n${list[2]}\n\n${list[3]}`,
      []
    ],
    [
      'a Markdown heading of the same level',
      `## References\n\n${list.join('\n\n')}\n\n## Tables and plates\n\nOne. (2004). Two.`,
      ['11-13 “## Tables and plates One. (2004). Two.”']
    ],
    [
      'a heading that is not known, and hardly a reference after it',
      `References\n${list.join('\n')}\nOpen Journal Systems\nFor readers\nMake a submission`,
      ['6-8 “Open Journal Systems For readers Make a submission”']
    ],
    [
      'a list without a heading, before one of something else',
      `${list.join('\n')}\nDownloads\npdf`,
      ['5-6 “Downloads pdf”']
    ],
    [
      'contents that name the list too',
      `Contents\nAbstract\nReferences\nDownloads\n\nWords that say what is studied.\n\nReferences\n${list.join('\n')}`,
      ['1-6 “Contents Abstract References Downloads Words that say what is studied.”']
    ]
  ])('%s', (_, text, outside) => {
    expect(said(text)).toMatchObject({read: list, outside, refused: undefined})
  })

  test('in a Word document, bold words are headings', () => {
    const words = ['Tides', 'References', list[0]!, list[1]!, 'Appendix A', 'Tables of tides']
    const text = `<w:document>${words.map(word => `<w:p><w:r><w:t>${word}</w:t></w:r></w:p>`).join('')}</w:document>`
    const {references} = importDocx({path: 'a.docx', text}, importPrinted)
    expect(references.map(({raw, place}) => [place.start.line, raw])).toEqual([
      [3, list[0]],
      [4, list[1]]
    ])
    expect(
      importDocx({path: 'a.docx', text: text.replaceAll(/\d|References/g, '')}, importPrinted).refused
    ).toBe('most of its paragraphs look like none')
  })

  test('every chapter has its list', () => {
    const text = `Words of one.\n\nReferences\n\n${list[0]}\n\n${list[1]}\n\nAbstract\n\nWords of two.\n\nReferences\n\n${list[2]}\n\n${list[3]}`
    expect(said(text)).toMatchObject({
      read: list,
      outside: ['1-1 “Words of one.”', '9-11 “Abstract Words of two.”']
    })
  })

  test('a word that a line break separates is not a heading', () => {
    const text =
      'Horn, A. (2001). Tides and winds of the northern shores of this country. Journal of\nLanguage\n\nKatz, B. (2002). Salt and sand. Norton.'
    expect(findList(text).references.map(line => line.text)).toEqual([
      'Horn, A. (2001). Tides and winds of the northern shores of this country. Journal of Language',
      'Katz, B. (2002). Salt and sand. Norton.'
    ])
  })

  test.each([
    ['References', 'start'],
    ['  Literaturverzeichnis', 'start'],
    ['## **Bibliography** ##', 'start'],
    ['Downloads', 'end'],
    ['License', 'end'],
    ['Author Biography', 'end'],
    ['Primary sources', 'part'],
    ['Dawn news', undefined],
    ['References to tides in Norse poems', undefined],
    ['Notes. (2001). Tides.', undefined]
  ])('%s: %s', (line, kind) => expect(headingKind(line)).toBe(kind))
})

describe('a text that is not a list is refused', () => {
  test.each([
    'Dear Ada,\n\nIn 2019 we moved to London, which was cold.\n\nYours\nBen',
    '# Tides\n\nThis is a paper about tides. They have been high since 2008, and we are sure that it is so.\n\n## References\n',
    'London.',
    '{"key": 1}',
    '<html>\n<body>\n<p>Words</p>\n</body>\n</html>'
  ])('%s', text => {
    expect(importPrinted({path: 'letter.txt', text})).toEqual({
      references: [],
      findings: [],
      refused: 'most of its paragraphs look like none'
    })
  })

  test('some lines of a list need not look like references', () => {
    const text = `${list.join('\n')}\nPlato. Republic.`
    expect(importPrinted({path: 'list.txt', text}).references).toHaveLength(5)
  })

  test.each<[string, boolean]>([
    [list[0]!, true],
    ['[12] Kim, H., “Tides of copper,” Thin Films, vol. 3, pp. 1-9, 1999.', true],
    ['Mann L, Roe DB. Salt in the wind. J Coast Stud. 1996;124(11):980-3.', true],
    ['Kant, Immanuel. Kritik der reinen Vernunft. Riga: Hartknoch, 1781.', true],
    ['舒仁輝，《東都事略與宋史比較研究》。北京：商務，2007年。https://a.example/1', true],
    ['We met Roe (2001) in London, and this is what they have said of it, which was not much.', false],
    ['It was found that tides are high. They have been so since 2008.', false],
    ['Table 3: Tides of the north', false]
  ])('%s', (text, expected) => expect(isReferenceLike(text)).toBe(expected))
})

describe('the number of references in a numbered list', () => {
  const works = Array.from({length: 34}, (_, index) => {
    // A title without an author begins the entry, in lower case; volumes and pages begin lines of wrapped entries.
    if (index === 14) return 'loo: Efficient validation. 2025. Version 3.'
    return `Roe A, Katz B. Tides and winds of the north, part ${index}. Ocean Letters. ${1990 + index};${index + 2}:${index + 3}–9.`
  })
  const numbers: ReadonlyArray<readonly [form: string, (index: number) => string]> = [
    ['[1]', index => `[${index}] `],
    ['(1)', index => `(${index}) `],
    ['1.', index => `${index}. `],
    ['1)', index => `${index}) `],
    ['1', index => `${index} `],
    ['1 and a tab', index => `${index}\t`]
  ]
  const wrapped = (text: string) => text.replaceAll(/(.{20,40}) (?=\S)/g, '$1\n')
  const layouts: ReadonlyArray<readonly [name: string, (lines: readonly string[]) => string]> = [
    ['lines', lines => lines.join('\n')],
    ['paragraphs', lines => lines.join('\n\n')],
    ['wrapped lines', lines => lines.map(wrapped).join('\n')],
    ['wrapped paragraphs', lines => lines.map(wrapped).join('\n\n')]
  ]
  const table = numbers.flatMap(([form, number]) =>
    layouts.map(([layout, join]) => [form, layout, number, join] as const)
  )

  test.each(table)('%s in %s', (_form, _layout, number, join) => {
    const text = join(works.map((work, index) => number(index + 1) + work))
    const {references, findings} = importPrinted({path: 'list.txt', text: `References\n\n${text}\n`})
    expect(references.map(({csl}) => csl['citation-number'])).toEqual(
      works.map((_, index) => String(index + 1))
    )
    expect(findings.filter(({subject}) => subject === 'note')).toEqual([])
  })

  test('a line that begins with the number of a later reference by chance does not divide one', () => {
    const text =
      '1 Roe A. Tides.\n3 Parts. 1999.\n2 Katz B. Winds.\n3 editions. 2001.\n3 Horn C. Salt. 2002.\n4 Katz B. Sand. 2003.'
    expect(said(text).read).toEqual([
      '1 Roe A. Tides.\n3 Parts. 1999.',
      '2 Katz B. Winds.\n3 editions. 2001.',
      '3 Horn C. Salt. 2002.',
      '4 Katz B. Sand. 2003.'
    ])
  })

  const doubts = (text: string) =>
    importPrinted({path: 'list.txt', text})
      .findings.filter(({subject}) => subject === 'note')
      .map(({place, message}) => `${place?.start.line} ${message}`)

  test('missing numbers are reported', () => {
    const lines = [1, 2, 4, 5, 8].map(number => `${number} ${works[number]}`)
    expect(doubts(lines.join('\n'))).toEqual([
      '3 Reference 3 is missing in the list, or part of reference 2',
      '5 Reference 6 to 7 are missing in the list, or part of reference 5'
    ])
  })

  test('a reference that contains several is reported', () => {
    const lines = [...works.slice(0, 8), works.slice(16, 30).join(' ')]
    expect(doubts(lines.join('\n'))).toEqual([
      '9 The reference is more than five times as long as most others, expected one reference: others may be part of it'
    ])
  })
})
