import type {Terms} from './index.ts'

/** Danish. */
export const danish: Terms = {
  references: 'Referencer',
  notes: 'Noter',
  abstract: 'Resumé',
  keywords: 'Nøgleord',
  contents: 'Indhold',
  received: 'Modtaget',
  accepted: 'Accepteret',
  published: 'Publiceret',
  backToText: 'Tilbage til teksten',
  skipToText: 'Gå til teksten',
  citeThis: 'Citér denne artikel',
  copy: 'Kopiér',
  copied: 'Kopieret',
  download: 'Hent',
  orcid: 'ORCID iD',
  correspondence: 'Korrespondance',
  citedIn: 'Citeret i teksten',
  mentionedIn: 'Nævnt i teksten',
  equalContribution: 'Disse forfattere har bidraget lige meget.',
  and: 'og',
  joint: ' og ',
  rangeJoint: ' til ',
  others: 'et al.',
  theAuthors: 'Forfatterne',
  pageShort: 's.',
  stop: '.',
  license: '{title} © {year} {holder}, under licensen {license}.',
  page: {one: 'side', many: 'sider'},
  statements: {
    conflicts: 'Interessekonflikter',
    'data-availability': 'Adgang til data',
    funding: 'Finansiering',
    ethics: 'Etik',
    contributions: 'Forfatternes bidrag',
    acknowledgements: 'Tak',
    acknowledgments: 'Tak'
  },
  callouts: {note: 'Note', tip: 'Tip', important: 'Vigtigt', warning: 'Advarsel', caution: 'Forsigtig'},
  names: {
    section: {one: 'afsnit', many: 'afsnit'},
    figure: {one: 'figur', many: 'figurer'},
    table: {one: 'tabel', many: 'tabeller'},
    equation: {one: 'ligning', many: 'ligninger'},
    listing: {one: 'listing', many: 'listings'},
    note: {one: 'note', many: 'noter'},
    anchor: {one: '', many: ''}
  }
}
