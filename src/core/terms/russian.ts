import type {Terms} from './index.ts'

/** Russian; names of things are short forms, which no case changes. */
export const russian: Terms = {
  references: 'Литература',
  notes: 'Примечания',
  abstract: 'Аннотация',
  keywords: 'Ключевые слова',
  contents: 'Содержание',
  received: 'Получено',
  accepted: 'Принято',
  published: 'Опубликовано',
  backToText: 'Вернуться к тексту',
  skipToText: 'Перейти к тексту',
  citeThis: 'Цитировать эту статью',
  copy: 'Копировать',
  copied: 'Скопировано',
  copyLink: 'Скопировать ссылку',
  enlarge: 'Увеличить',
  close: 'Закрыть',
  download: 'Скачать',
  orcid: 'ORCID iD',
  correspondence: 'Для переписки',
  citedIn: 'Цитируется в тексте',
  mentionedIn: 'Упоминается в тексте',
  equalContribution: 'Эти авторы внесли равный вклад.',
  and: 'и',
  joint: ' и ',
  rangeJoint: ' до ',
  others: 'и др.',
  theAuthors: 'Авторы',
  pageShort: 'с.',
  stop: '.',
  continued: 'продолжение',
  license: '{title} © {year} {holder}, по лицензии {license}.',
  page: {one: 'с.', many: 'с.'},
  statements: {
    conflicts: 'Конфликт интересов',
    'data-availability': 'Доступность данных',
    funding: 'Финансирование',
    ethics: 'Этика',
    contributions: 'Вклад авторов',
    acknowledgements: 'Благодарности',
    acknowledgments: 'Благодарности'
  },
  callouts: {
    note: 'Примечание',
    tip: 'Совет',
    important: 'Важно',
    warning: 'Предупреждение',
    caution: 'Осторожно'
  },
  names: {
    section: {one: 'разд.', many: 'разд.'},
    appendix: {one: 'прил.', many: 'прил.'},
    figure: {one: 'рис.', many: 'рис.'},
    table: {one: 'табл.', many: 'табл.'},
    equation: {one: 'ур.', many: 'ур.'},
    listing: {one: 'листинг', many: 'листинги'},
    algorithm: {one: 'алгоритм', many: 'алгоритмы'},
    note: {one: 'прим.', many: 'прим.'},
    anchor: {one: '', many: ''}
  }
}
