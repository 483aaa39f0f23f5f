import type {Terms} from './index.ts'

/** Dutch. */
export const dutch: Terms = {
  references: 'Literatuur',
  notes: 'Noten',
  abstract: 'Samenvatting',
  keywords: 'Trefwoorden',
  contents: 'Inhoud',
  received: 'Ontvangen',
  accepted: 'Geaccepteerd',
  published: 'Gepubliceerd',
  backToText: 'Terug naar de tekst',
  skipToText: 'Naar de tekst',
  citeThis: 'Citeer dit artikel',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  copyLink: 'Link kopiëren',
  enlarge: 'Vergroten',
  close: 'Sluiten',
  download: 'Downloaden',
  orcid: 'ORCID iD',
  correspondence: 'Correspondentie',
  citedIn: 'Geciteerd in de tekst',
  mentionedIn: 'Genoemd in de tekst',
  equalContribution: 'Deze auteurs hebben in gelijke mate bijgedragen.',
  and: 'en',
  joint: ' en ',
  rangeJoint: ' tot ',
  others: 'et al.',
  theAuthors: 'De auteurs',
  pageShort: 'p.',
  stop: '.',
  continued: 'vervolg',
  license: '{title} © {year} {holder}, onder de licentie {license}.',
  page: {one: 'pagina', many: 'pagina’s'},
  statements: {
    conflicts: 'Belangenverstrengeling',
    'data-availability': 'Beschikbaarheid van de gegevens',
    funding: 'Financiering',
    ethics: 'Ethiek',
    contributions: 'Bijdragen van de auteurs',
    acknowledgements: 'Dankwoord',
    acknowledgments: 'Dankwoord'
  },
  callouts: {
    note: 'Opmerking',
    tip: 'Tip',
    important: 'Belangrijk',
    warning: 'Waarschuwing',
    caution: 'Opgelet'
  },
  names: {
    section: {one: 'paragraaf', many: 'paragrafen'},
    appendix: {one: 'bijlage', many: 'bijlagen'},
    figure: {one: 'figuur', many: 'figuren'},
    table: {one: 'tabel', many: 'tabellen'},
    equation: {one: 'vergelijking', many: 'vergelijkingen'},
    listing: {one: 'listing', many: 'listings'},
    algorithm: {one: 'algoritme', many: 'algoritmen'},
    note: {one: 'noot', many: 'noten'},
    anchor: {one: '', many: ''}
  }
}
