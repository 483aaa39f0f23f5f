import type {Terms} from './index.ts'

/** Norwegian. */
export const norwegian: Terms = {
  references: 'Referanser',
  notes: 'Noter',
  abstract: 'Sammendrag',
  keywords: 'Nøkkelord',
  contents: 'Innhold',
  received: 'Mottatt',
  accepted: 'Akseptert',
  published: 'Publisert',
  backToText: 'Tilbake til teksten',
  skipToText: 'Gå til teksten',
  citeThis: 'Siter denne artikkelen',
  copy: 'Kopier',
  copied: 'Kopiert',
  download: 'Last ned',
  orcid: 'ORCID iD',
  correspondence: 'Korrespondanse',
  citedIn: 'Sitert i teksten',
  mentionedIn: 'Nevnt i teksten',
  equalContribution: 'Disse forfatterne har bidratt like mye.',
  and: 'og',
  joint: ' og ',
  rangeJoint: ' til ',
  others: 'et al.',
  theAuthors: 'Forfatterne',
  pageShort: 's.',
  stop: '.',
  license: '{title} © {year} {holder}, under lisensen {license}.',
  page: {one: 'side', many: 'sider'},
  statements: {
    conflicts: 'Interessekonflikter',
    'data-availability': 'Tilgang til data',
    funding: 'Finansiering',
    ethics: 'Etikk',
    contributions: 'Forfatternes bidrag',
    acknowledgements: 'Takk',
    acknowledgments: 'Takk'
  },
  callouts: {note: 'Merk', tip: 'Tips', important: 'Viktig', warning: 'Advarsel', caution: 'Forsiktig'},
  names: {
    section: {one: 'avsnitt', many: 'avsnitt'},
    figure: {one: 'figur', many: 'figurer'},
    table: {one: 'tabell', many: 'tabeller'},
    equation: {one: 'ligning', many: 'ligninger'},
    listing: {one: 'listing', many: 'listinger'},
    note: {one: 'note', many: 'noter'},
    anchor: {one: '', many: ''}
  }
}
