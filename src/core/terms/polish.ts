import type {Terms} from './index.ts'

/** Polish; names of things are short forms, which no case changes. */
export const polish: Terms = {
  references: 'Bibliografia',
  notes: 'Przypisy',
  abstract: 'Streszczenie',
  keywords: 'Słowa kluczowe',
  contents: 'Spis treści',
  received: 'Otrzymano',
  accepted: 'Przyjęto',
  published: 'Opublikowano',
  backToText: 'Powrót do tekstu',
  skipToText: 'Przejdź do tekstu',
  citeThis: 'Cytuj ten artykuł',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  copyLink: 'Kopiuj odnośnik',
  enlarge: 'Powiększ',
  close: 'Zamknij',
  download: 'Pobierz',
  orcid: 'ORCID iD',
  correspondence: 'Korespondencja',
  citedIn: 'Cytowane w tekście',
  mentionedIn: 'Wspomniane w tekście',
  equalContribution: 'Autorzy ci wnieśli równy wkład.',
  and: 'i',
  joint: ' i ',
  rangeJoint: ' do ',
  others: 'i in.',
  theAuthors: 'Autorzy',
  pageShort: 's.',
  stop: '.',
  continued: 'ciąg dalszy',
  license: '{title} © {year} {holder}, na licencji {license}.',
  page: {one: 's.', many: 's.'},
  statements: {
    conflicts: 'Konflikt interesów',
    'data-availability': 'Dostępność danych',
    funding: 'Finansowanie',
    ethics: 'Etyka',
    contributions: 'Wkład autorów',
    acknowledgements: 'Podziękowania',
    acknowledgments: 'Podziękowania'
  },
  callouts: {
    note: 'Adnotacja',
    tip: 'Wskazówka',
    important: 'Ważne',
    warning: 'Ostrzeżenie',
    caution: 'Uwaga'
  },
  names: {
    section: {one: 'rozdz.', many: 'rozdz.'},
    appendix: {one: 'dod.', many: 'dod.'},
    figure: {one: 'rys.', many: 'rys.'},
    table: {one: 'tab.', many: 'tab.'},
    equation: {one: 'równ.', many: 'równ.'},
    listing: {one: 'listing', many: 'listingi'},
    algorithm: {one: 'algorytm', many: 'algorytmy'},
    note: {one: 'przyp.', many: 'przyp.'},
    anchor: {one: '', many: ''}
  }
}
