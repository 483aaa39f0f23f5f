import {countryCode} from '../../core/countries.ts'
import {inNumerals} from '../../core/numerals.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {printedName} from '../../core/printed-name.ts'
import type {Affiliation, Author, Metadata} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {authorNotes} from '../page/authors.ts'
import {statementTitle} from '../page/colophon.ts'
import {jatsBlocks} from './blocks.ts'
import type {JatsContext} from './context.ts'
import {role} from './credit.ts'

/**
 * The authors, their affiliations, and the notes about the authors, including `conflicts` from the text; empty for a
 * paper without authors.
 */
export function people(conflicts: readonly XmlElement[], context: JatsContext): readonly XmlElement[] {
  const {article} = context
  const {authors, affiliations} = article.metadata
  if (authors.length === 0) return []
  const notes = authorNotes(authors)
  const correspondents = authors.filter(({corresponding, email}) => corresponding && email)
  const about = [
    ...correspondents.map(({email}, index) =>
      xml('corresp', {id: correspondence(index)}, xml('email', {}, email))
    ),
    ...notes.map(([, note], index) =>
      xml('fn', {id: noteName(index), 'fn-type': 'other'}, xml('p', {}, note))
    ),
    ...article.statements
      .filter(({name}) => isAboutAuthors(name, context))
      .map(({name, lang, children}) =>
        xml(
          'fn',
          {'fn-type': 'coi-statement', 'xml:lang': lang === article.lang ? undefined : lang},
          xml('p', {'content-type': 'heading'}, xml('bold', {}, statementTitle(name, lang))),
          jatsBlocks(children, context)
        )
      ),
    ...conflicts
  ]
  return [
    xml(
      'contrib-group',
      {},
      authors.map(author => {
        const at = correspondents.indexOf(author)
        const note = notes.findIndex(([, words]) => words === author.note)
        return contributor(author, [
          ...author.affiliations.map(index => xml('xref', {rid: affiliationName(index)})),
          ...(at < 0 ? [] : [xml('xref', {rid: correspondence(at)})]),
          ...(note < 0 ? [] : [xml('xref', {'ref-type': 'author-notes', rid: noteName(note)})])
        ])
      })
    ),
    ...affiliations.map((affiliation, index) => affiliationElement(affiliation, index, article)),
    ...(about.length === 0 ? [] : [xml('author-notes', {}, about)])
  ]
}

/** Whether a statement belongs to the notes about the authors (JATS4R, “Conflict of Interest Statements”). */
export function isAboutAuthors(name: string, {article}: JatsContext): boolean {
  return name === 'conflicts' && article.metadata.authors.length > 0
}

// Anchors of the article contain no control characters, so these names cannot coincide with any of them.
const affiliationName = (index: number): string => `aff\u0001${index + 1}`
const correspondence = (index: number): string => `cor\u0001${index + 1}`
const noteName = (index: number): string => `author-note\u0001${index + 1}`

/** Readable XML IDs, such as `aff1`, for the names of affiliations and of notes about authors. */
export function namesOfPeople({authors, affiliations}: Metadata): ReadonlyMap<string, string> {
  const all = [
    ...affiliations.map((_, index) => affiliationName(index)),
    ...authors.flatMap((_, index) => [correspondence(index), noteName(index)])
  ]
  return new Map(all.map(name => [name, name.replace('\u0001', '')]))
}

function contributor(author: Author, references: readonly XmlElement[]): XmlElement {
  const {orcid, corresponding, equal, roles} = author
  return xml(
    'contrib',
    {
      'contrib-type': 'author',
      corresp: corresponding ? 'yes' : undefined,
      'equal-contrib': equal ? 'yes' : undefined
    },
    orcid === undefined ? undefined : xml('contrib-id', {'contrib-id-type': 'orcid'}, orcidUrl(orcid)),
    nameOf(author),
    roles.map(role),
    references
  )
}

function nameOf({name, given, droppingParticle, family, suffix, corporate}: Author): XmlElement {
  if (corporate || family === undefined) return xml('collab', {}, printedName(name))
  const first = [given, droppingParticle].filter(Boolean).join(' ')
  return xml(
    'name',
    {},
    xml('surname', {}, printedName(family)),
    first === '' ? undefined : xml('given-names', {}, printedName(first)),
    suffix === undefined ? undefined : xml('suffix', {}, suffix)
  )
}

function affiliationElement(
  {name, ror, institution, department, city, country}: Affiliation,
  index: number,
  {metadata, numerals}: JatsContext['article']
): XmlElement {
  const isOne = metadata.affiliations.length === 1
  const id =
    ror === undefined
      ? undefined
      : xml('institution-id', {'institution-id-type': 'ror'}, `https://ror.org/${ror}`)
  const names =
    institution === undefined
      ? [xml('institution', {}, name)]
      : [
          xml('institution', {}, institution),
          ...(department === undefined ? [] : [xml('institution', {'content-type': 'dept'}, department)])
        ]
  const place =
    institution === undefined
      ? []
      : [
          ...(city === undefined ? [] : [', ', xml('city', {}, city)]),
          ...(country === undefined ? [] : [', ', xml('country', {country: countryCode(country)}, country)])
        ]
  return xml(
    'aff',
    {id: affiliationName(index)},
    isOne ? undefined : xml('label', {}, inNumerals(String(index + 1), numerals)),
    xml('institution-wrap', {}, id, names),
    place
  )
}
