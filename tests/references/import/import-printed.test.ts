import {readFileSync} from 'node:fs'
import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {CslItem, CslName} from '../../../src/core/types.ts'
import {installedLocales} from '../../../src/node/program/locales.ts'
import type {ImportedReference} from '../../../src/references/import/imported.ts'
import {readPrintedDate} from '../../../src/references/import/printed/dates.ts'
import {pagesOf, titleOf, volumeOf} from '../../../src/references/import/printed/fields.ts'
import {importPrinted} from '../../../src/references/import/printed/index.ts'
import {labelWords} from '../../../src/references/import/printed/label.ts'
import {findList} from '../../../src/references/import/printed/list.ts'
import {readNames} from '../../../src/references/import/printed/names.ts'
import {printedModel} from '../../../src/references/import/printed/weights.ts'
import {wordsOfReference} from '../../../src/references/import/printed/words.ts'
import {cite, textOf} from '../../cite.ts'
import {lostWords} from '../../printed-words.ts'
import fc from '../../properties.ts'

const read = (text: string): readonly ImportedReference[] =>
  importPrinted({path: 'list.txt', text}).references
const people = (...names: string[]): CslName[] =>
  names.map(name => {
    const [family, given] = name.split(', ')
    return given === undefined ? {literal: name} : {family: family!, given}
  })
const year = (...parts: number[]) => ({'date-parts': [parts]})

describe('references of every type', () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      'an article',
      'Mann, L., & Yildiz, D. (2019). Tides in narrow bays: A second look. Journal of Coastal Studies, 49(3), 221–239. https://doi.org/10.1000/tides',
      {
        type: 'article-journal',
        author: people('Mann, L.', 'Yildiz, D.'),
        issued: year(2019),
        title: 'Tides in narrow bays: A second look',
        'container-title': 'Journal of Coastal Studies',
        volume: '49',
        issue: '3',
        page: '221-239',
        DOI: '10.1000/tides'
      }
    ],
    [
      'a book with an edition and an access date',
      'Carr, N. (2010). The quiet shore: What waves do to us (2nd ed.). Norton. Retrieved August 16, 2024',
      {
        type: 'book',
        author: people('Carr, N.'),
        title: 'The quiet shore: What waves do to us',
        edition: '2',
        publisher: 'Norton',
        accessed: year(2024, 8, 16)
      }
    ],
    [
      'an article of a journal with the day, as NLM has it',
      'Horn A, Katz BJ, Lind E. Salt in the wind. J Coast Stud. 1996 Jun 1;124(11):980-3.',
      {
        author: people('Horn, A.', 'Katz, B. J.', 'Lind, E.'),
        issued: year(1996, 6, 1),
        'container-title': 'J Coast Stud',
        volume: '124',
        issue: '11',
        page: '980-3'
      }
    ],
    [
      'a page of the web with the day of access, as NLM has it',
      'World Health Organization. Depression [Internet]. Geneva: WHO; 2020 [cited 2020 Jun 3]. Available from: https://www.who.int/depression',
      {accessed: year(2020, 6, 3), URL: 'https://www.who.int/depression'}
    ],
    [
      'a chapter with an editor before its publisher, as MLA has it',
      'Horn, Ann. "Salt in the Wind." A Guide to Open Shores, edited by Ben Katz, Heinemann, 2000, pp. 24-34.',
      {editor: people('Katz, Ben'), publisher: 'Heinemann'}
    ],
    [
      'a publisher with an “and” like that of its authors',
      'Horn, Ann, and Neal Lind. The Quiet Shore. Allyn and Bacon, 2000.',
      {author: people('Horn, Ann', 'Lind, Neal'), publisher: 'Allyn and Bacon'}
    ],
    [
      'a chapter',
      'Horn, A. (2015). Salt in the wind. In B. Katz & E. Lind (Eds.), Handbook of open shores (pp. 12–34). London: Routledge.',
      {
        type: 'chapter',
        author: people('Horn, A.'),
        editor: people('Katz, B.', 'Lind, E.'),
        title: 'Salt in the wind',
        'container-title': 'Handbook of open shores',
        page: '12-34',
        publisher: 'Routledge',
        'publisher-place': 'London'
      }
    ],
    [
      'a page of the web, from a site',
      'Vance, R. (2021, May 10). A lighthouse changes hands. Retrieved from The Shore: https://shore.example/lighthouse',
      {
        type: 'webpage',
        author: people('Vance, R.'),
        issued: year(2021, 5, 10),
        title: 'A lighthouse changes hands',
        'container-title': 'The Shore',
        URL: 'https://shore.example/lighthouse'
      }
    ],
    [
      'an interview',
      'Stone, D. M. (2025, May 21). Harbours and politics. (U. Reed, Interviewer)',
      {
        type: 'interview',
        author: people('Stone, D. M.'),
        interviewer: people('Reed, U.'),
        title: 'Harbours and politics',
        issued: year(2025, 5, 21)
      }
    ],
    [
      'a thesis',
      'Lind, Eva. Sediments of northern estuaries. PhD thesis, University of Bergen, Bergen, 2012.',
      {
        type: 'thesis',
        author: people('Lind, Eva'),
        title: 'Sediments of northern estuaries',
        issued: year(2012)
      }
    ],
    [
      'a paper of a conference',
      'A. Horn and B. Katz, “Reading tides by radar,” in Proceedings of the 12th International Conference on Coastal Engineering, 2014, pp. 101–110.',
      {
        type: 'paper-conference',
        author: people('Horn, A.', 'Katz, B.'),
        title: 'Reading tides by radar',
        issued: year(2014),
        page: '101-110'
      }
    ],
    [
      'an act of law, whose title stands first',
      'Harbour Safety and Pilotage Act. (2014, July 22). Retrieved from Ministry of the Sea: https://sea.example/act',
      {
        type: 'legislation',
        title: 'Harbour Safety and Pilotage Act',
        'container-title': 'Ministry of the Sea',
        issued: year(2014, 7, 22)
      }
    ],
    [
      'a body with its acronym, and no date',
      'International Tide Office (ITO). (n.d.). Report on the state of the tides. Geneva: United Nations.',
      {author: people('International Tide Office (ITO)'), title: 'Report on the state of the tides'}
    ]
  ])('%s', (_, line, expected) => {
    const [reference, ...more] = read(line)
    expect(more).toEqual([])
    expect(reference?.raw).toBe(line)
    expect(reference?.csl).toMatchObject(expected)
    expect(lostWords(reference!)).toEqual([])
  })

  test('an author repeated as the source is an organization', () => {
    const [reference] = read('Northern Harbour Gazette. (2024). Tides and laws. Northern Harbour Gazette.')
    expect(reference?.csl.author).toEqual(people('Northern Harbour Gazette'))
  })

  test('a dash is the author of the line before', () => {
    const [, second] = read(
      'Horn, A. (1990). First shore. Oxford: Norton.\n———. (1992). Second shore. Oxford: Norton.'
    )
    expect(second?.csl.author).toEqual(people('Horn, A.'))
    expect(second?.doubtful).toContain('author')
  })
})

describe('doubtful values are reported and not repaired', () => {
  test.each([
    [
      'Hindu, T. (2016). Workers rescued from kilns. The Hindu.',
      'list.txt:1 author The person `Hindu, T.` looks wrong, expected `The Hindu`'
    ],
    [
      'India, T. o. (2013). Two doctors get seven years. New Delhi: the times of India.',
      'list.txt:1 author The person `India, T. o.` looks wrong, expected `Times of India`'
    ],
    [
      'Mann, L. (December05, 2019). More than a tide. London: Norton.',
      'list.txt:1 issued The word `December05` looks wrong, expected `December 05`'
    ],
    [
      'Mann, L. (Novber 2015). More than a tide. London: Norton.',
      'list.txt:1 issued The word `Novber` looks wrong, expected `November`'
    ]
  ])('%s', (line, expected) => {
    const {references, findings} = importPrinted({path: 'list.txt', text: line})
    expect(
      findings.map(({file, place, subject, message}) => `${file}:${place?.start.line} ${subject} ${message}`)
    ).toEqual([expected])
    expect(references[0]?.doubtful).toContain(findings[0]?.subject)
    expect(references[0]?.confidence).toBeLessThan(0.9)
    expect(lostWords(references[0]!)).toEqual([])
  })
})

describe('uncertain values are listed by variable', () => {
  test.each<[string, string[]]>([
    // A publisher of one word could be a journal.
    ['Bhutto, Z. A. (1979). If I Am Assassinated. Vikas.', ['publisher']],
    ['king, L. (2022). International Law of Harbours. Vienna: Tide Office.', ['author']],
    [
      'International Labour Organization (ILO). (2020). Forced Labour Convention, 1930 (no.29). ILO.',
      ['type', 'title', 'publisher']
    ],
    ['Carr, N. (2010). The quiet shore: What waves do to us (2nd ed.). London: Norton.', []]
  ])('%s', (line, expected) => {
    const [reference] = read(line)
    expect(reference?.doubtful).toEqual(expected)
    expect(reference!.confidence! < 0.9).toBe(expected.length > 0)
  })

  test.each([
    'Bhattacharya. (2015). Youth & Politics, Challenges and Way Forward. 6th Youth Parliament Pakistan.',
    'Horn A, Katz BJ, Lind E. Salt in the wind. J Coast Stud. 1996 Jun 1;124(11):980-3.',
    'Lind, Eva. Sediments of northern estuaries. PhD thesis, University of Bergen, Bergen, 2012.'
  ])('a label is at least as likely as the whole answer: %s', line => {
    const {certainties, probability} = labelWords(line, printedModel)
    expect(probability).toBeLessThan(0.999)
    for (const certainty of certainties) {
      expect(certainty).toBeGreaterThanOrEqual(probability - 1e-6)
      expect(certainty).toBeLessThanOrEqual(1 + 1e-6)
    }
    // Every other possible answer has another label for some word, so at least one label is uncertain.
    expect(Math.min(...certainties)).toBeLessThan(1 - 1e-6)
    // For the same reason, the doubts about the labels add up to at least the probability of the other answers.
    const doubt = certainties.reduce((sum, certainty) => sum + 1 - certainty, 0)
    expect(doubt).toBeGreaterThanOrEqual(1 - probability - 1e-6)
  })
})

describe('repairs in a line are reported with their places', () => {
  const said = (text: string) =>
    importPrinted({path: 'list.txt', text}).findings.map(
      ({place, subject, message}) => `${place?.start.line}:${place?.start.column} ${subject} ${message}`
    )

  test.each([
    ['Mann, L. ( May 2012). Tides . London: Norton.', ['1:10 note A space follows `(`']],
    ['Mann, L. (2012). Tides and winds . London: Norton.', ['1:33 note A space precedes `.`']],
    ['Mann, L. (2012). Tides and winds. Norton,.', ['1:41 note `,.` has one mark too many, expected `.`']],
    ['Mann, L. (n.d.). Tides and winds. London: Norton.', ['1:11 issued `n.d.` replaces a year']],
    [
      'Mann, L. (2025, MAy 01). Tides and winds. London: Norton.',
      ['1:17 issued `MAy` is not a month, expected `May`']
    ],
    [
      'Mann, L., et al. (2012). Tides and winds. London: Norton.',
      ['1:11 author `et al.` replaces the further names']
    ],
    ['(2012). Tides and winds of the north.', ['1:1 author The date has no author before it']],
    [
      'Mann, L. (2012). Tides and winds. Ocean Letters, 4, 1-9. doi: https://doi.org/10.1000/tides',
      ['1:58 DOI `doi:` precedes a URL']
    ],
    [
      'Mann, L. (2012). Tides and winds. Norton. Retrieved October 2024, from https://shore.example/tides',
      ['1:43 accessed The date of access `October 2024` has no day']
    ],
    [
      "Mann, L. (2012). ‘Not for sale: why tides matter'. London: Norton.",
      ["1:18 title The quotation marks `‘` and `'` around the title are not a pair"]
    ],
    [
      'Stone, D. M. (2025, May 21). Harbours and politics. (U. Reed, Interviewer)',
      [
        '1:53 type An interview is listed, though readers cannot look it up',
        '1:1 author `D.` in `Stone, D. M.` may be “Dr.”, expected `Stone, M.` in that case'
      ]
    ],
    ['Mann, L. (2012, May 3). Whose tides? A view of 1.5 ... winds (or .NET). London: Norton.', []],
    ['Mann, L. (2012). La mer : pourquoi ? London: Norton.', []],
    ['[1] Mann, L. (2012). Tides and winds . London: Norton.', ['1:37 note A space precedes `.`']]
  ])('%s', (line, expected) => expect(said(line)).toEqual(expected))

  const sound = `Horn, A. (2001). Tides and winds. Ocean Letters, 4, 1-9.
Katz, B. (2002, May 3). Salt and sand. Ocean Letters, 5, 2-19.
Lind, E. (2003). Gulls and ships. Ocean Letters, 6, 3-29.
Carr, N. (2004). Radar and light. Ocean Letters, 7, 4-39.`

  test.each([
    [
      'Reed, O. (March 2015). Harbours and laws. London: Norton.',
      '5:10 issued The date `March 2015` has a different form, expected `2015, March` as elsewhere in the list'
    ],
    [
      'Oona Reed, Ben Katz. (2015). Harbours and laws. London: Norton.',
      '5:1 author The given name comes first in `Oona Reed`, expected `Reed, Oona` as elsewhere in the list'
    ],
    [
      'Reed, Okafor. (2015). Harbours and laws. London: Norton.',
      '5:1 author The name `Reed, Okafor` has no initials, unlike other names in the list, or is two names'
    ],
    [
      'Reed, O. (2015). Harbours and laws. Ocean Letters, 8, pp. 5-49.',
      '5:55 page `pp.` precedes the pages of an article, expected `5-49` alone as elsewhere in the list'
    ]
  ])('unlike the others of its list: %s', (line, expected) => {
    expect(said(sound)).toEqual([])
    expect(said(`${sound}\n${line}`)).toEqual([expected])
    // Nothing is reported as odd if the list has no other convention.
    expect(said(line)).toEqual([])
  })
})

test('unlabelled text at the end is the publisher, even in lower case', () => {
  const [first, second] = read(
    'Dawn books. (2021). Child trafficking ring busted at lahore railway station. karachi: tide circle.\nKanwal, L. (2012). Voting Behaviour Of Educated Youth In Pakistan. Voting Behaviour Of Educated Youth In Pakistan: A Study Of Multan City.'
  )
  expect(first?.csl).toMatchObject({publisher: 'tide circle', 'publisher-place': 'karachi'})
  expect(first?.doubtful).toContain('publisher')
  expect(second?.csl).toMatchObject({
    'container-title': 'Voting Behaviour Of Educated Youth In Pakistan: A Study Of Multan City'
  })
  expect(lostWords(second!)).toEqual([])
})

describe('newspapers are containers', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'Dawn. (2017, April 14). Gang busted in the harbour. karachi: Dawn.',
      {'container-title': 'Dawn', 'publisher-place': 'karachi', type: 'article-newspaper'}
    ],
    [
      'ALJAZEERA. (December05, 2019). More than 600 boats at sea. Al-Jazeera.',
      {'container-title': 'Al-Jazeera', issued: year(2019, 12, 5), type: 'article-newspaper'}
    ],
    [
      'India, T. o. (2013). Two doctors get seven years. New Delhi: the times of India.',
      {'container-title': 'the times of India', 'publisher-place': 'New Delhi'}
    ],
    [
      'Harbour Gazette. (2024). Tides and laws. Harbour Gazette.',
      {'container-title': 'Harbour Gazette', type: 'article-newspaper'}
    ],
    [
      'Reed, O. (2012). The shape of news in coastal towns. New York: Times Books.',
      {publisher: 'Times Books', type: 'book'}
    ]
  ])('%s', (line, expected) => {
    const [reference] = read(line)
    expect(reference?.csl).toMatchObject(expected)
    expect(Object.keys(reference!.csl).filter(name => name === 'publisher')).toEqual(
      'publisher' in expected ? ['publisher'] : []
    )
    expect(lostWords(reference!)).toEqual([])
  })
})

describe('after a date in brackets, fields end at punctuation', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'Durlak, Joseph A; et al. (2011, February 3). The Impact of Tides: A Meta-Analysis of School-Based Universal Interventions. 82, pp. 405-432.',
      {title: 'The Impact of Tides: A Meta-Analysis of School-Based Universal Interventions', volume: '82'}
    ],
    [
      'Education, U. D. (2021). Adult Education and Family Literacy Act (AEFLA) Annual Report. Retrieved from https://a.example/report.pdf',
      {title: 'Adult Education and Family Literacy Act (AEFLA) Annual Report'}
    ],
    [
      'Bhattacharya. (2015). Youth & Pakistani Politics, Challenges and Way Forward. 6th Youth Parliament Pakistan.',
      {publisher: '6th Youth Parliament Pakistan'}
    ],
    [
      'Reed, O. (1996). Plans for harbours. In Proceedings of the Third Workshop on Tides Bergen, Norway.',
      {'container-title': 'Proceedings of the Third Workshop on Tides', 'publisher-place': 'Bergen, Norway'}
    ],
    [
      'Hauptman, H., & Karle, J. (1953). Solution of the Phase Problem, 1. The Crystal, ACA Monograph No. 3. Wilmington: Polycrystal Book Service.',
      {issue: '3'}
    ]
  ])('%s', (line, expected) => {
    const [reference] = read(line)
    expect(reference?.csl).toMatchObject(expected)
    expect(lostWords(reference!)).toEqual([])
  })
})

describe('values in the place of another field', () => {
  test('names before the title', () => {
    const text =
      'Alison Park, John Reed. (2002). Laura Horn and Catherine Lind. British Tide Attitudes, the 19th Report.'
    const {references, findings} = importPrinted({path: 'list.txt', text})
    expect(references[0]?.csl).toMatchObject({
      author: people('Park, Alison', 'Reed, John'),
      title: 'British Tide Attitudes, the 19th Report',
      note: 'Laura Horn and Catherine Lind.'
    })
    expect(findings.map(({message}) => message)).toEqual([
      'The names `Laura Horn and Catherine Lind` precede the title instead of being with the authors or editors'
    ])
  })

  test.each([
    'Park, A., & Reed, J. (2002). Jane Austen and Social Criticism. London: Norton.',
    'Alison Park, John Reed. (2002). Social Media and Political Participation. London: Norton.'
  ])('a title that could be names: %s', line => {
    expect(read(line)[0]?.csl.title).toBe(/\)\. (.*?)\./.exec(line)![1])
  })

  test('a journal after a university and its place', () => {
    const [reference] = read(
      'Ana Pontes, Matt Henn. (2019). Youth and the need for citizenship. Nottingham Trent University, UK: Education, Citizenship and Social Justice.'
    )
    expect(reference?.csl).toMatchObject({
      publisher: 'Nottingham Trent University',
      'publisher-place': 'UK',
      'container-title': 'Education, Citizenship and Social Justice',
      type: 'article-journal'
    })
    expect(reference?.doubtful).toContain('container-title')
  })
})

describe('names', () => {
  test.each<[string, CslName[]]>([
    ['Mann, L., & Yildiz, D. B.', people('Mann, L.', 'Yildiz, D. B.')],
    ['Mann L, Yildiz DB.', people('Mann, L.', 'Yildiz, D. B.')],
    ['L. Mann, D.B. Yildiz and E. Lind,', people('Mann, L.', 'Yildiz, D.B.', 'Lind, E.')],
    ['Mann, Laura, and Deniz Yildiz.', people('Mann, Laura', 'Yildiz, Deniz')],
    ['Mann, Laura, Yildiz, Deniz, and Lind, Eva', people('Mann, Laura', 'Yildiz, Deniz', 'Lind, Eva')],
    ['Alison Mann, John Yildiz, Katarina Lind', people('Mann, Alison', 'Yildiz, John', 'Lind, Katarina')],
    ['Mann, L.; Yildiz, D.', people('Mann, L.', 'Yildiz, D.')],
    ['Mann, L., et al.', [...people('Mann, L.'), {literal: 'et al.'}]],
    ['Vincent van Gogh', [{'non-dropping-particle': 'van', family: 'Gogh', given: 'Vincent'}]],
    ['World Tide Organization', people('World Tide Organization')],
    ['Department of Tides and Winds', people('Department of Tides and Winds')],
    ['U.S. Department of State', people('U.S. Department of State')],
    ['In G. Salt, & B. Reed (Eds.),', people('Salt, G.', 'Reed, B.')],
    ['edited by Ada Horn', people('Horn, Ada')],
    ['India, T. o.', people('India, T. o.')],
    ['J. K. Author and A. N. Writer,', people('Author, J. K.', 'Writer, A. N.')],
    ['Horn, Eva/Katz, Kurt (Hrsg.)', people('Horn, Eva', 'Katz, Kurt')]
  ])('%s', (list, expected) => expect(readNames(list).names).toEqual(expected))
})

describe('small values', () => {
  test.each([
    ['48(5),', {volume: '48', issue: '5'}],
    ['vol. 57, no. 12,', {volume: '57', issue: '12'}],
    ['vol.31, no. 01,', {volume: '31', issue: '01'}],
    ['vol. 12, n° 3,', {volume: '12', issue: '3'}],
    ['LXV,', {volume: 'LXV'}],
    ['(no.29)', {issue: '29'}],
    ['of the old series', {}]
  ])('volume %s', (text, expected) => expect(volumeOf(text)).toEqual(expected))

  test.each([
    ['pp. 405-432.', {page: '405-432'}],
    ['(p. 289).', {page: '289'}],
    ['1447– 1451.', {page: '1447-1451'}],
    ['248p.', {'number-of-pages': '248'}]
  ])('pages %s', (text, expected) => expect(pagesOf(text)).toEqual(expected))

  test.each([
    ['“A quiet shore,”', 'A quiet shore'],
    ['Who owns the tide?', 'Who owns the tide?'],
    ['E N H A N C I N G YO U T H i o n .', 'E N H A N C I N G YO U T H i o n'],
    ["‘Not for sale: why tides matter'.", 'Not for sale: why tides matter']
  ])('title %s', (text, expected) => expect(titleOf(text)).toBe(expected))

  test.each([
    ['(2011, February 3).', year(2011, 2, 3)],
    ['(MAY 2007).', year(2007, 5)],
    ['septembre 2014,', year(2014, 9)],
    ['12 maggio 1998', year(1998, 5, 12)],
    ['(2018b).', year(2018)],
    ['1990–92.', {'date-parts': [[1990], [1992]]}],
    ['(n.d.).', undefined]
  ])('date %s', (text, expected) => expect(readPrintedDate(text).date).toEqual(expected))

  test('numbers without spaces are separate words', () => {
    const words = (text: string) => wordsOfReference(text).map(word => word.text)
    expect(words('J Tides. 2010;12(3):45-67.')).toEqual(['J', 'Tides.', '2010;', '12(3):', '45-67.'])
    expect(words('1996 Jun 1;124(11):980-3.')).toEqual(['1996', 'Jun', '1;', '124(11):', '980-3.'])
    expect(words('https://a.example/1(2):3-4 12:30')).toEqual(['https://a.example/1(2):3-4', '12:30'])
  })
})

test('the “and” between authors is not matched with one in the publisher', () => {
  const [book] = read('Horn, Ann, and Neal Lind. The Quiet Shore. Allyn and Bacon, 2000.')
  expect(book?.doubtful).not.toContain('note')
})

describe('a text is split into references', () => {
  const texts = (text: string) => findList(text).references.map(line => line.text)
  test.each<[string, string, string[]]>([
    [
      'one a line, under a heading',
      '# References\nDoe, A. (1999). One.\nroe, B. (2001). Two.\n',
      ['Doe, A. (1999). One.', 'roe, B. (2001). Two.']
    ],
    [
      'a few of one line each, with a blank line under the heading',
      'Works Cited\n\nDoe, Ann. One. Penguin, 1999.\nRoe, Bea. Two. Norton, 2001.\n---. Three. Norton, 2004.\n',
      ['Doe, Ann. One. Penguin, 1999.', 'Roe, Bea. Two. Norton, 2001.', '---. Three. Norton, 2004.']
    ],
    [
      'blocks',
      'Doe, A. (1999).\nOne.\n\nRoe, B. (2001).\nTwo.',
      ['Doe, A. (1999). One.', 'Roe, B. (2001). Two.']
    ],
    [
      'numbers in brackets',
      '[1] Doe, A. One,\n1999.\n[2] Roe, B. Two, 2001.',
      ['Doe, A. One, 1999.', 'Roe, B. Two, 2001.']
    ],
    [
      'numbers with a stop',
      '1. Doe, A. One, 1999.\r\n2. Roe, B. Two,\r\n   2001.',
      ['Doe, A. One, 1999.', 'Roe, B. Two, 2001.']
    ],
    [
      'hanging indents',
      'Doe, A. (1999). One.\n  Oxford.\nRoe, B. (2001). Two.\n\tBath.',
      ['Doe, A. (1999). One. Oxford.', 'Roe, B. (2001). Two. Bath.']
    ],
    ['nothing', '\n \n', []]
  ])('%s', (_, text, expected) => expect(texts(text)).toEqual(expected))

  test('each has its place and its number', () => {
    const [, second] = read('[1] Doe, A. (1999). One. Bath: Norton.\n[2] Roe, B. (2001). Two. Bath: Norton.')
    expect(second?.place.start).toEqual({line: 2, column: 1, offset: 39})
    expect(second?.csl['citation-number']).toBe('2')
  })
})

const word = fc.constantFrom(
  'tide',
  'shore',
  'harbour',
  'salt',
  'wind',
  'estuary',
  'light',
  'sand',
  'radar',
  'gull'
)
const family = fc.constantFrom(
  'Mann',
  'Yildiz',
  'Horn',
  'Katz',
  'Lind',
  'Carr',
  'Goldman',
  'Reed',
  'Okafor',
  'Tanaka'
)
const given = fc.constantFrom('Laura', 'Deniz', 'Ada', 'Ben', 'Eva', 'Nicholas', 'Russell', 'Ngozi', 'Kenji')
const names = fc.uniqueArray(fc.record({family, given}), {
  minLength: 1,
  maxLength: 4,
  selector: name => name.family
})
const sentence = fc
  .array(word, {minLength: 4, maxLength: 9})
  .map(words => words.join(' of the '))
  .map(text => text[0]!.toUpperCase() + text.slice(1))
const journal = fc.constantFrom(
  'Journal of Coastal Studies',
  'Annals of Marine Science',
  'Ocean Research Letters',
  'International Review of Tides'
)
const optional = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, {nil: undefined})
const digits = (least: number, most: number) => fc.integer({min: least, max: most}).map(String)
const page = fc.integer({min: 1, max: 800}).map(first => `${first}-${first + 12}`)
const shared = {
  author: names,
  title: sentence,
  issued: fc.integer({min: 1950, max: 2024}).map(value => year(value))
}
const work: Arbitrary<CslItem> = fc
  .oneof(
    fc.record({
      ...shared,
      type: fc.constant('article-journal'),
      'container-title': journal,
      volume: digits(1, 90),
      issue: optional(digits(1, 12)),
      page: optional(page),
      DOI: optional(fc.constant('10.1000/tides.12'))
    }),
    fc.record({
      ...shared,
      type: fc.constant('book'),
      publisher: fc.constantFrom('Norton', 'Oxford University Press', 'Routledge', 'Springer'),
      'publisher-place': fc.constantFrom('London', 'New York', 'Berlin')
    }),
    fc.record({
      ...shared,
      type: fc.constant('chapter'),
      'container-title': fc.constantFrom('Handbook of open shores', 'The world of tides'),
      editor: names,
      page,
      publisher: fc.constantFrom('Norton', 'Cambridge University Press'),
      'publisher-place': fc.constantFrom('Cambridge', 'Paris')
    })
  )
  .map(item => ({
    ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)),
    id: 'a',
    type: item.type
  }))

const styles = new Map(
  ['apa', 'chicago-author-date', 'vancouver', 'ieee'].map(name => [
    name,
    readFileSync(`styles/csl/${name}.csl`, 'utf8')
  ])
)
const locales = installedLocales()
/** Each work with its entry as a style prints it. */
function print(style: string, works: readonly CslItem[]): ReadonlyArray<readonly [CslItem, string]> {
  const items = new Map(works.map((item, index) => [`w${index}`, {...item, id: `w${index}`}]))
  const {rendered, references} = cite(
    '',
    {style: styles.get(style)!, locales, lang: 'en'},
    [...items.values()],
    [...items.keys()]
  )
  return rendered.bibliography.map(({key}, index) => [
    items.get(key)!,
    textOf(references[index]!).replace(/\s+/g, ' ').trim()
  ])
}

describe.each([...styles.keys()])('references rendered in %s are parsed again', style => {
  test('no word is lost', () => {
    fc.assert(
      fc.property(fc.array(work, {minLength: 20, maxLength: 20}), works => {
        for (const [, text] of print(style, works))
          for (const reference of read(text)) expect(lostWords(reference)).toEqual([])
      }),
      {numRuns: 4, seed: 1}
    )
  })

  test('author, date and title come back', () => {
    const right = {author: 0, issued: 0, title: 0}
    for (const [item, text] of print(style, fc.sample(work, {numRuns: 100, seed: 2}))) {
      const csl = read(text)[0]?.csl
      const families = (value: unknown) => (value as CslName[] | undefined)?.map(name => name.family)
      if (JSON.stringify(families(csl?.author)) === JSON.stringify(families(item.author))) right.author += 1
      if (JSON.stringify(csl?.issued) === JSON.stringify(item.issued)) right.issued += 1
      if (String(csl?.title).toLowerCase() === String(item.title).toLowerCase()) right.title += 1
    }
    expect(right.author).toBeGreaterThanOrEqual(95)
    expect(right.issued).toBeGreaterThanOrEqual(95)
    expect(right.title).toBeGreaterThanOrEqual(95)
  })
})

test('no text makes the parser throw, and no word is lost', () => {
  // The text is among valid references, so that the list is not rejected because of the text.
  const sound = Array.from({length: 9}, (_, index) => `Horn, A. (${1990 + index}). Tides. London: Norton.`)
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 200}), text => {
      const references = read([...sound, text, ...sound].join('\n'))
      expect(references.length).toBeGreaterThanOrEqual(18)
      for (const reference of references) expect(lostWords(reference)).toEqual([])
    }),
    {numRuns: 200, seed: 3}
  )
})
