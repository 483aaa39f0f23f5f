import {describe, expect, test} from 'vitest'
import {cameHome, wordOf} from './word-file.ts'

const bib =
  `@book{roe, author = {Roe, Ann}, title = {Kilns of the {North}}, publisher = {Clay Press}, date = {1990}}

@article{li,
  author  = {Li, Bo and Day, Cy},
  title   = {Clay & water},
  journal = {Journal of Bricks},
  volume  = 7,
  pages   = {171--175},
  date    = {1991}
}

@book{day, author = {Day, Cy}, title = {Tiles}, publisher = {Old Press}, date = {2001}}
`.replace('Clay & water', 'Clay \\& water')

const files = {
  'manuscript.yaml': 'title: Bricks\ncsl: apa\nbibliography: refs.bib\n',
  '01.md': 'Bricks are fired in kilns [@roe] near rivers [@li].\n\n# Conclusion\n\nAs others say [@day].',
  'refs.bib': bib
}

const entries = {
  day: 'Day, C. (2001). *Tiles*. Old Press.',
  li: 'Li, B., & Day, C. (1991). Clay & water. *Journal of Bricks*, *7*, 171–175.',
  roe: 'Roe, A. (1990). *Kilns of the North*. Clay Press.'
}

function cite(key: string, shown: string): string {
  const item = {id: key, itemData: {id: key, type: 'book', 'citation-key': key}}
  return `{cite ${JSON.stringify({properties: {plainCitation: shown}, citationItems: [item]})}|${shown}}`
}

/** A file whose list of references has other lines: in a field, or as plain text from a program without fields. */
function word(
  lines: readonly string[],
  isField: boolean,
  conclusion = `As others say ${cite('day', '(Day, 2001)')}.`
) {
  const begin = isField ? '{bib}' : ''
  const list = lines.map(
    (line, at) => (at === 0 ? begin : '') + line + (isField && at === lines.length - 1 ? '{/bib}' : '')
  )
  return wordOf([
    'Bricks',
    `Bricks are fired in kilns ${cite('roe', '(Roe, 1990)')} near rivers ${cite('li', '(Li & Day, 1991)')}.`,
    '1 Conclusion',
    conclusion,
    ...list
  ])
}

/** The changed lines of the bibliography, and the listed changes. */
async function proposed(lines: readonly string[], isField: boolean): Promise<readonly string[]> {
  const {texts, home} = await cameHome(files, word(lines, isField))
  expect(texts).toEqual({})
  const changed = home.proposals.flatMap(({before, after}) => {
    const old = before.split('\n')
    return after.split('\n').filter((line, at) => line !== old[at])
  })
  return [
    ...changed.map(line => line.trim()),
    ...home.returned
      .filter(({verdict, about}) => verdict !== 'sure' && about !== 'behind “As others say (Day, 2001).”')
      .map(({kind, person, about, words, text}) => `${kind} ${person} ${about}: “${words}” “${text}”`),
    ...home.newEntries.map(entry => entry.replace(/\s+/g, ' '))
  ]
}

describe.each([
  ['in a field', true],
  ['as text', false]
])('a list of references %s', (_, isField) => {
  test.each([
    ['as it was', [entries.day, entries.li, entries.roe], []],
    [
      'a publisher',
      [entries.day, entries.li, entries.roe.replace('Clay Press', 'University Press')],
      [
        '@book{roe, author = {Roe, Ann}, title = {Kilns of the {North}}, publisher = {University Press}, date = {1990}}'
      ]
    ],
    [
      'a publisher with tracking on',
      [entries.day.replace('Old', '[-Ann:Old-][+Ann:New & Old+]'), entries.li, entries.roe],
      ['@book{day, author = {Day, Cy}, title = {Tiles}, publisher = {New \\& Old Press}, date = {2001}}']
    ],
    ['pages', [entries.day, entries.li.replace('175', '179'), entries.roe], ['pages   = {171--179},']],
    [
      'a word more in a title',
      [entries.day, entries.li.replace('water', 'river water'), entries.roe],
      ['title   = {Clay \\& river water},']
    ],
    [
      'a word less',
      [entries.day, entries.li, entries.roe.replace(' the', '')],
      ['@book{roe, author = {Roe, Ann}, title = {Kilns of {North}}, publisher = {Clay Press}, date = {1990}}']
    ],
    [
      'a year',
      [entries.day.replace('2001', '2002'), entries.li, entries.roe],
      ['@book{day, author = {Day, Cy}, title = {Tiles}, publisher = {Old Press}, date = {2002}}']
    ],
    [
      'a name',
      [entries.day, entries.li.replace('Li,', 'Lee,'), entries.roe],
      ['author  = {Lee, Bo and Day, Cy},']
    ],
    [
      'what no field has',
      [entries.day, entries.li, entries.roe.replace('Roe, A.', 'Roe, A. (Ed.).')],
      ['insertion  reference roe, date (refs.bib:1): “” “Ed.). (”']
    ],
    [
      'an entry that is gone',
      [entries.day, entries.li],
      [`deletion  reference roe (refs.bib:1): “${entries.roe.replaceAll('*', '')}” “”`]
    ],
    [
      'an entry that is deleted with tracking on',
      [entries.day, entries.li, `[-Ann:${entries.roe.replaceAll('*', '')}-]`],
      [`deletion Ann reference roe (refs.bib:1): “${entries.roe.replaceAll('*', '')}” “”`]
    ],
    [
      'a new entry',
      [entries.day, entries.li, 'Neu, D. (2011). *Walls of brick*. Stone Press.', entries.roe],
      [
        'insertion  list of references: “” “Neu, D. (2011). Walls of brick. Stone Press.”',
        expect.stringMatching(/@book\{neu2011, .*title += \{Walls of brick\}/)
      ]
    ],
    [
      'a new entry at the end',
      [entries.day, entries.li, entries.roe, 'Zeh, D. (2011). *Walls of brick*. Stone Press.'],
      [
        'insertion  list of references: “” “Zeh, D. (2011). Walls of brick. Stone Press.”',
        expect.stringMatching(/@book\{zeh2011, .*title += \{Walls of brick\}/)
      ]
    ],
    [
      'a new entry with tracking on',
      [entries.day, entries.li, '[+Bo:Neu, D. (2011). Walls of brick. Stone Press.+][+Bo¶+]', entries.roe],
      [
        'insertion Bo list of references: “” “Neu, D. (2011). Walls of brick. Stone Press.”',
        expect.stringMatching(/@book\{neu2011, .*title += \{Walls of brick\}/)
      ]
    ]
  ])('%s', async (_, lines, expected) => {
    expect(await proposed(lines, isField)).toEqual(expected)
  })
})

test('an entry that is gone is listed also if its work is cited only beside one that the bibliography has not', async () => {
  const own = {...files, '01.md': files['01.md'].replace('[@roe]', '[@roe; @unknown]')}
  const document = wordOf([
    'Bricks',
    `Bricks are fired in kilns (Roe, 1990; unknown?) near rivers ${cite('li', '(Li & Day, 1991)')}.`,
    '1 Conclusion',
    `As others say ${cite('day', '(Day, 2001)')}.`,
    `{bib}${entries.day}`,
    `${entries.li}{/bib}`
  ])
  const {listed} = await cameHome(own, document)
  expect(listed).toEqual([expect.stringContaining('deletion “Roe, A. (1990). Kilns of the North.')])
})

test('a change of an entry from a typed list belongs to the field that is printed, not to the line as typed', async () => {
  const own = {
    ...files,
    'refs.bib': bib.replace(
      '171--175},',
      '171--175},\n  printed = {Li, B.: Clay & water. Journal of Bricks 7, 171–175.},'
    )
  }
  const li = entries.li.replace('171–175', '172–175')
  const {home, listed} = await cameHome(own, word([entries.day, li, entries.roe], true))
  expect(listed).toEqual([])
  expect(home.proposals[0]!.after).toBe(own['refs.bib'].replace('171--175', '172--175'))
})

test('words in braces are changed with them, and other braces stay', async () => {
  const own = {...files, 'refs.bib': bib.replace('{Old Press}', '{Old, {CA}: {CSLI} Press}')}
  const day = entries.day.replace('Old Press', 'Old, CA: New House')
  const {home} = await cameHome(own, word([day, entries.li, entries.roe], true))
  expect(home.proposals[0]!.after).toContain('publisher = {Old, {CA}: New House}')
})

test('a proposed change leaves words that were added beside it since the round', async () => {
  const now = {'refs.bib': bib.replace('Old Press', 'The Old Press House')}
  const day = entries.day.replace('Old Press', 'New Inn')
  const {home} = await cameHome(files, word([day, entries.li, entries.roe], true), {now})
  expect(home.proposals).toEqual([
    {path: 'refs.bib', before: now['refs.bib'], after: bib.replace('Old Press', 'The New Inn House')}
  ])
})

const json = [
  {id: 'roe', type: 'book', author: [{family: 'Roe', given: 'Ann'}], title: 'Kilns', publisher: 'Clay Press'},
  {id: 'li', type: 'book', author: [{family: 'Li', given: 'Bo'}], title: 'Clay', publisher: 'Old Inn'},
  {id: 'day', type: 'book', author: [{family: 'Day', given: 'Cy'}], title: 'Tiles', publisher: 'Old Press'}
].map((work, at) => ({...work, issued: {'date-parts': [[[1990, 1991, 2001][at]]]}}))

test.each([
  ['with a backslash', 'Old Press', 'A\\B Press', '"publisher":"A\\\\B Press"'],
  ['after a hyphen', 'Clay Press', 'Clay-House Press', '"publisher":"Clay-House Press"'],
  ['at the end', 'Old Inn', 'Old Inn & Sons', '"publisher":"Old Inn & Sons"']
])('a change to a bibliography in CSL-JSON, %s', async (_, before, after, expected) => {
  const text = JSON.stringify(json)
  const own = {...files, 'refs.json': text}
  delete (own as Record<string, string>)['refs.bib']
  own['manuscript.yaml'] = own['manuscript.yaml'].replace('refs.bib', 'refs.json')
  const lines = [
    'Day, C. (2001). *Tiles*. Old Press.',
    'Li, B. (1991). *Clay*. Old Inn.',
    'Roe, A. (1990). *Kilns*. Clay Press.'
  ]
  const document = word(
    lines.map(line => line.replace(before, after)),
    true
  )
  const {home, listed} = await cameHome(own, document)
  expect(listed).toEqual([])
  expect(home.proposals).toEqual([
    {path: 'refs.json', before: text, after: text.replace(`"publisher":"${before}"`, expected)}
  ])
})

test('a program without fields: new paragraphs between entries are entries, and long ones of the text are none', async () => {
  const prose =
    'A common method is to go via the rivers of the north, where water, clay and bricks by Roe and by Day of the old press meet in kilns and in a journal of tiles, as others say'
  const own = {...files, '01.md': `${files['01.md']}\n\n${prose} [@day].`}
  const styled = (style: string, words: string): string =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${words.replaceAll('*', '').replaceAll('&', '&amp;')}</w:t></w:r></w:p>`
  const document = wordOf([
    styled('Title', 'Bricks'),
    styled('BodyText', 'Bricks are fired in kilns (Roe, 1990) near rivers (Li & Day, 1991).'),
    styled('Heading1', '1 Conclusion'),
    styled('BodyText', 'As others say (Day, 2001).'),
    styled('BodyText', `${prose} (Day, 2001).`),
    styled('FirstParagraph', entries.day),
    styled('BodyText', 'Neu, D. (2011). Walls of brick. Stone Press.'),
    styled('BodyText', entries.li),
    styled('BodyText', entries.roe)
  ])
  const {texts, home} = await cameHome(own, document)
  expect(texts).toEqual({})
  expect(home.newEntries).toHaveLength(1)
})

/** A paper of five works, and its list in another style, numbered in another order. */
const works = ['Roe', 'Li', 'Day', 'Neu', 'Poe'].map((name, at) => ({
  name,
  key: name.toLowerCase(),
  title: `${['Kilns', 'Clay', 'Tiles', 'Walls', 'Roofs'][at]} of the old north`,
  year: 1990 + at
}))
const five = {
  'manuscript.yaml': 'title: Bricks\ncsl: apa\nbibliography: refs.bib\n',
  '01.md': works
    .map(({key, title}) => `There are many ${title.toLowerCase()} near rivers [@${key}].`)
    .join('\n\n'),
  'refs.bib': works
    .map(
      ({key, name, title, year}) =>
        `@book{${key}, author={${name}, Ann}, title={${title}}, publisher={Clay Press}, date={${year}}}`
    )
    .join('\n')
}
const anew = works
  .toReversed()
  .map(({name, title, year}, at) => `[${at + 1}] A. ${name}, ${title.toUpperCase()}. Clay Press, ${year}.`)
const remark = (count: string): string =>
  `the list of references has other words in ${count} entries, as after Zotero's Refresh; only titles, years and first authors are compared`

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['whole', anew, [remark('5 of 5')]],
  [
    'with another title',
    anew.map(line => line.replace('CLAY', 'MUD')),
    [
      'substitution reference li (refs.bib:2): [4] A. Li, MUD OF THE OLD NORTH. Clay Press, 1991.',
      remark('5 of 5')
    ]
  ],
  [
    'with another year, and another name',
    anew.map(line => line.replace('1990', '1890').replace('Neu', 'New')),
    [
      'substitution reference neu (refs.bib:4): [2] A. New, WALLS OF THE OLD NORTH. Clay Press, 1993.',
      'substitution reference roe (refs.bib:1): [5] A. Roe, KILNS OF THE OLD NORTH. Clay Press, 1890.',
      remark('5 of 5')
    ]
  ],
  ['without an entry', anew.slice(1), ['deletion reference poe (refs.bib:5): ', remark('4 of 4')]],
  [
    'with a new entry',
    [...anew.slice(0, 3), '[9] D. Moe, FLOORS OF THE SOUTH. Clay Press, 1999.', ...anew.slice(3)],
    ['insertion list of references: [9] D. Moe, FLOORS OF THE SOUTH. Clay Press, 1999.', remark('5 of 5')]
  ]
])('a list of references that a program has rendered anew: %s', async (_, lines, expected) => {
  for (const isField of [true, false]) {
    const text = works.map(({key, name, title, year}) => {
      const shown = `(${name}, ${year})`
      return `There are many ${title.toLowerCase()} near rivers ${cite(key, shown)}.`
    })
    const list = lines.map((line, at) =>
      isField ? `${at === 0 ? '{bib}' : ''}${line}${at === lines.length - 1 ? '{/bib}' : ''}` : line
    )
    const {texts, home} = await cameHome(five, wordOf(['Bricks', ...text, ...list]))
    expect(texts).toEqual({})
    const said = home.returned.map(({kind, about, text: now}) => `${kind} ${about}: ${now}`)
    expect([...said, ...home.remarks].toSorted()).toEqual(expected.toSorted())
  }
})
