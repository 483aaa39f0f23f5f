import {type PatternFor, patternFor} from '../patterns/patterns.ts'
import {
  dateVariables,
  locators,
  nameVariables,
  numberVariables,
  setOf,
  standardVariables,
  terms,
  types,
  variables
} from './names.ts'

/**
 * The permitted values of an attribute: one or several of some words, or a pattern. `says` describes them in messages.
 */
export type Value =
  | Readonly<{words: ReadonlySet<string>; several?: true; says?: string}>
  | Readonly<{pattern: RegExp | PatternFor; says: string}>

/** One of some words. */
export const wordsOf = (words: string): Value => ({words: setOf(words)})

/** Any text. */
export const TEXT: Value = {pattern: /^/u, says: 'a text'}
export const BOOLEAN: Value = {words: setOf('true false 1 0'), says: '`true` or `false`'}
export const INTEGER: Value = {pattern: /^\s*[+-]?\d+\s*$/u, says: 'a whole number'}
export const LANGUAGE: Value = {
  pattern: /^[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*$/u,
  says: 'a language such as `en-GB`'
}
export const TOKEN: Value = {
  pattern: patternFor(/^\s*[\w.:-]+\s*$/u, /^\s*[\p{L}\p{N}\p{M}._:-]+\s*$/u),
  says: 'a name without blanks'
}

export const VARIABLES = {
  any: {words: variables, says: 'a variable of CSL 1.0.2'},
  anySeveral: {words: variables, several: true, says: 'variables of CSL 1.0.2'},
  dates: {words: dateVariables, says: 'a variable for a date'},
  datesSeveral: {words: dateVariables, several: true, says: 'variables for dates'},
  names: {words: nameVariables, several: true, says: 'variables for names'},
  numbers: {words: numberVariables, says: 'a variable for a number'},
  standard: {words: standardVariables, says: 'a variable for a text, a title or a number'}
} satisfies Record<string, Value>

export const TYPES: Value = {words: types, several: true, says: 'types of works of CSL 1.0.2'}
export const LOCATORS: Value = {words: locators, several: true, says: 'kinds of locators of CSL 1.0.2'}
export const TERM: Value = {words: terms, says: 'a term of CSL 1.0.2'}
export const POSITIONS: Value = {
  words: setOf('first subsequent ibid ibid-with-locator near-note'),
  several: true
}

/** Attributes with their permitted values. */
export type Attributes = Readonly<Record<string, Value>>

export const affixes: Attributes = {prefix: TEXT, suffix: TEXT}
export const delimiter: Attributes = {delimiter: TEXT}
export const display: Attributes = {display: wordsOf('block left-margin right-inline indent')}
export const font: Attributes = {
  'font-style': wordsOf('italic normal oblique'),
  'font-variant': wordsOf('normal small-caps'),
  'font-weight': wordsOf('normal bold light'),
  'text-decoration': wordsOf('none underline'),
  'vertical-align': wordsOf('baseline sup sub')
}
export const textCase: Attributes = {
  'text-case': wordsOf('lowercase uppercase capitalize-first capitalize-all title sentence')
}
export const stripPeriods: Attributes = {'strip-periods': BOOLEAN}
/** The forms of a term. */
export const termForm = wordsOf('long verb short verb-short symbol')

const name: Attributes = {
  and: wordsOf('text symbol'),
  'delimiter-precedes-et-al': wordsOf('contextual always never after-inverted-name'),
  'delimiter-precedes-last': wordsOf('contextual always never after-inverted-name'),
  'et-al-min': INTEGER,
  'et-al-use-first': INTEGER,
  'et-al-subsequent-min': INTEGER,
  'et-al-subsequent-use-first': INTEGER,
  'et-al-use-last': BOOLEAN,
  initialize: BOOLEAN,
  'initialize-with': TEXT,
  'name-as-sort-order': wordsOf('first all'),
  'sort-separator': TEXT
}

/** Attributes of `name`. */
export const nameAttributes: Attributes = {
  ...name,
  form: wordsOf('long short count'),
  ...affixes,
  ...delimiter,
  ...font
}

/** Attributes of `style`, `citation` and `bibliography` that their `names` inherit. */
export const inheritedByNames: Attributes = {
  ...name,
  'names-delimiter': TEXT,
  'name-delimiter': TEXT,
  'name-form': wordsOf('long short count')
}

/** The attributes of a part of a date, in a style and in a locale. */
export const datePart: Attributes = {
  name: wordsOf('day month year'),
  form: wordsOf('numeric numeric-leading-zeros ordinal long short'),
  'range-delimiter': TEXT,
  ...affixes,
  ...font,
  ...textCase,
  ...stripPeriods
}
