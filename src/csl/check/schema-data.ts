import type {SchemaRow} from './schema.ts'
import {
  amongWords,
  BOOLEAN,
  datePart,
  delimiter,
  font,
  LANGUAGE,
  TERM,
  TEXT,
  termForm,
  textCase
} from './values.ts'

const note: SchemaRow = {attributes: {lang: LANGUAGE}, text: true}
const plain: SchemaRow = {attributes: {}, text: true}
const person: SchemaRow = {
  attributes: {},
  children: {name: 'person name', email: 'email', uri: 'uri'},
  needs: [['name']],
  once: ['name', 'email', 'uri']
}

/** The part of the CSL 1.0.2 schema for metadata, terms and dates. */
export const dataSchema: Readonly<Record<string, SchemaRow>> = {
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
    attributes: {
      href: TEXT,
      rel: amongWords('self template documentation independent-parent'),
      lang: LANGUAGE
    },
    required: ['href', 'rel'],
    text: true
  },
  category: {
    attributes: {
      'citation-format': amongWords('author author-date label note numeric'),
      field: amongWords(
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
    attributes: {form: amongWords('text numeric'), ...delimiter, ...font, ...textCase},
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
      gender: amongWords('masculine feminine'),
      'gender-form': amongWords('masculine feminine'),
      match: amongWords('last-digit last-two-digits whole-number')
    },
    required: ['name'],
    children: {single: 'form of a term', multiple: 'form of a term'},
    once: ['single', 'multiple'],
    order: [['single', 'multiple']],
    text: true
  },
  'form of a term': plain
}
