import {issnsOf} from './issn.ts'
import {languagesOf, ojsLocale, usualOjs} from './ojs-locales.ts'
import type {Manuscript} from './types.ts'

/**
 * A thing that a destination requires: its name, a test of whether a paper has it, and the setting that provides it.
 */
export type WantedThing = Readonly<{
  has: (manuscript: Pick<Manuscript, 'metadata' | 'project'>) => boolean
  subject: string
  words: string
  write: string
}>

/** The table of things that destinations require. */
export const wantedThings = {
  title: {
    has: ({metadata}) => metadata.title !== undefined,
    subject: 'title',
    words: 'the title of the paper',
    write: 'title: …'
  },
  authors: {
    has: ({metadata}) => metadata.authors.length > 0,
    subject: 'authors',
    words: 'the authors',
    write: 'authors: [{name: …, affiliation: …}]'
  },
  email: {
    has: ({metadata}) => metadata.authors.some(({email}) => email !== undefined),
    subject: 'authors.email',
    words: 'the e-mail address of an author',
    write: 'authors: [{name: …, email: …}]'
  },
  emails: {
    has: ({metadata: {authors}}) =>
      authors.every(({email}) => email !== undefined) || authors.every(({email}) => email === undefined),
    subject: 'authors.email',
    words: 'the e-mail address of each author',
    write: 'authors: [{name: …, email: …}]'
  },
  affiliations: {
    has: ({metadata: {authors}}) =>
      authors.every(({affiliations, corporate}) => corporate || affiliations.length > 0),
    subject: 'authors.affiliation',
    words: 'the affiliation of each author',
    write: 'authors: [{name: …, affiliation: …}]'
  },
  abstract: {
    has: ({metadata}) => metadata.abstracts.length > 0,
    subject: 'abstract',
    words: 'an abstract',
    write: 'abstract: …'
  },
  keywords: {
    has: ({metadata}) => metadata.keywords.length > 0,
    subject: 'keywords',
    words: 'keywords',
    write: 'keywords: [law, enforcement]'
  },
  license: {
    has: ({metadata}) => metadata.license !== undefined,
    subject: 'license',
    words: 'the licence',
    write: 'license: CC-BY-4.0'
  },
  doi: {
    has: ({metadata}) => metadata.doi !== undefined,
    subject: 'doi',
    words: 'the DOI of the paper',
    write: 'doi: 10.5555/example.1'
  },
  page: {
    has: ({metadata}) => metadata.pageAddress !== undefined,
    subject: 'canonical-url',
    words: 'the URL of the paper’s page, to which the DOI leads',
    write: 'canonical-url: https://journal.example/3/1/law.html'
  },
  published: {
    has: ({metadata}) => metadata.dates.published !== undefined,
    subject: 'dates.published',
    words: 'the date of publication',
    write: 'dates: {published: 2026-11-24}'
  },
  day: {
    has: ({metadata}) => /^\d{4}-\d{2}-\d{2}$/.test(metadata.dates.published ?? ''),
    subject: 'dates.published',
    words: 'the date of publication, with its day',
    write: 'dates: {published: 2026-11-24}'
  },
  number: {
    has: ({metadata: {journal}}) => journal.firstPage !== undefined || journal.articleNumber !== undefined,
    subject: 'journal.first-page',
    words: 'the first page or the number of the article',
    write: 'journal: {first-page: 117}'
  },
  issue: {
    has: ({metadata: {journal}}) => journal.volume !== undefined || journal.issue !== undefined,
    subject: 'journal.volume',
    words: 'the volume or the issue',
    write: 'journal: {volume: 3, issue: 1}'
  },
  section: {
    has: ({metadata}) => metadata.journal.section !== undefined,
    subject: 'journal.section',
    words: 'the section of the journal in which the paper appears',
    write: 'journal: {section: …}'
  },
  journalTitle: {
    has: ({metadata}) => metadata.journal.title !== undefined,
    subject: 'journal.title',
    words: 'the title of the journal',
    write: 'journal: {title: …}'
  },
  journalId: {
    has: ({metadata}) => metadata.journal.id !== undefined,
    subject: 'journal.id',
    words: 'the identifier of the journal',
    write: 'journal: {id: …}'
  },
  issn: {
    has: ({metadata}) => issnsOf(metadata.journal).length > 0,
    subject: 'journal.issn',
    words: 'the ISSN of the journal',
    write: 'journal: {issn: 1234-5679}'
  },
  publisher: {
    has: ({metadata}) => metadata.journal.publisher !== undefined,
    subject: 'journal.publisher',
    words: 'the publisher',
    write: 'journal: {publisher: …}'
  },
  country: {
    has: ({metadata}) => metadata.journal.country !== undefined,
    subject: 'journal.country',
    words: 'the country of the publisher',
    write: 'journal: {country: …}'
  },
  depositor: {
    has: ({project}) => project.style.depositor !== undefined,
    subject: 'crossref',
    words: 'the depositor and the registrant, in the `style.yaml` of the journal',
    write: 'crossref: {depositor: …, email: …, registrant: …}'
  },
  lang: {
    has: ({metadata}) => metadata.isLangAssumed === undefined,
    subject: 'lang',
    words: 'the language of the paper',
    write: 'lang: en'
  },
  alt: {
    has: ({project}) => project.texts.every(({pictures}) => pictures.every(({alt}) => alt.trim() !== '')),
    subject: 'alt',
    words: 'a description of each picture',
    write: '![…](map.svg){alt="…"}'
  },
  locales: {
    has: ({metadata, project}) =>
      languagesOf(metadata).every(
        tag => ojsLocale(tag, metadata.journal, project.style.ojs?.version ?? usualOjs) !== undefined
      ),
    subject: 'journal.locales',
    words: 'its own name of each language, in the `style.yaml` of the journal',
    write: 'journal: {locales: {sd: sd_PK}}'
  }
} as const satisfies Readonly<Record<string, WantedThing>>
