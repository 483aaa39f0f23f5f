import type {PaperDestination} from '../../../core/destination.ts'
import {issnsOf} from '../../../core/issn.ts'
import type {Metadata} from '../../../core/types.ts'

/** What a destination asks for: whether a paper has it, its name, the setting to write, and who says so. */
export type DestinationNeed = Readonly<{
  has: (metadata: Metadata) => boolean
  subject: string
  words: string
  write: string
  says: string
}>

/** The names of destinations in messages. */
export const destinationNames: Readonly<Record<PaperDestination, string>> = {jats: 'JATS'}

const dtd = 'The DTD of JATS Publishing requires it, so its place is empty in the file.'
const archives = 'PubMed Central and other archives ask for it.'

const title: DestinationNeed = {
  has: ({title: own}) => own !== undefined,
  subject: 'title',
  words: 'the title of the paper',
  write: 'title: …',
  says: dtd
}
const journalTitle: DestinationNeed = {
  has: ({journal}) => journal.title !== undefined,
  subject: 'journal.title',
  words: 'the title of the journal',
  write: 'journal: {title: …}',
  says: archives
}
const issn: DestinationNeed = {
  has: ({journal}) => issnsOf(journal).length > 0,
  subject: 'journal.issn',
  words: 'the ISSN of the journal',
  write: 'journal: {issn: 1234-5679}',
  says: dtd
}
const published: DestinationNeed = {
  has: ({dates}) => dates.published !== undefined,
  subject: 'dates.published',
  words: 'the date of publication',
  write: 'dates: {published: 2026-11-24}',
  says: archives
}

/** THE TABLE of what destinations ask for. */
export const wantedBy: Readonly<Record<PaperDestination, readonly DestinationNeed[]>> = {
  jats: [
    title,
    {
      has: ({journal}) => journal.id !== undefined,
      subject: 'journal.id',
      words: 'the identifier of the journal',
      write: 'journal: {id: …}',
      says: dtd
    },
    issn,
    journalTitle,
    {
      has: ({journal}) => journal.publisher !== undefined,
      subject: 'journal.publisher',
      words: 'the publisher',
      write: 'journal: {publisher: …}',
      says: archives
    },
    {
      has: ({authors}) => authors.length > 0,
      subject: 'authors',
      words: 'the authors',
      write: 'authors: [{name: …, affiliation: …}]',
      says: archives
    },
    {
      has: ({abstracts}) => abstracts.length > 0,
      subject: 'abstract',
      words: 'an abstract',
      write: 'abstract: …',
      says: archives
    },
    {
      has: ({license}) => license !== undefined,
      subject: 'license',
      words: 'the licence',
      write: 'license: CC-BY-4.0',
      says: 'JATS4R, “Permissions”, asks for it, and nobody may share a paper without one.'
    },
    {
      has: ({doi}) => doi !== undefined,
      subject: 'doi',
      words: 'the DOI of the paper',
      write: 'doi: 10.5555/example.1',
      says: archives
    },
    published,
    {
      has: ({journal: {firstPage, articleNumber}}) => firstPage !== undefined || articleNumber !== undefined,
      subject: 'journal.first-page',
      words: 'the first page or the number of the article',
      write: 'journal: {first-page: 117}',
      says: archives
    }
  ]
}
