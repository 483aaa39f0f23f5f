import {describe, expect, test} from 'vitest'
import type {CslName} from '../../../src/core/types.ts'
import {importPrinted} from '../../../src/references/import/printed/index.ts'
import {lostWords} from '../../printed-words.ts'

/** The works of a list: authors and editors, with surnames first, and other variables. */
function read(...lines: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const {references} = importPrinted({path: 'list.txt', text: lines.join('\n')})
  return references.map(({csl: {id: _, author, editor, issued, ...rest}}) => ({
    ...rest,
    ...(author !== undefined && {author: named(author)}),
    ...(editor !== undefined && {editor: named(editor)}),
    ...(issued !== undefined && {year: (issued as {'date-parts': number[][]})['date-parts'][0]![0]})
  }))
}

const named = (names: unknown): string =>
  (names as readonly CslName[])
    .map(({literal, family, given, 'non-dropping-particle': particle}) =>
      (literal ?? [family, given, particle].filter(Boolean).join(' ')).trim()
    )
    .join('; ')

test.each([
  ['Transport Act 1985, c. 67 (UK).', 'Transport Act'],
  [
    'Child Labour (Prohibition and Regulation) Act 1986. Government of India.',
    'Child Labour (Prohibition and Regulation) Act'
  ],
  ['Prevention of Trafficking in Persons Act 2018.', 'Prevention of Trafficking in Persons Act']
])('a statute has a title and no author: %s', (line, title) => {
  const [work] = read(line, 'Small, K. A. (2007). The economics of urban transportation. London: Routledge.')
  expect([work?.title, work?.author, work?.type]).toEqual([title, undefined, 'legislation'])
})

test.each([
  [
    'R (Citizens UK) v Secretary of State for the Home Department [2018] EWCA Civ 1812.',
    'R (Citizens UK) v Secretary of State for the Home Department'
  ],
  ['Roche v United Kingdom (2006) 42 EHRR 30.', 'Roche v United Kingdom']
])('a case has a title and no author: %s', (line, title) => {
  const [work] = read(line, 'Small, K. A. (2007). The economics of urban transportation. London: Routledge.')
  expect([work?.title, work?.author, work?.type]).toEqual([title, undefined, 'legal_case'])
})

describe('organisations with an acronym, one of them in brackets', () => {
  test.for<readonly [line: string, author: string, title: string]>([
    [
      'FAO (Food and Agriculture Organization of the United Nations). 2019. The State of Food. Moving Forward. Rome: FAO.',
      'FAO (Food and Agriculture Organization of the United Nations)',
      'The State of Food. Moving Forward'
    ],
    [
      'WHO (World Health Organization). (2020). Global tuberculosis report. Geneva: World Health Organization.',
      'WHO (World Health Organization)',
      'Global tuberculosis report'
    ],
    [
      'OECD (Organisation for Economic Co-operation and Development) 2001. Environmental Outlook. Paris: OECD.',
      'OECD (Organisation for Economic Co-operation and Development)',
      'Environmental Outlook'
    ],
    [
      'ILO (International Labour Office), and UNICEF (United Nations Children’s Fund). 2021. Child Labour. New York: ILO.',
      'ILO (International Labour Office); UNICEF (United Nations Children’s Fund)',
      'Child Labour'
    ],
    [
      'Bundesministerium für Bildung und Forschung (BMBF) (2015): Bildung in Deutschland. Ein Bericht. Berlin.',
      'Bundesministerium für Bildung und Forschung (BMBF)',
      'Bildung in Deutschland. Ein Bericht'
    ],
    [
      'World Bank (The). 2018. World Development Report 2018. Learning to Realize Education’s Promise. Washington, DC: World Bank.',
      'World Bank (The)',
      'World Development Report 2018. Learning to Realize Education’s Promise'
    ]
  ])('%s', ([line, author, title]) => {
    expect(read(line)).toMatchObject([{author, title}])
  })
})

describe('words that introduce a reference in notes', () => {
  test.for<readonly [lead: string, rest: string, author: string, title: string]>([
    [
      'Vgl.',
      'Habermas, Jürgen: Theorie des kommunikativen Handelns. Frankfurt am Main: Suhrkamp 1981.',
      'Habermas Jürgen',
      'Theorie des kommunikativen Handelns'
    ],
    [
      'Vgl. dazu',
      'Luhmann, Niklas: Soziale Systeme. Grundriß einer allgemeinen Theorie. Frankfurt am Main 1984.',
      'Luhmann Niklas',
      'Soziale Systeme. Grundriß einer allgemeinen Theorie'
    ],
    [
      'Siehe auch',
      'Osterhammel, Jürgen / Petersson, Niels: Geschichte der Globalisierung. München: Beck 2003.',
      'Osterhammel Jürgen; Petersson Niels',
      'Geschichte der Globalisierung'
    ],
    ['See also', 'Doe, M. (1977). Bread and punishment. New York: Press.', 'Doe M.', 'Bread and punishment'],
    ['Cf.', 'Doe, Jane. Of Bread. Baltimore: Northern University Press, 1976.', 'Doe Jane', 'Of Bread']
  ])('%s', ([lead, rest, author, title]) => {
    const line = `${lead} ${rest}`
    expect(read(line)).toMatchObject([{author, title}])
    const {references, findings} = importPrinted({path: 'list.txt', text: line})
    expect(references[0]!.raw).toBe(line)
    expect(lostWords({...references[0]!, raw: rest})).toEqual([])
    expect(
      findings.map(({message, place}) => [place!.start.column, place!.end.column, message])
    ).toContainEqual([1, lead.length + 1, `\`${lead}\` precedes the reference and is left out of the entry`])
  })

  test('a name is no such word', () => {
    expect(read('See, Lisa. 1995. On Gold Mountain. New York: Press.')).toMatchObject([{author: 'See Lisa'}])
  })
})

describe('numbers, particles and publishers', () => {
  test.for<readonly [line: string, expected: Readonly<Record<string, unknown>>]>([
    [
      'Gee JW de, Linden WJ van der, Ngo H-VV. Salt and bread. Ocean Letters. 2018;8(2):1–13.',
      {author: 'Gee J. W. de; Linden W. J. van der; Ngo H-VV', volume: '8', issue: '2', page: '1-13'}
    ],
    [
      'Doe BW. Solvent content of bread. Journal of Ovens. 1968 Apr;33(2):491–7.',
      {volume: '33', issue: '2', page: '491-7', year: 1968}
    ],
    [
      'Doe DS, Roe MJ. Bread of two. Ovens. 2000;32–33(7):973–8.',
      {volume: '32–33', issue: '7', page: '973-8'}
    ],
    [
      'Doe, J. 2001. Bread in the oven of the north. Neurology. American Academy of Bread 52(9): 1870–1880.',
      {'container-title': 'Neurology', publisher: 'American Academy of Bread', volume: '52', issue: '9'}
    ],
    [
      'Doe AD, 1986. Working bread. Clarendon Press: Oxford, UK.',
      {publisher: 'Clarendon Press', 'publisher-place': 'Oxford, UK'}
    ],
    [
      'Doe M. J., Roe E. A. 2010 “Synchronous bread,” Ocean Letters, vol. 20, p. 150–155.',
      {author: 'Doe M. J.; Roe E. A.'}
    ],
    [
      'Field, D. J.; Roe, B. A. Current Opinion in Bread 2004, 14, 481–487.',
      {author: 'Field D. J.; Roe B. A.', 'container-title': 'Current Opinion in Bread', volume: '14'}
    ],
    [
      'Doe D, Roe M. broom: Convert bread into tables [Internet]. 2015. Available from: https://example.org/broom',
      {title: 'broom: Convert bread into tables', medium: 'Internet'}
    ]
  ])('%s', ([line, expected]) => {
    expect(read(line)).toMatchObject([expected])
  })
})

test('numbers without a full stop number a list', () => {
  const lines = [
    '1 Doe J. Bread. Press; 2001.',
    '2 Roe R. Salt. Press; 2002.',
    '3 Poe E. Water. Press; 2003.'
  ]
  expect(read(...lines)).toMatchObject([
    {author: 'Doe J.', 'citation-number': '1'},
    {author: 'Roe R.', 'citation-number': '2'},
    {author: 'Poe E.', 'citation-number': '3'}
  ])
})

test('page numbers and running heads within a list are not references', () => {
  const works = [
    'Doe, J. (2001). Bread.',
    'Roe, R. (2002). Salt.',
    'Poe, E. (2003). Water.',
    'Moe, M. (2004). Flour.'
  ]
  const list = works.map(work => `${work} London: Press.`)
  const text = [
    list[0],
    list[1],
    '214 Ada Lovelace',
    list[2],
    list[3],
    '– 215 –',
    ...list,
    '216 Ada Lovelace',
    ...list
  ]
  const {references, findings} = importPrinted({path: 'list.txt', text: text.join('\n')})
  expect(references.map(({raw}) => raw)).toEqual([...list, ...list, ...list])
  expect(findings.flatMap(({message, note}) => (message.startsWith('Text outside') ? [note] : []))).toEqual([
    '“214 Ada Lovelace”',
    '“– 215 –”',
    '“216 Ada Lovelace”'
  ])
})

test.each(['vol. 4, núm. 2', 'vol. 4, número 2', 'vol. 4, no. 2'])(
  'the volume and issue of “%s”',
  printed => {
    const [work] = read(
      `García, A. (2011). La tierra y el agua. Revista de Historia, ${printed}, pp. 33-50.`,
      'Small, K. A. (2007). The economics of urban transportation. London: Routledge.'
    )
    expect([work?.volume, work?.issue]).toEqual(['4', '2'])
  }
)

test.each<[line: string, language: string | undefined]>([
  ['García, Ana (2011). La tierra y el agua. Revista de Historia, 4(2), 3–9.', 'es'],
  ['Müller, K. (2019). Der Schutz des Wassers. Zeitschrift für Umweltrecht, 30(2), 1–9.', 'de'],
  [
    'Roe, J. (2001). The law of water and land. Zeitschrift für das Recht der Umwelt und des Wassers, 3, 1–4.',
    undefined
  ],
  ['Roe, J. (2001). Water. Zeitschrift für Umweltrecht, 3, 1–4.', undefined],
  ['Small, K. A. (2007). The economics of urban transportation. Routledge.', undefined]
])('a work in a language other than English has that language, if sure: %s', (line, language) => {
  const [work] = read(line, 'Small, K. A. (2008). The economics of urban travel. Routledge.')
  expect(work?.language).toBe(language)
})
