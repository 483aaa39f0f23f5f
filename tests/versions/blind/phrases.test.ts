import {describe, expect, test} from 'vitest'
import {compose} from '../../../src/build.ts'
import type {Article, Block} from '../../../src/core/article.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Author, Manuscript} from '../../../src/core/types.ts'
import {addressHints} from '../../../src/versions/blind/addresses.ts'
import {folded} from '../../../src/versions/blind/folded-words.ts'
import {romanized} from '../../../src/versions/blind/romanized.ts'
import {signalsOf} from '../../../src/versions/blind/signals.ts'
import {soughtIn} from '../../../src/versions/blind/sought.ts'
import {textWorld} from '../../world.ts'

const settings = `title: "Heat: Of bricks"
authors:
  - {given: Wilhelmina Bo, family: Trautwein, email: kilnfox@mail.clay.test}
  - {given: Ann, family: Li, email: info@gmail.com, orcid: 0000-0002-1825-0097}
  - {name: The Brick Survey, corporate: true}
affiliations: [{name: "Institute of Heat; University of Saxonbridge, URSB", city: Quellendorf}]
license: CC0-1.0
statements: {funding: "By grants AB-12345-X. In 2020, doi 10.5555/12345."}
`
const paper = compose(
  textWorld({'manuscript.yaml': settings, '01.md': 'See <https://github.com/owner9/heat.git>.'}),
  createMemo(),
  ''
)

/** Returns a function that lists the kinds of words that a text contains, each with the words. */
async function searched(): Promise<(text: string) => readonly string[]> {
  const {manuscript, article} = await paper
  const sought = soughtIn(manuscript, article!).map(({pattern, ...rest}) => ({
    ...rest,
    pattern: pattern.global ? pattern : new RegExp(pattern, `${pattern.flags}g`)
  }))
  return text => {
    const words = folded(text)
    // The letters by which texts are chosen are never missing in a text with the words.
    const letters = words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    return sought.flatMap(({pattern, what, spelled = ['']}) =>
      Array.from(words.matchAll(pattern), ([found]) =>
        spelled.some(each => letters.includes(each)) ? `${what}: ${found}` : `${what}, not searched for`
      )
    )
  }
}

const phrase = (words: string): readonly [string, readonly string[]] => [
  `As ${words} says.`,
  [`a phrase: ${words}`]
]
const found = (text: string, what: string, words: string): readonly [string, readonly string[]] => [
  text,
  [`${what}: ${words}`]
]

const telling: readonly (readonly [string, readonly string[]])[] = [
  ...[
    'in my thesis',
    'of our theses',
    'from my own dissertation',
    'see my PhD thesis',
    'in my doctoral thesis'
  ].map(phrase),
  ...[
    'in my master’s thesis',
    "in my master's thesis",
    'in our bachelor’s thesis',
    'in my diploma thesis',
    'In my habilitation'
  ].map(phrase),
  ...['my supervisor', 'our advisor', 'my doctoral supervisor', 'my PhD advisor', 'our university'].map(
    phrase
  ),
  ...[
    'our home institute',
    'our institution',
    'our department',
    'our laboratory',
    'our laboratories',
    'my lab'
  ].map(phrase),
  ...[
    'our research group',
    'preprint of this paper',
    'preprints of our article',
    'early version of this work'
  ].map(phrase),
  ...[
    'earlier version of the present manuscript',
    'previous version of this study',
    'extended version of our report'
  ].map(phrase),
  ...[
    'preliminary version of this paper',
    'shorter version of this paper',
    'conference version of this paper'
  ].map(phrase),
  ...['abridged versions of this paper', 'presented in Rome by us', 'delivered by one of us'].map(phrase),
  ...['presented there by the authors', 'presented by the second author'].map(phrase),
  ...['a.b+c_d-e@mud-x.test', 'ann@a.b.org'].map(mail => found(`Mail ${mail}.`, 'an e-mail address', mail)),
  ...['/home/kq12', '/Users/kq.12', '/scratch/kq-12', 'C:\\Users\\kq12'].map(path =>
    found(`In ${path}/a.`, 'the folder of a person', path)
  ),
  ...['0000-0003-1825-0097', '0000-0002-1825-009X', '0000 0001 1825 0097', '0009000212345678'].map(id =>
    found(`Of ${id}.`, 'an ORCID iD', id)
  ),
  ...['grant', 'grants', 'award', 'awards', 'funded by', 'funding', 'financed by', 'supported by'].map(word =>
    found(`The ${word} QX-99887.`, 'a grant number', 'QX-99887.')
  ),
  ...['fellowship', 'scholarship', 'gefördert', 'Förderung', 'financiado', 'subvention'].map(word =>
    found(`Die ${word} QX-99887 ist.`, 'a grant number', 'QX-99887')
  ),
  ...['ethics', 'ethical', 'IRB', 'review board', 'Ethikrat', 'ethique', 'etica', 'protocol', 'approved'].map(
    word => found(`The ${word} no. QX-99887 is.`, 'the number of an approval', 'QX-99887')
  ),
  ...[
    'NCT01234567',
    'CRD42012345',
    'ISRCTN12345678',
    'ACTRN12345678901234',
    'DRKS12345678',
    'UMIN123456789'
  ].map(number => found(`As ${number}.`, 'a registration, which names who registered', number)),
  ...['ChiCTR-X-123456', 'CTRI/2019/01/123'].map(number =>
    found(`As ${number}.`, 'a registration, which names who registered', number)
  ),
  ...['+49 4791 550 123', '+1 (650) 555-0123', '+44.20.7946.0958'].map(number =>
    found(`Call ${number}, then.`, 'a telephone number', number)
  ),
  found('By Trautwein.', 'the family name of an author', 'Trautwein'),
  found('By TRAUTWEIN.', 'the family name of an author', 'TRAUTWEIN'),
  found('The Trautweins.', 'the family name of an author', 'Trautweins'),
  found('The Trautweines.', 'the family name of an author', 'Trautweines'),
  found('By Traut-wein.', 'the family name of an author, divided', 'Traut-wein'),
  found('By T r a u t w e i n.', 'the family name of an author, in single letters', 'T r a u t w e i n'),
  found('By Wilhelmina.', 'the given name of an author', 'Wilhelmina'),
  found('By Ann.', 'the given name of an author', 'Ann'),
  found('By Li.', 'the family name of an author', 'Li'),
  ...['W.B.T.', 'W. B. T.', 'W.T.', 'W. T.', 'A.L.'].map(letters =>
    found(`By ${letters}`, 'initials of an author', letters)
  ),
  ...[
    'wrote',
    'designed',
    'conceived',
    'performed',
    'developed',
    'contributed',
    'led',
    'supervised',
    'collected'
  ].map(deed => found(`Here WT ${deed} it.`, 'initials of an author', 'WT')),
  ...[
    'analysed',
    'analyzed',
    'drafted',
    'carried',
    'implemented',
    'acknowledges',
    'thanks',
    'was',
    'is supported'
  ].map(deed => found(`Here WBT ${deed} it.`, 'initials of an author', 'WBT')),
  ...[', XY', ' and XY', ', and XY'].map(next => found(`Here WT${next} are.`, 'initials of an author', 'WT')),
  found('Follow KilnFox.', 'the account of an author', 'KilnFox'),
  found('In Quellendorf.', 'the city of an affiliation', 'Quellendorf'),
  ...[
    'universiteit',
    'univerzita',
    'uniwersytet',
    'hochschule',
    'institut',
    'instytut',
    'college',
    'ecole'
  ].map(kind =>
    found(
      `The ${kind} of Saxonbridge.`,
      'an affiliation of the authors, in other words',
      `${kind} of Saxonbridge`
    )
  ),
  ...[
    'academy',
    'akademie',
    'laboratory',
    'faculty',
    'fakultät',
    'hospital',
    'klinik',
    'clinic',
    'campus',
    'school',
    'lab'
  ].map(kind =>
    found(
      `The Saxonbridge ${kind} is.`,
      'an affiliation of the authors, in other words',
      folded(`Saxonbridge ${kind}`)
    )
  ),
  found('Of ab-12345-x.', 'a grant number', 'ab-12345-x'),
  ...['university of Saxonbridge', 'institute of heat'].map(
    words =>
      [
        `At the ${words}.`,
        [`an affiliation of the authors: ${words}`, `an affiliation of the authors, in other words: ${words}`]
      ] as const
  ),
  ['Of URSB.', ['an affiliation of the authors: URSB']]
]

const innocent = [
  'As in the thesis of others, and in your thesis, our lawn is in laboratories.',
  'A version of this paper, and a paper presented by the second speaker.',
  'In /home/user/a, /Users/name, /home/runner/x and /scratch/shared, or C:\\Windows.',
  'The numbers 0123-4567-8901, 1234567890123456 and 0000 0009 1825 0097.',
  'In 2020, of 12345 and 10.5555/12345 and 1999/2000 the ratio grew.',
  'The law of 1992 is funded by 2019 and approved in 2020.',
  'The trautwein and the lien, an annual linguist; WTF was WT for.',
  'Of info and informal kilnfoxes in Quellendorfer Weg at the University of Bridges.',
  'Of ursb, the QUELLENDORF.',
  'Call +12 of 345 678 or 0049 4791.'
]

test('words in a blind copy that may tell its authors are found, and others are not', async () => {
  const wordsIn = await searched()
  expect(telling.map(([text]) => [text, wordsIn(text)])).toEqual(telling)
  expect(innocent.flatMap(wordsIn)).toEqual([])
})

const own = 'an address that the paper calls its own'
const archive = 'an address of an archive, which names who deposited'
const person = 'the page of a person'
const shared = 'an address of a shared folder, which names its owner'

/** The hint about a URL in a text or a link, after words. */
async function hinted(before: string, url: string): Promise<readonly string[]> {
  const {manuscript} = await paper
  const link: Block = {
    ...{type: 'paragraph', id: 'p'},
    children: [
      {type: 'text', value: before},
      {type: 'link', url, children: [{type: 'text', value: 'it'}]}
    ]
  }
  const plain: Block = {type: 'paragraph', id: 'q', children: [{type: 'text', value: `${before}${url}`}]}
  const hints = (block: Block): readonly string[] =>
    addressHints({body: [block], notes: []} as unknown as Article, manuscript).map(({what, words}) =>
      words === url ? what : `${what}: ${words}`
    )
  const [linked, written] = [hints(link), hints(plain)]
  if (/^https?:|^10\./.test(url)) expect(before === '' ? linked : written).toEqual(linked)
  return linked
}

describe('an address may lead to the authors', () => {
  test.each<readonly [string, string, string | undefined]>([
    ['mail', 'mailto:a@b.test', 'an e-mail address'],
    ...[
      'code',
      'software',
      'package',
      'library',
      'repository',
      'website',
      'data',
      'dataset',
      'data set',
      'script',
      'scripts',
      'tool'
    ].map(thing => [`It is in our ${thing} at `, 'https://host.test/a', own] as const),
    ['See my new code, ', 'https://host.test/a', own],
    ['See our code. And ', 'https://host.test/a', undefined],
    ['See your code at ', 'https://host.test/a', undefined],
    ...[
      'code',
      'software',
      'data',
      'datasets',
      'scripts',
      'materials',
      'notebooks',
      'supplements',
      'implementation'
    ].map(thing => [`The ${thing} can be found at `, 'https://github.com/xq17/a', own] as const),
    ...[
      'is available',
      'are accessed',
      'was accessible',
      'were deposited',
      'has been hosted',
      'have been published'
    ].map(way => [`All code ${way} at `, 'https://gitlab.kiln.test/xq17/a', own] as const),
    ...['is shared', 'are released', 'can be downloaded'].map(
      way => [`All code ${way} at `, 'https://xq17.github.io/a', own] as const
    ),
    ...[
      'bitbucket.org',
      'codeberg.org',
      'git.sr.ht',
      'gist.github.com',
      'kaggle.com',
      'hub.docker.com',
      'www.github.com'
    ].map(host => ['All code is available at ', `https://${host}/xq17`, own] as const),
    ['All code is available at ', 'https://xq17.gitlab.io', own],
    ['All code is available at ', 'https://host.test/xq17', undefined],
    ['Others use ', 'https://github.com/xq17/a', undefined],
    ...[
      'zenodo.org',
      'figshare.com',
      'osf.io',
      'datadryad.org',
      'dataverse.kiln.test',
      'archive.softwareheritage.org',
      'huggingface.co'
    ].map(host => ['See ', `https://www.${host}/a`, archive] as const),
    ...['5281', '6084', '5061', '17605', '7910', '24433'].map(
      prefix => ['See ', `https://doi.org/10.${prefix}/a`, archive] as const
    ),
    ['See ', '10.5281/zenodo.9', archive],
    ['See ', 'https://host.test/swh:1:a', archive],
    ['See ', 'https://doi.org/10.1000/a', undefined],
    ['See ', 'https://host.test/~ann', person],
    ['See ', 'https://host.test/%7Eann', person],
    ['See ', 'https://host.test/~/a', undefined],
    ...[
      ...[
        'scholar.google.co.uk/citations?user=a',
        'www.researchgate.net/profile/a',
        'linkedin.com/in/a',
        'twitter.com/a'
      ],
      ...[
        'x.com/a',
        'bsky.app/profile/a',
        'publons.com/a',
        'scopus.com/authid/a',
        'dblp.org/pid/a',
        'academia.edu/a'
      ],
      ...['youtube.com/@a', 'mastodon.test/@a']
    ].map(path => ['See ', `https://${path}`, person] as const),
    ...[
      ...['drive.google.com', 'docs.google.com', 'colab.research.google.com', 'www.dropbox.com', '1drv.ms'],
      ...[
        'kiln.sharepoint.com',
        'box.com',
        'overleaf.com',
        'mega.nz',
        'wetransfer.com',
        'icloud.com',
        'notion.so'
      ],
      ...['a.notion.site', 'cloudstor.aarnet.edu.au']
    ].map(host => ['See ', `https://${host}/a`, shared] as const),
    ['See ', 'https://data.CLAY.test/a', 'the host of an author’s mail'],
    ['See ', 'https://clay.test', 'the host of an author’s mail'],
    ['See ', 'https://barclay.test/a', undefined],
    ['See ', 'https://gmail.com/a', undefined],
    ['See ', 'https://host.test/the-brick-survey', 'an address with an affiliation of the authors'],
    ['See ', 'https://institute-of-heat.test/', 'an address with an affiliation of the authors'],
    ['See ', 'https://host.test/census', undefined]
  ])('%s%s: %s', async (before, url, expected) => {
    const found = await hinted(before, url)
    expect(found).toEqual(expected === undefined ? [] : [expected])
  })
})

test.each([
  ['Müller', ['Mueller']],
  ['Ærø', ['aeroe']],
  ['Ångström', ['aangstroem']],
  ['Weiß', ['Weiss']],
  ['Mu\u0308ller', ['Mueller']],
  ['Doe', []],
  ['Кузнецов', ['Kuznetsov', 'Kuznecov']],
  ['Щёкин', ['Shchekin', 'Schyokin', 'Schyokyn']],
  ['Юрий', ['Yuriy', 'Iurii', 'Juryj']],
  ['Παπαδόπουλος', ['Papadopoylos', 'Papadopoulos']],
  ['Їжак', ['Yizhak', 'Ijak', 'Jijak']],
  ['Ђоковић', ['Djokovic', 'Djokovyc']]
])('%s may be written as %j', (name, expected) => {
  expect(romanized(name)).toEqual(expected)
})

const author = (fields: Partial<Author>): Author =>
  ({name: 'Ann Bo Doe', given: 'Ann Bo', family: 'Doe', ...fields}) as Author
const signals = async (authors: readonly Author[], more: Partial<Manuscript['metadata']> = {}) => {
  const {manuscript} = await paper
  const machine = [{text: 'kq12', what: 'the user of this machine'}]
  return signalsOf({...manuscript, metadata: {...manuscript.metadata, ...more, authors}}, machine)
}

test.each<readonly [string, Partial<Author>, readonly string[]]>([
  ['with two given names', {}, ['Ann Bo Doe', 'Ann Doe', 'Doe, Ann']],
  ['with one', {name: 'Ann Doe', given: 'Ann'}, ['Ann Doe', 'Doe, Ann']],
  ['with initials', {name: 'A. Doe', given: 'A.'}, []],
  ['that is a body', {name: 'The Survey', given: undefined, family: undefined}, ['The Survey']],
  ['that is called a body', {name: 'Doe Survey', corporate: true}, ['Doe Survey']],
  [
    'with an ORCID iD',
    {given: '', orcid: '0000-0002-1825-0097'},
    ['0000-0002-1825-0097', '0000000218250097', '0000 0002 1825 0097']
  ],
  ['with a mail', {given: '', email: 'a@b.test'}, ['a@b.test']]
])('the names of an author %s must not be in a copy', async (_, fields, expected) => {
  const {everywhere} = await signals([author(fields)], {pageAddress: 'https://p.test', doi: '10.1/a'})
  expect(everywhere.map(({text}) => text)).toEqual([...expected, 'https://p.test', '10.1/a', 'kq12'])
})

test('initials with a family name are written in many ways', async () => {
  const {outsideLists} = await signals([author({given: 'Ann-Bo'}), author({given: '', family: 'Roe'})])
  expect(outsideLists.map(({text}) => text)).toEqual([
    ...['A. Doe', 'A. B. Doe', 'A.B. Doe', 'Doe, A.', 'Doe, A. B.', 'Doe AB', 'Doe, AB', 'Doe, A.B.'],
    ...['Doe A. B.', 'Doe A.B.', 'Doe A.', 'A.-B. Doe', 'Doe, A.-B.', 'Doe A.-B.']
  ])
})

test.each([
  ['https://host.test/trautwein-lab', true],
  ['https://host.test/KilnFox/a', true],
  ['https://host.test/kilnfoxes', false],
  ['https://host.test/li/a', true],
  ['https://host.test/limes', false],
  ['https://host.test/kq12', true],
  ['https://host.test/heat', true],
  ['https://host.test/Heat.jl/a', true],
  ['https://www.heat.test/a', true],
  ['https://host.test/heating', false],
  ['https://host.test/a?heat', false],
  ['https://github.com/owner9', true],
  ['https://owner9.github.io/a', true],
  ['https://bitbucket.org/Owner9/x', true],
  ['https://gitlab.kiln.test/owner9', true],
  ['https://host.test/owner9', false],
  ['https://github.com/', false],
  ['https://host.test/info', false]
])('the address %s tells the authors: %s', async (address, isTelling) => {
  const {manuscript} = await paper
  const {tellsAddress} = await signals(manuscript.metadata.authors)
  expect(tellsAddress(address)).toBe(isTelling)
})
