import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'

/** A date of online publication for a deposit; undefined if the date is missing. */
export function depositedDate(name: string, iso: string | undefined): XmlElement | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso ?? '') ?? []
  if (year === undefined) return undefined
  return xml(
    name,
    {media_type: 'online'},
    month === undefined ? undefined : xml('month', {}, month),
    day === undefined ? undefined : xml('day', {}, day),
    xml('year', {}, year)
  )
}
