import type {Row} from './schema.ts'
import {
  BOOLEAN,
  datePart,
  delimiter,
  font,
  LANGUAGE,
  TERM,
  TEXT,
  termForm,
  textCase,
  wordsOf
} from './values.ts'

const note: Row = {attributes: {lang: LANGUAGE}, text: true}
const plain: Row = {attributes: {}, text: true}
const person: Row = {
  attributes: {},
  children: {name: 'person name', email: 'email', uri: 'uri'},
  needs: [['name']],
  once: ['name', 'email', 'uri']
}

/** The part of the CSL 1.0.2 schema for metadata, terms and dates. */
export const dataSchema: Readonly<Record<string, Row>> = {
  info: {
    attributes: {},
    children: {
      author: 'person',
      category: 'category',
      contributor: 'person',
      id: 'id',
      issn: 'issn',
      eissn: 'issn',
      issnl: 'issn',
      link: 'link',
      published: 'moment',
      rights: 'rights',
      summary: 'note',
      title: 'note',
      'title-short': 'note',
      updated: 'moment'
    },
    needs: [['id'], ['title'], ['updated']],
    once: ['id', 'eissn', 'issnl', 'published', 'rights', 'summary', 'title', 'title-short', 'updated']
  },
  person,
  'person name': plain,
  email: plain,
  uri: plain,
  id: plain,
  note,
  issn: plain,
  moment: plain,
  rights: {attributes: {license: TEXT, lang: LANGUAGE}, text: true},
  link: {
    attributes: {href: TEXT, rel: wordsOf('self template documentation independent-parent'), lang: LANGUAGE},
    required: ['href', 'rel'],
    text: true
  },
  category: {
    attributes: {
      'citation-format': wordsOf('author author-date label note numeric'),
      field: wordsOf(
        `anthropology astronomy biology botany chemistry communications engineering generic-base geography geology
        history humanities law linguistics literature math medicine philosophy physics political_science psychology
        science social_science sociology theology zoology`
      )
    },
    oneOf: ['citation-format', 'field']
  },
  locale: {
    attributes: {lang: LANGUAGE},
    children: {'style-options': 'style-options', date: 'locale date', terms: 'terms'},
    once: ['style-options', 'terms']
  },
  'style-options': {
    attributes: {'limit-day-ordinals-to-day-1': BOOLEAN, 'punctuation-in-quote': BOOLEAN}
  },
  'locale date': {
    attributes: {form: wordsOf('text numeric'), ...delimiter, ...font, ...textCase},
    required: ['form'],
    children: {'date-part': 'locale date-part'},
    needs: [['date-part']]
  },
  'locale date-part': {
    attributes: datePart,
    required: ['name']
  },
  terms: {attributes: {}, children: {term: 'term'}, needs: [['term']]},
  term: {
    attributes: {
      name: TERM,
      form: termForm,
      gender: wordsOf('masculine feminine'),
      'gender-form': wordsOf('masculine feminine'),
      match: wordsOf('last-digit last-two-digits whole-number')
    },
    required: ['name'],
    children: {single: 'form of a term', multiple: 'form of a term'},
    once: ['single', 'multiple'],
    order: [['single', 'multiple']],
    text: true
  },
  'form of a term': plain
}
