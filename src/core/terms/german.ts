import type {Terms} from './index.ts'

/** German. */
export const german: Terms = {
  references: 'Literatur',
  notes: 'Anmerkungen',
  abstract: 'Zusammenfassung',
  keywords: 'Schlagwörter',
  contents: 'Inhalt',
  received: 'Eingegangen',
  accepted: 'Angenommen',
  published: 'Veröffentlicht',
  backToText: 'Zurück zum Text',
  skipToText: 'Zum Text springen',
  citeThis: 'Diesen Artikel zitieren',
  copy: 'Kopieren',
  copied: 'Kopiert',
  download: 'Herunterladen',
  orcid: 'ORCID iD',
  correspondence: 'Korrespondenz',
  citedIn: 'Zitiert im Text',
  mentionedIn: 'Erwähnt im Text',
  equalContribution: 'Diese Autoren haben zu gleichen Teilen beigetragen.',
  and: 'und',
  joint: ' und ',
  rangeJoint: ' bis ',
  others: 'et al.',
  theAuthors: 'Die Autorinnen und Autoren',
  pageShort: 'S.',
  stop: '.',
  license: '{title} © {year} {holder} ist lizenziert unter {license}.',
  page: {one: 'Seite', many: 'Seiten'},
  statements: {
    conflicts: 'Interessenkonflikte',
    'data-availability': 'Verfügbarkeit der Daten',
    funding: 'Förderung',
    ethics: 'Ethik',
    contributions: 'Beiträge der Autorinnen und Autoren',
    acknowledgements: 'Danksagung',
    acknowledgments: 'Danksagung'
  },
  callouts: {note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht'},
  names: {
    section: {one: 'Abschnitt', many: 'Abschnitte'},
    figure: {one: 'Abbildung', many: 'Abbildungen'},
    table: {one: 'Tabelle', many: 'Tabellen'},
    equation: {one: 'Gleichung', many: 'Gleichungen'},
    listing: {one: 'Listing', many: 'Listings'},
    note: {one: 'Anmerkung', many: 'Anmerkungen'},
    anchor: {one: '', many: ''}
  }
}
