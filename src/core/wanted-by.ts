import {issnsOf} from './issn.ts'
import type {Manuscript} from './types.ts'

/** Where a paper can be sent, for the check of what is asked for there. */
export const destinations = ['jats', 'crossref', 'epub'] as const

export type PaperDestination = (typeof destinations)[number]

/** What a destination asks for: whether a paper has it, its name, the setting to write, and who says so. */
export type DestinationNeed = Readonly<{
  has: (manuscript: Pick<Manuscript, 'metadata' | 'project'>) => boolean
  subject: string
  words: string
  write: string
  says: string
  /** Whether there is no file without it. */
  isRequired?: true
}>

const title: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.title !== undefined,
  subject: 'title',
  words: 'the title of the paper',
  write: 'title: …'
}
const authors: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.authors.length > 0,
  subject: 'authors',
  words: 'the authors',
  write: 'authors: [{name: …, affiliation: …}]'
}
const journalTitle: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.journal.title !== undefined,
  subject: 'journal.title',
  words: 'the title of the journal',
  write: 'journal: {title: …}'
}
const issn: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => issnsOf(metadata.journal).length > 0,
  subject: 'journal.issn',
  words: 'the ISSN of the journal',
  write: 'journal: {issn: 1234-5679}'
}
const published: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.dates.published !== undefined,
  subject: 'dates.published',
  words: 'the date of publication',
  write: 'dates: {published: 2026-11-24}'
}
const doi: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.doi !== undefined,
  subject: 'doi',
  words: 'the DOI of the paper',
  write: 'doi: 10.5555/example.1'
}

const license: Omit<DestinationNeed, 'says'> = {
  has: ({metadata}) => metadata.license !== undefined,
  subject: 'license',
  words: 'the licence',
  write: 'license: CC-BY-4.0'
}

const dtd = 'The DTD of JATS Publishing requires it, so its place is empty in the file.'
const archives = 'PubMed Central and other archives ask for it.'
const schema = 'Crossref accepts no deposit without it, so none is written.'

/** THE TABLE of what destinations ask for. */
export const wantedBy: Readonly<Record<PaperDestination, readonly DestinationNeed[]>> = {
  jats: [
    {...title, says: dtd},
    {
      has: ({metadata}) => metadata.journal.id !== undefined,
      subject: 'journal.id',
      words: 'the identifier of the journal',
      write: 'journal: {id: …}',
      says: dtd
    },
    {...issn, says: dtd},
    {...journalTitle, says: archives},
    {
      has: ({metadata}) => metadata.journal.publisher !== undefined,
      subject: 'journal.publisher',
      words: 'the publisher',
      write: 'journal: {publisher: …}',
      says: archives
    },
    {...authors, says: archives},
    {
      has: ({metadata}) => metadata.abstracts.length > 0,
      subject: 'abstract',
      words: 'an abstract',
      write: 'abstract: …',
      says: archives
    },
    {...license, says: 'JATS4R, “Permissions”, asks for it, and nobody may share a paper without one.'},
    {...doi, says: archives},
    {...published, says: archives},
    {
      has: ({metadata: {journal}}) => journal.firstPage !== undefined || journal.articleNumber !== undefined,
      subject: 'journal.first-page',
      words: 'the first page or the number of the article',
      write: 'journal: {first-page: 117}',
      says: archives
    }
  ],
  crossref: [
    {...title, says: schema, isRequired: true},
    {...doi, says: schema, isRequired: true},
    {
      has: ({metadata}) => metadata.pageAddress !== undefined,
      subject: 'canonical-url',
      words: 'the address of the paper’s page, to which the DOI leads',
      write: 'canonical-url: https://journal.example/3/1/law.html',
      says: schema,
      isRequired: true
    },
    {...published, says: schema, isRequired: true},
    {...journalTitle, says: schema, isRequired: true},
    {
      has: ({project}) => project.style.depositor !== undefined,
      subject: 'crossref',
      words: 'who deposits and who answers for it, in the `style.yaml` of the journal',
      write: 'crossref: {depositor: …, email: …, registrant: …}',
      says: schema,
      isRequired: true
    },
    {...issn, says: 'Crossref’s reports and Cited-by find the journal by it.'},
    {...authors, says: 'Without them the paper is found under no name.'}
  ],
  epub: [
    {
      ...title,
      says: 'EPUB requires one, by which readers find it on their shelves; without it the file’s name is taken.'
    },
    {
      has: ({metadata}) => metadata.isLangAssumed === undefined,
      subject: 'lang',
      words: 'the language of the paper',
      write: 'lang: en',
      says: 'EPUB requires it, and reading systems say and hyphenate the text by it; without it English is named.'
    },
    {
      has: ({project}) => project.texts.every(({pictures}) => pictures.every(({alt}) => alt.trim() !== '')),
      subject: 'alt',
      words: 'a description of each picture',
      write: '![…](map.svg){alt="…"}',
      says: 'EPUB Accessibility 1.1 asks for it; without it the metadata say that pictures have none.'
    },
    {...authors, says: 'Readers’ shelves are sorted by them.'},
    {
      ...doi,
      says: 'It is the identifier; without it that is made of the content, and another edition is another book.'
    },
    {
      ...published,
      says: 'EPUB requires a date of the file, which galley takes from it, since the clock would give other bytes.'
    },
    {...license, says: 'Readers pass the file on, and it says whether they may.'}
  ]
}
