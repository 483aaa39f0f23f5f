import {type PatternFor, patternFor} from '../patterns/patterns.ts'
import {
  dateVariables,
  locators,
  nameVariables,
  numberVariables,
  setOf,
  standardVariables,
  termNames,
  types,
  variables
} from './names.ts'

/**
 * The permitted values of an attribute: one or several of some words, or a pattern. `says` describes them in messages.
 */
export type Value =
  | Readonly<{words: ReadonlySet<string>; several?: true; says?: string}>
  | Readonly<{pattern: RegExp | PatternFor; says: string}>

/** A value that must be one of some words. */
export const amongWords = (words: string): Value => ({words: setOf(words)})

/** A value that may be any text. */
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
export const TERM: Value = {words: termNames, says: 'a term of CSL 1.0.2'}
export const POSITIONS: Value = {
  words: setOf('first subsequent ibid ibid-with-locator near-note'),
  several: true
}

/** Attributes with their permitted values. */
export type AttributeValues = Readonly<Record<string, Value>>

export const affixes: AttributeValues = {prefix: TEXT, suffix: TEXT}
export const delimiter: AttributeValues = {delimiter: TEXT}
export const display: AttributeValues = {display: amongWords('block left-margin right-inline indent')}
export const font: AttributeValues = {
  'font-style': amongWords('italic normal oblique'),
  'font-variant': amongWords('normal small-caps'),
  'font-weight': amongWords('normal bold light'),
  'text-decoration': amongWords('none underline'),
  'vertical-align': amongWords('baseline sup sub')
}
export const textCase: AttributeValues = {
  'text-case': amongWords('lowercase uppercase capitalize-first capitalize-all title sentence')
}
export const stripPeriods: AttributeValues = {'strip-periods': BOOLEAN}
/** The forms of a term. */
export const termForm = amongWords('long verb short verb-short symbol')

const name: AttributeValues = {
  and: amongWords('text symbol'),
  'delimiter-precedes-et-al': amongWords('contextual always never after-inverted-name'),
  'delimiter-precedes-last': amongWords('contextual always never after-inverted-name'),
  'et-al-min': INTEGER,
  'et-al-use-first': INTEGER,
  'et-al-subsequent-min': INTEGER,
  'et-al-subsequent-use-first': INTEGER,
  'et-al-use-last': BOOLEAN,
  initialize: BOOLEAN,
  'initialize-with': TEXT,
  'name-as-sort-order': amongWords('first all'),
  'sort-separator': TEXT
}

/** Attributes of `name`. */
export const nameAttributes: AttributeValues = {
  ...name,
  form: amongWords('long short count'),
  ...affixes,
  ...delimiter,
  ...font
}

/** Attributes of `style`, `citation` and `bibliography` that their `names` inherit. */
export const inheritedByNames: AttributeValues = {
  ...name,
  'names-delimiter': TEXT,
  'name-delimiter': TEXT,
  'name-form': amongWords('long short count')
}

/** The attributes of a part of a date, in a style and in a locale. */
export const datePart: AttributeValues = {
  name: amongWords('day month year'),
  form: amongWords('numeric numeric-leading-zeros ordinal long short'),
  'range-delimiter': TEXT,
  ...affixes,
  ...font,
  ...textCase,
  ...stripPeriods
}
