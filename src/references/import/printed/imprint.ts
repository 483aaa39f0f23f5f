import {imprintOf} from './fields.ts'
import type {Labelled} from './label.ts'
import {leftOver} from './left-over.ts'
import {isNewspaper} from './newspapers.ts'

/**
 * Sets publisher, place and source: the place is before a colon; at the end of a reference without a source, unlabelled
 * text is its source, in lower case or in capitals; and a newspaper is the container of the work.
 */
export function setImprint(
  variables: Record<string, unknown>,
  labelled: Labelled,
  doubtful: Set<string>
): void {
  joinPlace(variables, labelled.text)
  setSource(variables, labelled, doubtful)
  const {publisher, 'container-title': container} = variables
  if (typeof publisher !== 'string' || container !== undefined || !isNewspaper(publisher)) return
  delete variables.publisher
  variables['container-title'] = publisher
  if (doubtful.delete('publisher')) doubtful.add('container-title')
}

function setSource(variables: Record<string, unknown>, labelled: Labelled, doubtful: Set<string>): void {
  const {publisher, 'publisher-place': place} = variables
  const {text} = labelled
  if (typeof publisher === 'string' && typeof place === 'string' && text.includes(`${publisher}: ${place}`)) {
    variables.publisher = place
    variables['publisher-place'] = publisher
  }
  if (variables['container-title'] !== undefined || variables.title === undefined) return
  if (labelled.marks.some(({kind}) => kind !== 'date')) return
  const left = leftOver(labelled, {...variables, id: '', type: 'document'})
  const before = text.slice(0, text.length - left.length).trimEnd()
  if (left === '' || !text.endsWith(left) || !/[.?!:]$/.test(before)) return
  if (publisher !== undefined) {
    // For example “Northern University, Norway: Journal of Tides.”
    if (!before.endsWith(`${publisher}, ${place}:`) || !/^\p{L}[^.:]*\.?$/u.test(left)) return
    variables['container-title'] = imprintOf(left)
    doubtful.add('container-title')
    return
  }
  const [, city, name] = /^(\p{L}[\p{L} ]*): (\p{L}[^:]*)$/u.exec(left) ?? []
  if (city !== undefined && place === undefined) variables['publisher-place'] = city
  else if (!/^\p{L}[^.:]*\.?$/u.test(left)) return
  variables.publisher = imprintOf(name ?? left)
  doubtful.add('publisher')
}

/** Appends text after “in” or “of” without a full stop to the title of the container: it is not a publisher's place. */
function joinPlace(variables: Record<string, unknown>, text: string): void {
  const {publisher, 'publisher-place': place, 'container-title': container} = variables
  if (typeof place !== 'string' || typeof container !== 'string') return
  const joined = `${container} ${place}`
  if (!/\s(?:in|of|at|for|from)$/i.test(container) || !text.includes(joined)) return
  delete variables['publisher-place']
  const whole = typeof publisher === 'string' ? `${joined}: ${publisher}` : joined
  variables['container-title'] = text.includes(whole) ? whole : joined
  if (text.includes(whole)) delete variables.publisher
}
