import type {Terms} from './index.ts'

/** Swedish. */
export const swedish: Terms = {
  references: 'Referenser',
  notes: 'Noter',
  abstract: 'Sammanfattning',
  keywords: 'Nyckelord',
  contents: 'Innehåll',
  received: 'Mottagen',
  accepted: 'Accepterad',
  published: 'Publicerad',
  backToText: 'Tillbaka till texten',
  skipToText: 'Hoppa till texten',
  citeThis: 'Citera den här artikeln',
  copy: 'Kopiera',
  copied: 'Kopierat',
  download: 'Ladda ner',
  orcid: 'ORCID iD',
  correspondence: 'Korrespondens',
  citedIn: 'Citerad i texten',
  mentionedIn: 'Omnämnd i texten',
  equalContribution: 'Dessa författare har bidragit lika mycket.',
  and: 'och',
  joint: ' och ',
  rangeJoint: ' till ',
  others: 'et al.',
  theAuthors: 'Författarna',
  pageShort: 's.',
  stop: '.',
  license: '{title} © {year} {holder}, under licensen {license}.',
  page: {one: 'sida', many: 'sidor'},
  statements: {
    conflicts: 'Intressekonflikter',
    'data-availability': 'Tillgång till data',
    funding: 'Finansiering',
    ethics: 'Etik',
    contributions: 'Författarnas bidrag',
    acknowledgements: 'Tack',
    acknowledgments: 'Tack'
  },
  callouts: {note: 'Notera', tip: 'Tips', important: 'Viktigt', warning: 'Varning', caution: 'Försiktigt'},
  names: {
    section: {one: 'avsnitt', many: 'avsnitt'},
    figure: {one: 'figur', many: 'figurer'},
    table: {one: 'tabell', many: 'tabeller'},
    equation: {one: 'ekvation', many: 'ekvationer'},
    listing: {one: 'listning', many: 'listningar'},
    note: {one: 'not', many: 'noter'},
    anchor: {one: '', many: ''}
  }
}
