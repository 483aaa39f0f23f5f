import {expect, test} from 'vitest'
import {joinedWords} from '../../../src/references/import/printed/chunks.ts'
import {hintsOf} from '../../../src/references/import/printed/hints.ts'
import {importPrinted} from '../../../src/references/import/printed/index.ts'
import {wordsOfReference} from '../../../src/references/import/printed/words.ts'

/** The words of a line, with `_` between two that always belong to one field. */
function joined(text: string): string {
  const words = wordsOfReference(text)
  const joins = joinedWords(text, words)
  return words.map((word, index) => (index === 0 ? '' : joins[index] ? '_' : ' ') + word.text).join('')
}

test.each<[string, string]>([
  ['Newsweek 27 May 2002.', 'Newsweek 27_May_2002.'],
  ['San Francisco, April 8-11, 1991, pp. 122-131.', 'San Francisco, April_8-11,_1991, pp._122-131.'],
  ['Bulletin (August-September, 1921).', 'Bulletin (August-September,_1921).'],
  ['Science 17 416 - 429, 1969', 'Science 17 416_-_429, 1969'],
  ['Theoretical Computer Science 144 (1–2): 101–124', 'Theoretical Computer Science 144_(1–2): 101–124'],
  ['Lett. 96 (2006)', 'Lett. 96 (2006)'],
  ['Sells, P. (1983). Juncture', 'Sells, P. (1983). Juncture'],
  ['Report STAN-CS-92-1462, June 1992', 'Report STAN-CS-92-1462, June_1992'],
  ['Springer, 2004', 'Springer, 2004'],
  ['J Pract [jour] . 2012', 'J Pract [jour]_. 2012']
])('one date, range or number is one field: %s', (text, expected) => {
  expect(joined(text)).toBe(expected)
})

test.each<[string, string[]]>([
  ['Homo Academicus, Peter Collier (trans.) (Stanford, 1988).', ['translator: Peter Collier (trans.)']],
  ['Ghost Stories. Ed. Peter Washington. New York: Knopf.', ['editor: Ed. Peter Washington.']],
  ['Chernobyl. Dir. Bill Kurtis. WGBH, 1989.', ['director: Dir. Bill Kurtis.']],
  ['[10] “Unmanned Aircraft,” 2008.', ['title: “Unmanned Aircraft,”']],
  ['Leningrad, Nedra, 1980. 231 p.', ['pages: 231 p.']],
  ['In the 1940s. A title', []],
  ['Learning. Reprinted in Readings, MIT, 1990.', ['note: Reprinted in Readings, MIT, 1990.']],
  ['Tides. In G. Reed, & B. Vale , Peace Education (p. 289).', ['container-title: Peace Education']],
  [
    'Roeck, Bernd, Bäcker, Brot und Getreide. Zur Geschichte (Abhandlungen 31), Sigmaringen 1987.',
    [
      'author: Roeck, Bernd,',
      'title: Bäcker, Brot und Getreide. Zur Geschichte',
      'collection-title: (Abhandlungen 31)',
      'location: Sigmaringen'
    ]
  ],
  [
    'Conze, Werner/Koselleck, Reinhart (Hg.), Grundbegriffe, 2. Aufl., Stuttgart: Klett-Cotta 1979.',
    [
      'editor: Conze, Werner/Koselleck, Reinhart (Hg.),',
      'title: Grundbegriffe',
      'edition: 2. Aufl.',
      'location: Stuttgart'
    ]
  ],
  ['Roe, C., Poe, B., A Title, London 2017.', []],
  ['Roe, Carl, Ann Poe, and Eva Lind. A Title. Logan, Utah 2007.', []],
  ['A table. The Drama [Motion picture]. Ocean.', ['genre: [Motion picture]']]
])('words determine labels: %s', (text, expected) => {
  expect(
    hintsOf(text).map(({start, end, labels}) => `${[...labels].join()}: ${text.slice(start, end)}`)
  ).toEqual(expected)
})

test('a broken address is joined and reported', () => {
  const text =
    'Reed, O. (2015). Harbours and laws. Retrieved from http://www.example.org/harbours/ laws/2015/list.html'
  const {references, findings} = importPrinted({path: 'list.txt', text})
  expect(references[0]?.csl.URL).toBe('http://www.example.org/harbours/laws/2015/list.html')
  expect(findings.map(({message}) => message)).toContain('The URL contains a space')
})

test('an address is not joined with what follows it', () => {
  const text = 'Reed, O. (2015). Harbours. http://www.example.org/harbours and/or elsewhere'
  expect(importPrinted({path: 'list.txt', text}).references[0]?.csl.URL).toBe(
    'http://www.example.org/harbours'
  )
})

/** German lists: author, colon, title, and the book or the journal after “in:”. */
test.each<[string, Readonly<Record<string, unknown>>]>([
  [
    'Galtung, Johan: Strukturelle Gewalt. Beiträge zur Friedensforschung, Reinbek bei Hamburg: Rowohlt 1975.',
    {
      title: 'Strukturelle Gewalt. Beiträge zur Friedensforschung',
      'publisher-place': 'Reinbek bei Hamburg',
      publisher: 'Rowohlt'
    }
  ],
  [
    'Imbusch, Peter: Der Gewaltbegriff, in: Wilhelm Heitmeyer/John Hagan (Hg.): Handbuch der Gewaltforschung, Wiesbaden 2002, S. 26–57.',
    {
      title: 'Der Gewaltbegriff',
      editor: [
        {family: 'Heitmeyer', given: 'Wilhelm'},
        {family: 'Hagan', given: 'John'}
      ],
      'container-title': 'Handbuch der Gewaltforschung',
      page: '26-57',
      type: 'chapter'
    }
  ],
  [
    'Neumann, Ulfrid: Gewalt im Recht, in: Archiv für Rechts- und Sozialphilosophie 80 (1994), S. 108–125.',
    {
      title: 'Gewalt im Recht',
      'container-title': 'Archiv für Rechts- und Sozialphilosophie',
      volume: '80',
      page: '108-125'
    }
  ],
  [
    'Popitz, Heinrich: Phänomene der Macht, 2., stark erweiterte Auflage, Tübingen: Mohr 1992.',
    {title: 'Phänomene der Macht', publisher: 'Mohr'}
  ],
  [
    'Weber, Max: Wirtschaft und Gesellschaft, 5. Aufl., Tübingen 1972.',
    {title: 'Wirtschaft und Gesellschaft', edition: '5', 'publisher-place': 'Tübingen'}
  ]
])('%s', (text, fields) => {
  expect(importPrinted({path: 'list.txt', text}).references[0]?.csl).toMatchObject(fields)
})
