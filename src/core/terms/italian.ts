import type {Terms} from './index.ts'

/** Italian. */
export const italian: Terms = {
  references: 'Riferimenti bibliografici',
  notes: 'Note',
  abstract: 'Riassunto',
  keywords: 'Parole chiave',
  contents: 'Indice',
  received: 'Ricevuto',
  accepted: 'Accettato',
  published: 'Pubblicato',
  backToText: 'Torna al testo',
  skipToText: 'Vai al testo',
  citeThis: 'Cita questo articolo',
  copy: 'Copia',
  copied: 'Copiato',
  copyLink: 'Copia il collegamento',
  enlarge: 'Ingrandisci',
  close: 'Chiudi',
  download: 'Scarica',
  orcid: 'ORCID iD',
  correspondence: 'Corrispondenza',
  citedIn: 'Citato nel testo',
  mentionedIn: 'Menzionato nel testo',
  equalContribution: 'Questi autori hanno contribuito in egual misura.',
  and: 'e',
  joint: ' e ',
  rangeJoint: ' a ',
  others: 'et al.',
  theAuthors: 'Gli autori',
  pageShort: 'p.',
  stop: '.',
  continued: 'continua',
  license: '{title} © {year} {holder}, con licenza {license}.',
  page: {one: 'pagina', many: 'pagine'},
  statements: {
    conflicts: 'Conflitti di interesse',
    'data-availability': 'Disponibilità dei dati',
    funding: 'Finanziamenti',
    ethics: 'Etica',
    contributions: 'Contributi degli autori',
    acknowledgements: 'Ringraziamenti',
    acknowledgments: 'Ringraziamenti'
  },
  callouts: {
    note: 'Nota',
    tip: 'Consiglio',
    important: 'Importante',
    warning: 'Avviso',
    caution: 'Attenzione'
  },
  names: {
    section: {one: 'sezione', many: 'sezioni'},
    appendix: {one: 'appendice', many: 'appendici'},
    figure: {one: 'figura', many: 'figure'},
    table: {one: 'tabella', many: 'tabelle'},
    equation: {one: 'equazione', many: 'equazioni'},
    listing: {one: 'listato', many: 'listati'},
    algorithm: {one: 'algoritmo', many: 'algoritmi'},
    note: {one: 'nota', many: 'note'},
    anchor: {one: '', many: ''}
  }
}
