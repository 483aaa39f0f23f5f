import {issnsOf} from '../../core/issn.ts'
import type {Depositor, Metadata} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {depositedDate} from './dates.ts'

/** A deposit: its head, the journal and the issue, and the article. */
export function depositBatch(
  {id, timestamp, depositor}: Readonly<{id: string; timestamp: string; depositor: Depositor}>,
  metadata: Metadata,
  article: XmlElement
): XmlElement {
  return xml(
    'doi_batch',
    {
      version: depositor.schema ?? '5.4.0',
      xmlns: `http://www.crossref.org/schema/${depositor.schema ?? '5.4.0'}`,
      'xmlns:jats': 'http://www.ncbi.nlm.nih.gov/JATS1',
      'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:fr': 'http://www.crossref.org/fundref.xsd',
      'xmlns:rel': 'http://www.crossref.org/relations.xsd',
      'xmlns:ai': 'http://www.crossref.org/AccessIndicators.xsd'
    },
    xml(
      'head',
      {},
      xml('doi_batch_id', {}, id),
      xml('timestamp', {}, timestamp),
      xml(
        'depositor',
        {},
        xml('depositor_name', {}, depositor.name),
        xml('email_address', {}, depositor.email)
      ),
      xml('registrant', {}, depositor.registrant)
    ),
    xml('body', {}, xml('journal', {}, journal(metadata), issue(metadata), article))
  )
}

function journal({journal: own}: Metadata): XmlElement {
  const {title, abbreviation} = own
  return xml(
    'journal_metadata',
    {},
    xml('full_title', {}, title),
    abbreviation === undefined ? undefined : xml('abbrev_title', {}, abbreviation),
    issnsOf(own).map(({value, medium}) => xml('issn', {media_type: medium}, value))
  )
}

function issue({journal: {volume, issue: number}, dates}: Metadata): XmlElement | undefined {
  if (volume === undefined && number === undefined) return undefined
  return xml(
    'journal_issue',
    {},
    depositedDate('publication_date', dates.published),
    volume === undefined ? undefined : xml('journal_volume', {}, xml('volume', {}, volume)),
    number === undefined ? undefined : xml('issue', {}, number)
  )
}
