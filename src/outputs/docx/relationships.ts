import {element} from '../../core/write-xml.ts'
import type {Relationships} from './context.ts'
import {xmlPart} from './xml.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relationship of a part: its type, its target, and whether the target is outside the package. */
export type Relationship = Readonly<{type: string; target: string; isExternal?: true}>

/** Creates the relationships of a part. */
export function createRelationships(): Relationships {
  const ids = new Map<string, number>()
  const rows: Relationship[] = []
  const idOf = (row: Relationship): string => {
    const key = `${row.type} ${row.target}`
    const known = ids.get(key) ?? rows.push(row)
    ids.set(key, known)
    return `rId${known}`
  }
  return {
    link: url => idOf({type: 'hyperlink', target: url, isExternal: true}),
    picture: path => idOf({type: 'image', target: path}),
    part: (type, target) => idOf({type, target}),
    xml: () => (rows.length === 0 ? undefined : relationshipsXml(rows))
  }
}

/** The part that lists relationships; their ids are `rId1`, `rId2` and so on. */
export function relationshipsXml(rows: readonly Relationship[]): string {
  return xmlPart(
    element(
      'Relationships',
      {xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships'},
      rows.map(({type, target, isExternal}, index) =>
        element('Relationship', {
          Id: `rId${index + 1}`,
          Type: type.startsWith('http') ? type : `${types}/${type}`,
          Target: target,
          TargetMode: isExternal && 'External'
        })
      )
    )
  )
}
