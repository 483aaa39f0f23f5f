import type {CslElement} from '../xml/reader.ts'
import type {Places, PlainFault} from './faults.ts'
import {genderTerms, longOrdinals, ordinals} from './names.ts'
import {amongWords, type Value} from './values.ts'
import {faultOfValue} from './words.ts'

type Detail = (element: CslElement, places: Places) => Iterable<PlainFault>

/** Reports faults that the tables cannot express: attributes that depend on each other, and the content of texts. */
export function detailsOf(element: CslElement, row: string, places: Places): Iterable<PlainFault> {
  return details[row]?.(element, places) ?? []
}

/**
 * Reports each attribute in `names` that an element has, because these attributes have no effect; `where` completes
 * the message.
 */
function* useless(
  element: CslElement,
  names: readonly string[],
  where: string,
  places: Places
): Iterable<PlainFault> {
  for (const name of names)
    if (element.attributes[name] !== undefined)
      yield {
        ...places.attribute(element, name),
        message: `The attribute \`${name}\` ${where} has no effect`
      }
}

function* text(element: CslElement, places: Places): Iterable<PlainFault> {
  const {macro, value, variable, term, form} = element.attributes
  if (macro !== undefined || value !== undefined)
    yield* useless(
      element,
      ['form', 'plural'],
      `beside \`${macro === undefined ? 'value' : 'macro'}\``,
      places
    )
  else if (variable !== undefined && term === undefined) {
    yield* useless(element, ['plural'], 'beside `variable`', places)
    const fault = form === undefined ? undefined : faultOfValue(form, 'form', amongWords('long short'))
    if (fault !== undefined) yield {...fault, ...places.attribute(element, 'form')}
  }
}

function* date(element: CslElement, places: Places): Iterable<PlainFault> {
  const parts = element.children.filter(({name}) => name === 'date-part')
  if (element.attributes.form === undefined) {
    yield* useless(element, ['date-parts'], 'of a `date` without `form`', places)
    if (parts.length === 0)
      yield {
        ...places.element(element),
        message: '`date` has neither `form` nor `date-part`'
      }
    return
  }
  yield* useless(element, ['delimiter'], 'of a `date` with `form`', places)
  for (const part of parts) yield* useless(part, ['prefix', 'suffix'], 'in a `date` with `form`', places)
}

const formsOfParts: Readonly<Record<string, Value>> = {
  day: amongWords('numeric numeric-leading-zeros ordinal'),
  month: amongWords('long short numeric numeric-leading-zeros'),
  year: amongWords('long short')
}

function* datePart(element: CslElement, places: Places): Iterable<PlainFault> {
  const {name = '', form} = element.attributes
  const forms = Object.hasOwn(formsOfParts, name) ? formsOfParts[name] : undefined
  if (forms === undefined) return
  const fault = form === undefined ? undefined : faultOfValue(form, 'form', forms)
  if (fault !== undefined) yield {...fault, ...places.attribute(element, 'form')}
  if (name !== 'month') yield* useless(element, ['strip-periods'], `of a ${name}`, places)
}

function* term(element: CslElement, places: Places): Iterable<PlainFault> {
  const {name = '', form = 'long'} = element.attributes
  const isOrdinal = ordinals.has(name)
  const where = `of the term \`${name}\``
  if (!isOrdinal) yield* useless(element, ['match'], where, places)
  if (!isOrdinal && !longOrdinals.has(name)) yield* useless(element, ['gender-form'], where, places)
  if (!genderTerms.has(name) || form !== 'long') yield* useless(element, ['gender'], where, places)
  const [first, ...others] = element.children
  if (first !== undefined && others.length === 0)
    yield {
      ...places.element(element),
      message: `\`term\` has \`${first.name}\` alone, expected \`single\` and \`multiple\``
    }
}

/** Returns a check that reports an element whose text is invalid. */
function content(value: Value): Detail {
  return function* ({name, text: given, ...element}, places) {
    const fault = faultOfValue(given, name, value)
    if (fault !== undefined) yield {...fault, ...places.element({name, text: given, ...element})}
  }
}

const details: Readonly<Record<string, Detail>> = {
  text,
  date,
  'date-part': datePart,
  'locale date-part': datePart,
  term,
  issn: content({pattern: /^\s*\d{4}-\d{3}[\dxX]\s*$/u, says: 'an ISSN such as `1234-5678`'}),
  moment: content({
    pattern: /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\s*$/u,
    says: 'a moment such as `2026-01-31T12:00:00+00:00`'
  })
}
