import type {Terms} from './index.ts'

/** English. */
export const english: Terms = {
  references: 'References',
  notes: 'Notes',
  abstract: 'Abstract',
  keywords: 'Keywords',
  contents: 'Contents',
  received: 'Received',
  accepted: 'Accepted',
  published: 'Published',
  backToText: 'Back to the text',
  skipToText: 'Skip to the text',
  citeThis: 'Cite this article',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  orcid: 'ORCID iD',
  correspondence: 'Correspondence',
  citedIn: 'Cited in the text',
  mentionedIn: 'Mentioned in the text',
  equalContribution: 'These authors contributed equally.',
  and: 'and',
  joint: ' and ',
  rangeJoint: ' to ',
  others: 'et al.',
  theAuthors: 'The Authors',
  pageShort: 'p.',
  stop: '.',
  license: '{title} © {year} by {holder} is licensed under {license}.',
  page: {one: 'Page', many: 'Pages'},
  statements: {
    conflicts: 'Conflicts of interest',
    'data-availability': 'Data availability',
    funding: 'Funding',
    ethics: 'Ethics',
    contributions: 'Author contributions',
    acknowledgements: 'Acknowledgements',
    acknowledgments: 'Acknowledgments'
  },
  callouts: {note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution'},
  names: {
    section: {one: 'Section', many: 'Sections'},
    figure: {one: 'Figure', many: 'Figures'},
    table: {one: 'Table', many: 'Tables'},
    equation: {one: 'Equation', many: 'Equations'},
    listing: {one: 'Listing', many: 'Listings'},
    note: {one: 'Note', many: 'Notes'},
    anchor: {one: '', many: ''}
  }
}
