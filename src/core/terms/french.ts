import type {Terms} from './index.ts'

/** French. */
export const french: Terms = {
  references: 'Références',
  notes: 'Notes',
  abstract: 'Résumé',
  keywords: 'Mots-clés',
  contents: 'Sommaire',
  received: 'Reçu',
  accepted: 'Accepté',
  published: 'Publié',
  backToText: 'Retour au texte',
  skipToText: 'Aller au texte',
  citeThis: 'Citer cet article',
  copy: 'Copier',
  copied: 'Copié',
  copyLink: 'Copier le lien',
  enlarge: 'Agrandir',
  close: 'Fermer',
  download: 'Télécharger',
  orcid: 'ORCID iD',
  correspondence: 'Correspondance',
  citedIn: 'Cité dans le texte',
  mentionedIn: 'Mentionné dans le texte',
  equalContribution: 'Ces auteurs ont contribué à parts égales.',
  and: 'et',
  joint: ' et ',
  rangeJoint: ' à ',
  others: 'et al.',
  theAuthors: 'Les auteurs',
  pageShort: 'p.',
  stop: '.',
  continued: 'suite',
  license: '{title} © {year} {holder}, sous licence {license}.',
  page: {one: 'page', many: 'pages'},
  statements: {
    conflicts: 'Conflits d’intérêts',
    'data-availability': 'Disponibilité des données',
    funding: 'Financement',
    ethics: 'Éthique',
    contributions: 'Contributions des auteurs',
    acknowledgements: 'Remerciements',
    acknowledgments: 'Remerciements'
  },
  callouts: {
    note: 'Note',
    tip: 'Astuce',
    important: 'Important',
    warning: 'Avertissement',
    caution: 'Attention'
  },
  names: {
    section: {one: 'section', many: 'sections'},
    appendix: {one: 'annexe', many: 'annexes'},
    figure: {one: 'figure', many: 'figures'},
    table: {one: 'tableau', many: 'tableaux'},
    equation: {one: 'équation', many: 'équations'},
    listing: {one: 'listage', many: 'listages'},
    algorithm: {one: 'algorithme', many: 'algorithmes'},
    note: {one: 'note', many: 'notes'},
    anchor: {one: '', many: ''}
  }
}
