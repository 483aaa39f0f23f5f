import type {CslItem} from '../src/core/types.ts'

/** Works of every kind that papers cite, as simple as possible while showing the rules of a manual for their kind. */
export const works = {
  article: {
    type: 'article-journal',
    author: people('Mann, Laura', 'Yildiz, Deniz'),
    title: 'Tides in narrow bays: A second look',
    'container-title': 'Journal of Coastal Studies',
    volume: '49',
    issue: '3',
    page: '221-239',
    issued: date(2019, 5),
    DOI: '10.1000/tides'
  },
  articleNumber: {
    type: 'article-journal',
    author: people('Horn, Ada', 'Katz, Ben', 'Lind, Eva'),
    title: 'Salt in the wind',
    'container-title': 'Open Shore',
    volume: '11',
    issue: '2',
    number: 'e0209899',
    issued: date(2018),
    URL: 'https://shore.example/e0209899'
  },
  manyAuthors: {
    type: 'article-journal',
    author: people(...Array.from({length: 22}, (_, index) => `${'ABCDEFGHIJKLMNOPQRSTUV'[index]}son, X.`)),
    title: 'Everybody’s survey',
    'container-title': 'Annals of Surveys',
    volume: '7',
    page: '1-2',
    issued: date(2021)
  },
  newspaper: {
    type: 'article-newspaper',
    author: people('Goldman, Russell'),
    title: 'A lighthouse changes hands',
    'container-title': 'The Morning Post',
    issued: date(2020, 3, 9),
    URL: 'https://post.example/lighthouse'
  },
  book: {
    type: 'book',
    author: people('Carr, Nicholas'),
    title: 'The quiet shore: What waves do to us',
    publisher: 'Norton',
    'publisher-place': 'New York',
    edition: '2',
    issued: date(2010)
  },
  translation: {
    type: 'book',
    author: people('Freire, Paulo'),
    title: 'Pedagogy of the oppressed',
    translator: people('Ramos, Myra Bergman'),
    publisher: 'Herder and Herder',
    'publisher-place': 'New York',
    'original-date': date(1968),
    issued: date(1970)
  },
  volumes: {
    type: 'book',
    author: people('Schiller, Emma'),
    title: 'Collected letters',
    'number-of-volumes': '3',
    publisher: 'Lake Press',
    issued: date(1999)
  },
  edited: {
    type: 'book',
    editor: people('Lewin, Ruth', 'Marsh, Kai'),
    title: 'Maps and their makers',
    publisher: 'Lake Press',
    issued: date(2015)
  },
  chapter: {
    type: 'chapter',
    author: people('Ross, Julia'),
    title: 'Sounding lines',
    editor: people('Lewin, Ruth', 'Marsh, Kai'),
    'container-title': 'Maps and their makers',
    page: '33-47',
    publisher: 'Lake Press',
    'publisher-place': 'Geneva',
    issued: date(2015)
  },
  entry: {
    type: 'entry-encyclopedia',
    title: 'Ebb',
    'container-title': 'Encyclopedia of water',
    edition: '3',
    publisher: 'Lake Press',
    issued: date(2004)
  },
  proceedings: {
    type: 'paper-conference',
    author: people('Beck, Tom', 'Roy, Nina'),
    title: 'A faster buoy',
    'container-title': 'Proceedings of the Sixth Buoy Conference',
    page: '12-19',
    publisher: 'ACM',
    'publisher-place': 'Oslo',
    issued: date(2017)
  },
  report: {
    type: 'report',
    author: [{literal: 'World Tide Office'}],
    title: 'The state of the tide',
    genre: 'Working paper',
    number: '12',
    publisher: 'Harbour Institute',
    'publisher-place': 'Geneva',
    issued: date(2016)
  },
  thesis: {
    type: 'thesis',
    author: people('Rutz, Cynthia'),
    title: 'The moon as an author',
    genre: 'PhD thesis',
    publisher: 'University of Basel',
    issued: date(2013)
  },
  page: {
    type: 'webpage',
    author: [{literal: 'World Tide Office'}],
    title: 'How we measure',
    issued: date(2022, 6, 1),
    URL: 'https://tide.example/how'
  },
  undatedPage: {
    type: 'webpage',
    title: 'Tables of the tide',
    URL: 'https://tide.example/tables',
    accessed: date(2024, 3, 5)
  },
  dataset: {
    type: 'dataset',
    author: people('Moss, Jan'),
    title: 'Gauge readings',
    version: '2.1',
    publisher: 'Zenodo',
    issued: date(2020, 5, 4),
    DOI: '10.5281/zenodo.1'
  },
  software: {
    type: 'software',
    author: people('Moss, Jan'),
    title: 'gaugetool',
    version: '0.3',
    publisher: 'GitHub',
    issued: date(2022, 1),
    URL: 'https://github.example/gaugetool'
  },
  preprint: {
    type: 'article',
    author: people('Orr, Lea'),
    title: 'On waves',
    number: 'arXiv:2011.01808',
    publisher: 'arXiv',
    issued: date(2020),
    URL: 'https://arxiv.org/abs/2011.01808'
  },
  patent: {
    type: 'patent',
    author: people('Brandt, Ole'),
    title: 'Tide clock',
    authority: 'U.S.',
    number: '7346839',
    issued: date(2008, 3, 18)
  },
  standard: {
    type: 'standard',
    author: [{literal: 'International Organization for Standardization'}],
    title: 'Tide gauges',
    number: 'ISO 1234:2018',
    publisher: 'ISO',
    issued: date(2018)
  },
  law: {
    type: 'legislation',
    title: 'Coast Protection Act',
    'container-title': 'U.S.C.',
    volume: '42',
    section: '12101',
    issued: date(1990)
  },
  case: {
    type: 'legal_case',
    title: 'Sand v. Sea',
    'container-title': 'U.S.',
    volume: '347',
    page: '483',
    issued: date(1954)
  },
  treaty: {
    type: 'treaty',
    author: [{literal: 'United Nations'}],
    title: 'Convention on the Law of the Sea',
    issued: date(1982, 12, 10)
  },
  manuscript: {
    type: 'manuscript',
    author: people('Dodge, Oliver'),
    title: 'Diary of a keeper',
    archive_location: 'Box 3',
    archive: 'Harbour Archive',
    'archive-place': 'Bergen',
    issued: date(1891)
  },
  film: {
    type: 'motion_picture',
    director: people('Cuarón, Alma'),
    title: 'The long ebb',
    publisher: 'Shore Pictures',
    issued: date(2004)
  },
  talk: {
    type: 'speech',
    author: people('Teuscher, Rita'),
    title: 'Reading the water',
    'event-title': 'Day of the Coast',
    'event-place': 'Porto',
    issued: date(2019, 7, 14)
  },
  review: {
    type: 'review-book',
    author: people('Kemp, Ian'),
    'reviewed-title': 'The quiet shore',
    'reviewed-author': people('Carr, Nicholas'),
    'container-title': 'Review of Books',
    volume: '8',
    issue: '1',
    page: '5-6',
    issued: date(2011)
  },
  letter: {
    type: 'personal_communication',
    author: people('Costa, Célia'),
    issued: date(2023, 2, 3)
  },
  particle: {
    type: 'book',
    author: [{family: 'Gennep', given: 'Arnold', 'non-dropping-particle': 'van'}],
    title: 'The rites of passage',
    publisher: 'Lake Press'
  },
  forthcoming: {
    type: 'article-journal',
    author: people('Tan, Mei'),
    title: 'Tomorrow’s tide',
    'container-title': 'Open Shore',
    status: 'in press'
  }
} satisfies Readonly<Record<string, Omit<CslItem, 'id'>>>

/** The name of a work among `works`. */
export type WorkName = keyof typeof works

/** A work with its name as its key. */
export function work(name: WorkName): CslItem {
  return {id: name, ...works[name]}
}

function people(...names: readonly string[]): readonly object[] {
  return names.map(name => {
    const [family, given] = name.split(', ')
    return {family, given}
  })
}

function date(...parts: readonly number[]): object {
  return {'date-parts': [parts]}
}

/** The types of CSL 1.0.2. */
export const itemTypes =
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
    ' '
  )

/** An item with every field that a style might print, in invented words; `index` makes its names unique. */
export function fullItem(type: string, index: number): CslItem {
  const name = (family: string): readonly object[] => [{family: `${family}${index}`, given: 'Xu'}]
  return {
    id: `k${index}`,
    type,
    author: [...name('Aaa'), ...name('Bbb')],
    editor: name('Ccc'),
    translator: name('Ddd'),
    director: name('Eee'),
    composer: name('Fff'),
    interviewer: name('Hhh'),
    recipient: name('Iii'),
    'container-author': name('Jjj'),
    'reviewed-author': name('Kkk'),
    title: 'Ttttt',
    'container-title': 'Ccontainer',
    'collection-title': 'Sseries',
    'collection-number': '4',
    'volume-title': 'Vvtitle',
    'reviewed-title': 'Rrtitle',
    volume: '12',
    issue: '3',
    number: '77',
    page: '10-19',
    edition: '2',
    'number-of-volumes': '5',
    'number-of-pages': '300',
    'chapter-number': '6',
    section: '8',
    publisher: 'Ppub',
    'publisher-place': 'Pplace',
    genre: 'Ggenre',
    medium: 'Mmedium',
    version: '1.2',
    authority: 'Aauth',
    'event-title': 'Eevent',
    'event-place': 'Eplace',
    'event-date': date(2001, 2, 3),
    archive: 'Aarchive',
    archive_location: 'Xbox 9',
    'archive-place': 'Aplace',
    scale: '1:100',
    note: 'Nnote',
    issued: date(2003, 4, 5),
    'original-date': date(1903),
    submitted: date(2002, 1, 2),
    accessed: date(2004, 5, 6),
    URL: 'https://u.example/x',
    DOI: '10.1/y',
    PMID: '55',
    PMCID: 'PMC66'
  }
}
