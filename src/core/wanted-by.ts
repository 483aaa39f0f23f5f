import {type WantedThing, wantedThings} from './wanted-things.ts'

/** The destinations to which a paper can be sent and whose requirements galley can check. */
export const destinations = ['jats', 'pmc', 'crossref', 'datacite', 'doaj', 'ojs', 'epub'] as const

export type PaperDestination = (typeof destinations)[number]

/** A requirement of a destination, and where the requirement is stated. */
export type DestinationNeed = WantedThing &
  Readonly<{
    says: string
    /** Whether the destination's file can only be produced if the paper has the thing. */
    isRequired?: true
  }>

type Thing = keyof typeof wantedThings

const rows = (things: readonly Thing[], says: string, isRequired?: true): readonly DestinationNeed[] =>
  things.map(thing => ({...wantedThings[thing], says, ...(isRequired && {isRequired})}))

const dtd = 'The DTD of JATS Publishing requires it, so its place is empty in the file.'
const archives = 'PubMed Central and other archives request it.'
const licensed = 'JATS4R, “Permissions”, requests it, and nobody may share a paper without one.'
const central = 'PubMed Central’s tagging guidelines request it.'
const schema = 'Crossref accepts no deposit without it, so none is written.'
const registered = 'DataCite registers no DOI without it, so no record is written.'
const listed = 'DOAJ accepts no record without it, so none is written.'
const imported = 'OJS imports no paper without it, so no file is written.'

/** The table of the requirements of each destination. */
export const wantedBy: Readonly<Record<PaperDestination, readonly DestinationNeed[]>> = {
  jats: [
    ...rows(['title', 'journalId', 'issn'], dtd),
    ...rows(['journalTitle', 'publisher', 'authors', 'abstract'], archives),
    ...rows(['license'], licensed),
    ...rows(['doi', 'published', 'number'], archives)
  ],
  pmc: [
    ...rows(['title', 'journalId', 'issn', 'journalTitle', 'publisher', 'country', 'section'], central),
    ...rows(['authors', 'affiliations', 'abstract', 'license', 'published', 'issue', 'number'], central)
  ],
  crossref: [
    ...rows(['title', 'doi', 'page', 'published', 'journalTitle', 'depositor'], schema, true),
    ...rows(['issn'], 'Crossref’s reports and Cited-by find the journal by it.'),
    ...rows(['authors'], 'Without them, nobody finds the paper by its authors.')
  ],
  datacite: rows(['title', 'doi', 'page', 'authors', 'publisher', 'published'], registered, true),
  doaj: [
    ...rows(['title', 'journalTitle', 'issn', 'published', 'page'], listed, true),
    ...rows(['authors', 'abstract', 'keywords', 'doi'], 'DOAJ’s readers find the paper by it.')
  ],
  ojs: [
    ...rows(['title', 'section', 'email', 'day', 'locales'], imported, true),
    ...rows(['emails'], 'OJS writes to each author, and its form requires it.'),
    ...rows(['issue'], 'Without it the paper goes into an issue of its year.'),
    ...rows(
      ['issn', 'publisher'],
      'OJS shows it with the paper and passes it to indexes; write the same in the journal’s settings in OJS.'
    ),
    ...rows(['abstract', 'license', 'doi', 'number'], 'OJS shows it on the page of the paper.')
  ],
  epub: [
    ...rows(['title'], 'EPUB requires a title; without one, the name of the file is used.'),
    ...rows(
      ['lang'],
      'EPUB requires it, and reading systems pronounce and hyphenate the text by it; without it, the EPUB names English.'
    ),
    ...rows(
      ['alt'],
      'EPUB Accessibility 1.1 requires it; without it, the metadata state that pictures lack descriptions.'
    ),
    ...rows(['authors'], 'Reading systems sort books by their authors.'),
    ...rows(
      ['doi'],
      'It identifies the EPUB; without it, the identifier is made from the content, so each edition is a different book.'
    ),
    ...rows(
      ['published'],
      'EPUB requires a date, and galley takes this one, since the clock would give different bytes each time.'
    ),
    ...rows(['license'], 'It tells readers whether they may share the file.')
  ]
}
