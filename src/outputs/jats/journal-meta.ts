import {countryCode} from '../../core/countries.ts'
import {issnsOf} from '../../core/issn.ts'
import type {Journal} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'

/** The journal. JATS requires its identifier and its ISSN, so these are empty if the settings do not contain them. */
export function journalMeta(journal: Journal): XmlElement {
  const {id, title, abbreviation, publisher, country} = journal
  const issns = issnsOf(journal)
  return xml(
    'journal-meta',
    {},
    xml('journal-id', {'journal-id-type': 'publisher-id'}, id),
    title === undefined
      ? undefined
      : xml(
          'journal-title-group',
          {},
          xml('journal-title', {}, title),
          abbreviation === undefined ? undefined : xml('abbrev-journal-title', {}, abbreviation)
        ),
    issns.length === 0
      ? xml('issn')
      : issns.map(({value, medium}) => xml('issn', {'publication-format': medium}, value)),
    publisher === undefined
      ? undefined
      : xml(
          'publisher',
          {},
          xml('publisher-name', {}, publisher),
          country === undefined
            ? undefined
            : xml('publisher-loc', {}, xml('country', {country: countryCode(country)}, country))
        )
  )
}
