import type {Terms} from './index.ts'

/** Portuguese. */
export const portuguese: Terms = {
  references: 'Referências',
  notes: 'Notas',
  abstract: 'Resumo',
  keywords: 'Palavras-chave',
  contents: 'Sumário',
  received: 'Recebido',
  accepted: 'Aceito',
  published: 'Publicado',
  backToText: 'Voltar ao texto',
  skipToText: 'Ir para o texto',
  citeThis: 'Citar este artigo',
  copy: 'Copiar',
  copied: 'Copiado',
  download: 'Baixar',
  orcid: 'ORCID iD',
  correspondence: 'Correspondência',
  citedIn: 'Citado no texto',
  mentionedIn: 'Mencionado no texto',
  equalContribution: 'Estes autores contribuíram igualmente.',
  and: 'e',
  joint: ' e ',
  rangeJoint: ' a ',
  others: 'et al.',
  theAuthors: 'Os autores',
  pageShort: 'p.',
  stop: '.',
  license: '{title} © {year} {holder}, sob a licença {license}.',
  page: {one: 'página', many: 'páginas'},
  statements: {
    conflicts: 'Conflitos de interesse',
    'data-availability': 'Disponibilidade dos dados',
    funding: 'Financiamento',
    ethics: 'Ética',
    contributions: 'Contribuições dos autores',
    acknowledgements: 'Agradecimentos',
    acknowledgments: 'Agradecimentos'
  },
  callouts: {note: 'Nota', tip: 'Dica', important: 'Importante', warning: 'Aviso', caution: 'Cuidado'},
  names: {
    section: {one: 'seção', many: 'seções'},
    figure: {one: 'figura', many: 'figuras'},
    table: {one: 'tabela', many: 'tabelas'},
    equation: {one: 'equação', many: 'equações'},
    listing: {one: 'listagem', many: 'listagens'},
    note: {one: 'nota', many: 'notas'},
    anchor: {one: '', many: ''}
  }
}
