import {type Zippable, zipSync} from 'fflate'
import {element} from '../../core/write-xml.ts'
import {relationshipsXml} from './relationships.ts'
import {xmlPart} from './xml.ts'

/** The parts of a document by path, as text or bytes; undefined parts are left out. */
export type Parts = Readonly<Record<string, string | Uint8Array | undefined>>

/** The package of a document; the same parts always result in the same bytes (ISO 29500-2). */
export function packageOf(parts: Parts): Uint8Array {
  const given = Object.entries(parts).filter(
    (part): part is [string, string | Uint8Array] => part[1] !== undefined
  )
  const names = new Set(given.map(([name]) => name))
  const all: ReadonlyArray<readonly [string, string | Uint8Array]> = [
    ['[Content_Types].xml', contentTypes(names)],
    ['_rels/.rels', packageRelationships(names)],
    ...given
  ]
  const encoder = new TextEncoder()
  const files: Zippable = {}
  for (const [name, content] of all) {
    const isText = typeof content === 'string'
    // Pictures are already compressed.
    files[name] = [isText ? encoder.encode(content) : content, {level: isText ? 6 : 0}]
  }
  // Without a time zone, this is local time (ECMA-262, 21.4.1.32); fflate writes the fields of local time, so the bytes
  // are the same everywhere.
  return zipSync(files, {mtime: '1980-01-01T00:00:00'})
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const office = 'application/vnd.openxmlformats-officedocument'

/** The table of parts and their media types. */
const types: Readonly<Record<string, string>> = {
  'word/document.xml': `${word}.document.main+xml`,
  'word/styles.xml': `${word}.styles+xml`,
  'word/fontTable.xml': `${word}.fontTable+xml`,
  'word/settings.xml': `${word}.settings+xml`,
  'word/numbering.xml': `${word}.numbering+xml`,
  'word/footnotes.xml': `${word}.footnotes+xml`,
  'word/comments.xml': `${word}.comments+xml`,
  'word/commentsExtended.xml': `${word}.commentsExtended+xml`,
  'word/header1.xml': `${word}.header+xml`,
  'word/footer1.xml': `${word}.footer+xml`,
  'word/theme/theme1.xml': `${office}.theme+xml`,
  'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
  'docProps/app.xml': `${office}.extended-properties+xml`,
  'docProps/custom.xml': `${office}.custom-properties+xml`
}

const endings: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml'
}

function contentTypes(names: ReadonlySet<string>): string {
  return xmlPart(
    element(
      'Types',
      {xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types'},
      Object.entries(endings).map(([ending, type]) =>
        element('Default', {Extension: ending, ContentType: type})
      ),
      Object.entries(types).flatMap(([name, type]) =>
        names.has(name) ? [element('Override', {PartName: `/${name}`, ContentType: type})] : []
      )
    )
  )
}

function packageRelationships(names: ReadonlySet<string>): string {
  const core = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
  return relationshipsXml([
    {type: 'officeDocument', target: 'word/document.xml'},
    {type: core, target: 'docProps/core.xml'},
    {type: 'extended-properties', target: 'docProps/app.xml'},
    ...(names.has('docProps/custom.xml') ? [{type: 'custom-properties', target: 'docProps/custom.xml'}] : [])
  ])
}
