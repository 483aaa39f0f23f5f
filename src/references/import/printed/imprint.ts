import {imprintOf} from './fields.ts'
import type {Labelled} from './label.ts'
import {leftOver} from './left-over.ts'
import {isNewspaper} from './newspapers.ts'

/**
 * Sets publisher, place and source. The place is before a colon. At the end of a reference without a source, text
 * without a label is taken as the source, in lower case or in capitals. A newspaper is the container of the work.
 */
export function setImprint(
  variables: Record<string, unknown>,
  labelled: Labelled,
  doubtful: Set<string>
): void {
  joinPlace(variables, labelled.text)
  splitJournal(variables)
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
  if (
    typeof publisher === 'string' &&
    typeof place === 'string' &&
    text.includes(`${publisher}: ${place}`) &&
    !publishers.test(publisher)
  ) {
    variables.publisher = place
    variables['publisher-place'] = publisher
  } else if (typeof publisher === 'string' && typeof place === 'string')
    exchange(variables, publisher, place, text)
  if (variables['container-title'] !== undefined || variables.title === undefined) return
  if (labelled.marks.some(({kind}) => kind !== 'date')) return
  const left = leftOver(labelled, {...variables, id: '', type: 'document'})
  const before = text.slice(0, text.length - left.length).trimEnd()
  if (left === '' || !text.endsWith(left) || !/[.?!:]$/.test(before)) return
  if (publisher !== undefined) {
    // A text such as “Northern University, Norway: Journal of Tides.”
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

/** Exchanges a publisher and a place that are in the less usual order: “Clarendon Press: Oxford, UK”. */
function exchange(variables: Record<string, unknown>, publisher: string, place: string, text: string): void {
  if (!text.includes(`${place}: ${publisher}`) || !publishers.test(place) || publishers.test(publisher))
    return
  variables.publisher = place
  variables['publisher-place'] = publisher
}

/** Separates the publisher from a journal that it follows: “Neurology. American Academy of Neurology”. */
function splitJournal(variables: Record<string, unknown>): void {
  const {'container-title': container, publisher} = variables
  if (typeof container !== 'string' || publisher !== undefined) return
  const [, journal, name] = /^([^.]*\p{Ll}{3})\. ([^.]+)$/u.exec(container) ?? []
  if (journal === undefined || name === undefined || abbreviated.test(journal) || !publishers.test(name))
    return
  variables['container-title'] = journal
  variables.publisher = imprintOf(name)
}

const abbreviated = /(?:^|\s)(?:Trans|Proc|Bull|Arch|Comm|Commun|Lect|Quart|Natl?|Acad|Amer|Intern)$/
const publishers =
  /\b(?:Press|Publish(?:ing|ers?)|Elsevier|Springer|Wiley|Blackwell|Routledge|SAGE|Sage|Verlag|MDPI|Frontiers Media|Society|SOC|Academy|Association|Public Access|Oxford University|Taylor)\b/

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
