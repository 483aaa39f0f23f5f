import type {TypedFront} from './front-matter.ts'
import {contactsIn, isAffiliation, isPersonName, type TypedAuthor, withoutTitles} from './people.ts'

const lead = /^\s*(?:by|von|par|por|di)\s+/i
const pair = /([^()]+?)\s*\(([^()]+)\)/gu
const joint = /^(?:\s*[,;/]\s*|\s+)?(?:(?:and|und|et|y|e|&)\s+)?/u

/**
 * The authors in a line that names their institutions as well: `Ann Poe (University of Lahore) and Bob Roe (KTH)`,
 * `Ann Poe, University of Lahore`. Undefined for other lines.
 */
function placedAuthors(line: string): ReadonlyArray<Readonly<{name: string; place: string}>> | undefined {
  const text = line.replace(lead, '').trim()
  const pairs = [...text.matchAll(pair)].map(([, name = '', place = '']) => ({
    name: name.replace(joint, '').trim(),
    place: place.trim()
  }))
  const isPaired = pairs.length > 0 && text.replace(pair, '').replace(/[\s.,;]/g, '') === ''
  if (
    isPaired &&
    pairs.every(({name, place}) => isPersonName(withoutTitles(name)) && /\p{L}{3}/u.test(place))
  ) {
    if (pairs.length > 1 || isAffiliation(pairs[0]!.place)) return pairs
  }
  const [, name = '', place = ''] = /^([^,;()]+?)\s*[,;–—]\s+(.+)$/u.exec(text) ?? []
  const bare = withoutTitles(name)
  // After an academic title, the place may be a town: `Dr. Ann Poe, Ulm`.
  const isPlaced = isAffiliation(place) || (bare !== name && /^\p{Lu}[\p{L}\s.-]{2,40}$/u.test(place))
  return isPersonName(bare) && isPlaced ? [{name: bare, place}] : undefined
}

/** Extracts the authors and institutions of a line, and its addresses; false if the line is not of this kind. */
export function takePlacedAuthors(line: string, front: TypedFront): boolean {
  const {emails, orcids, rest} = contactsIn(line)
  const placed = placedAuthors(rest)
  if (placed === undefined) return false
  placed.forEach(({name, place}, index) => {
    const known = front.affiliations.find(affiliation => affiliation.name === place)
    const mark = known?.mark ?? `place ${front.affiliations.length + 1}`
    if (known === undefined) front.affiliations.push({mark, name: place})
    const [email, orcid] =
      placed.length === emails.length ? [emails[index], orcids[index]] : [undefined, orcids[index]]
    const author: TypedAuthor = {
      name: withoutTitles(name),
      marks: [mark],
      ...(email && {email}),
      ...(orcid && {orcid})
    }
    front.authors.push(author)
  })
  if (placed.length !== emails.length) for (const email of emails) front.emails.push(email)
  return true
}
