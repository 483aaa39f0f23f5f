import {bibliographyOptions, citationOptions, styleOptions} from './options.ts'
import {
  type AttributeValues,
  affixes,
  amongWords,
  BOOLEAN,
  datePart,
  delimiter,
  display,
  font,
  INTEGER,
  inheritedByNames,
  LANGUAGE,
  LOCATORS,
  nameAttributes,
  POSITIONS,
  stripPeriods,
  TERM,
  TEXT,
  TOKEN,
  TYPES,
  termForm,
  textCase,
  VARIABLES
} from './values.ts'

/** The attributes and children that an element may or must have. */
export type SchemaRow = Readonly<{
  attributes: AttributeValues
  required?: readonly string[]
  /** Attributes of which exactly one is required. */
  oneOf?: readonly string[]
  /** Attributes of which at least one is required. */
  someOf?: readonly string[]
  /** Permitted children: the name of each, and the name of its row. */
  children?: Readonly<Record<string, string>>
  /** Lists of children; at least one of each list is required. */
  needs?: readonly (readonly string[])[]
  /** Children that may occur only once. */
  once?: readonly string[]
  /** Lists of children that must occur in this order. */
  order?: readonly (readonly string[])[]
  /** Whether the element contains text. */
  text?: true
}>

const rendering = {
  names: 'names',
  date: 'date',
  label: 'label',
  text: 'text',
  number: 'number',
  choose: 'choose',
  group: 'group'
}
const anyRendering = Object.keys(rendering)

const condition: AttributeValues = {
  disambiguate: amongWords('true'),
  'is-numeric': VARIABLES.anySeveral,
  'is-uncertain-date': VARIABLES.datesSeveral,
  locator: LOCATORS,
  position: POSITIONS,
  type: TYPES,
  variable: VARIABLES.anySeveral
}
const branch: SchemaRow = {
  attributes: {...condition, match: amongWords('all any none')},
  someOf: Object.keys(condition),
  children: rendering
}

const label: AttributeValues = {
  plural: amongWords('always never contextual'),
  ...affixes,
  ...font,
  ...stripPeriods,
  ...textCase
}
const names: AttributeValues = {variable: VARIABLES.names, ...affixes, ...delimiter, ...display, ...font}

/**
 * The CSL 1.0.2 schema, by the name of an element or, if the row depends on the element's parent, by the name of the
 * row.
 */
export const schema: Readonly<Record<string, SchemaRow>> = {
  style: {
    attributes: {
      class: amongWords('in-text note'),
      'default-locale': LANGUAGE,
      version: amongWords('1.0'),
      ...styleOptions,
      ...inheritedByNames
    },
    required: ['class', 'version'],
    children: {
      info: 'info',
      locale: 'locale',
      macro: 'macro',
      citation: 'citation',
      bibliography: 'bibliography'
    },
    needs: [['info'], ['citation']],
    once: ['info', 'citation', 'bibliography'],
    order: ['locale', 'macro', 'citation', 'bibliography'].map(name => ['info', name])
  },
  'dependent style': {
    attributes: {'default-locale': LANGUAGE, version: amongWords('1.0')},
    required: ['version'],
    children: {info: 'info'},
    needs: [['info']],
    once: ['info']
  },
  macro: {attributes: {name: TOKEN}, required: ['name'], children: rendering, needs: [anyRendering]},
  citation: {
    attributes: {...citationOptions, ...inheritedByNames},
    children: {sort: 'sort', layout: 'citation layout'},
    needs: [['layout']],
    once: ['sort', 'layout'],
    order: [['sort', 'layout']]
  },
  bibliography: {
    attributes: {...bibliographyOptions, ...inheritedByNames},
    children: {sort: 'sort', layout: 'bibliography layout'},
    needs: [['layout']],
    once: ['sort', 'layout'],
    order: [['sort', 'layout']]
  },
  'citation layout': {
    attributes: {...affixes, ...delimiter, ...font},
    children: rendering,
    needs: [anyRendering]
  },
  'bibliography layout': {attributes: {...affixes, ...font}, children: rendering, needs: [anyRendering]},
  sort: {attributes: {}, children: {key: 'key'}, needs: [['key']]},
  key: {
    attributes: {
      variable: VARIABLES.any,
      macro: TOKEN,
      'names-min': INTEGER,
      'names-use-first': INTEGER,
      'names-use-last': BOOLEAN,
      sort: amongWords('ascending descending')
    },
    oneOf: ['variable', 'macro']
  },
  names: {
    attributes: names,
    required: ['variable'],
    children: {name: 'name', 'et-al': 'et-al', label: 'names label', substitute: 'substitute'},
    once: ['name', 'et-al', 'label', 'substitute'],
    order: [
      ['name', 'et-al', 'substitute'],
      ['label', 'substitute']
    ]
  },
  name: {attributes: nameAttributes, children: {'name-part': 'name-part'}},
  'name-part': {
    attributes: {name: amongWords('family given'), ...affixes, ...font, ...textCase},
    required: ['name']
  },
  'et-al': {
    attributes: {term: {words: new Set(['et-al', 'and others']), says: '`et-al` or `and others`'}, ...font}
  },
  'names label': {attributes: {form: termForm, ...label}},
  substitute: {attributes: {}, children: rendering, needs: [anyRendering]},
  date: {
    attributes: {
      variable: VARIABLES.dates,
      form: amongWords('text numeric'),
      'date-parts': amongWords('year-month-day year-month year'),
      ...affixes,
      ...delimiter,
      ...display,
      ...font,
      ...textCase
    },
    required: ['variable'],
    children: {'date-part': 'date-part'}
  },
  'date-part': {attributes: datePart, required: ['name']},
  text: {
    attributes: {
      macro: TOKEN,
      term: TERM,
      value: TEXT,
      variable: VARIABLES.standard,
      form: termForm,
      plural: BOOLEAN,
      quotes: BOOLEAN,
      ...affixes,
      ...display,
      ...font,
      ...stripPeriods,
      ...textCase
    },
    oneOf: ['macro', 'term', 'value', 'variable']
  },
  number: {
    attributes: {
      variable: VARIABLES.numbers,
      form: amongWords('numeric ordinal long-ordinal roman'),
      ...affixes,
      ...display,
      ...font,
      ...textCase
    },
    required: ['variable']
  },
  label: {
    attributes: {variable: VARIABLES.numbers, form: amongWords('long short symbol'), ...label},
    required: ['variable']
  },
  group: {
    attributes: {...affixes, ...delimiter, ...display, ...font},
    children: rendering,
    needs: [anyRendering]
  },
  choose: {
    attributes: {},
    children: {if: 'if', 'else-if': 'else-if', else: 'else'},
    needs: [['if']],
    once: ['if', 'else'],
    order: [['if', 'else-if', 'else']]
  },
  if: branch,
  'else-if': branch,
  else: {attributes: {}, children: rendering, needs: [anyRendering]}
}
