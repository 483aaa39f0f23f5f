import type {Terms} from './index.ts'

/** Spanish. */
export const spanish: Terms = {
  references: 'Referencias',
  notes: 'Notas',
  abstract: 'Resumen',
  keywords: 'Palabras clave',
  contents: 'Índice',
  received: 'Recibido',
  accepted: 'Aceptado',
  published: 'Publicado',
  backToText: 'Volver al texto',
  skipToText: 'Ir al texto',
  citeThis: 'Citar este artículo',
  copy: 'Copiar',
  copied: 'Copiado',
  copyLink: 'Copiar el enlace',
  enlarge: 'Ampliar',
  close: 'Cerrar',
  download: 'Descargar',
  orcid: 'ORCID iD',
  correspondence: 'Correspondencia',
  citedIn: 'Citado en el texto',
  mentionedIn: 'Mencionado en el texto',
  equalContribution: 'Estos autores contribuyeron por igual.',
  and: 'y',
  joint: ' y ',
  rangeJoint: ' a ',
  others: 'et al.',
  theAuthors: 'Los autores',
  pageShort: 'p.',
  stop: '.',
  continued: 'continuación',
  license: '{title} © {year} {holder}, bajo licencia {license}.',
  page: {one: 'página', many: 'páginas'},
  statements: {
    conflicts: 'Conflictos de intereses',
    'data-availability': 'Disponibilidad de los datos',
    funding: 'Financiación',
    ethics: 'Ética',
    contributions: 'Contribuciones de los autores',
    acknowledgements: 'Agradecimientos',
    acknowledgments: 'Agradecimientos'
  },
  callouts: {
    note: 'Nota',
    tip: 'Consejo',
    important: 'Importante',
    warning: 'Advertencia',
    caution: 'Precaución'
  },
  names: {
    section: {one: 'sección', many: 'secciones'},
    appendix: {one: 'apéndice', many: 'apéndices'},
    figure: {one: 'figura', many: 'figuras'},
    table: {one: 'tabla', many: 'tablas'},
    equation: {one: 'ecuación', many: 'ecuaciones'},
    listing: {one: 'listado', many: 'listados'},
    algorithm: {one: 'algoritmo', many: 'algoritmos'},
    note: {one: 'nota', many: 'notas'},
    anchor: {one: '', many: ''}
  }
}
