import {unzipSync, type Zippable, zipSync} from 'fflate'
import type {XmlElement} from '../../core/xml.ts'
import {serializeXml, xml} from '../../core/xml-tree.ts'
import type {Artifact, Rendered, Rendering} from '../output.ts'

type Item = Readonly<{type: string; path: string; mediaType: string; bytes: Uint8Array}>

/**
 * Packs the JATS of a paper as `article.xml`, its pictures and its PDF, with a manifest that describes each file.
 * Because the destination is unknown, the package has no `transfer.xml`.
 */
export async function renderMeca({manuscript, others}: Rendering): Promise<Rendered> {
  const {slug} = manuscript
  const files = (await others?.()) ?? []
  const items = [...jatsItems(files, slug), ...pdfItem(files, slug)]
  const manifest = `${prologue}${serializeXml(manifestOf(items))}\n`
  const packed: Zippable = {
    'manifest.xml': [new TextEncoder().encode(manifest), {level: 6}],
    ...Object.fromEntries(
      items.map(({path, mediaType, bytes}) => [path, [bytes, {level: mediaType.includes('xml') ? 6 : 0}]])
    )
  }
  // Without a time zone, this is local time (ECMA-262, 21.4.1.32); fflate writes the fields of local time, so the bytes
  // are the same everywhere.
  return {bytes: zipSync(packed, {mtime: '1980-01-01T00:00:00'})}
}

const prologue =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<!DOCTYPE manifest PUBLIC "-//MECA//DTD Manifest v1.0//en" "https://meca.zip/manifest-1.0.dtd">\n'

/** The article as `article.xml`, and its pictures under the names by which the article refers to them. */
function jatsItems(files: readonly Artifact[], slug: string): readonly Item[] {
  const packed = files.find(({path}) => path === `${slug}.jats.zip`)
  const parts = packed === undefined ? [] : Object.entries(unzipSync(packed.bytes))
  return parts.map(([name, bytes]): Item => {
    if (name === `${slug}.xml`)
      return {type: 'article-metadata', path: 'article.xml', mediaType: 'application/xml', bytes}
    return {type: 'figure', path: name, mediaType: typeOf(name), bytes}
  })
}

function pdfItem(files: readonly Artifact[], slug: string): readonly Item[] {
  const pdf = files.find(({path}) => path === `${slug}.pdf`)
  if (pdf === undefined) return []
  return [{type: 'manuscript', path: pdf.path, mediaType: 'application/pdf', bytes: pdf.bytes}]
}

/** The media type of a picture, from the file name that galley has given it. */
function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return `image/${{svg: 'svg+xml', jpg: 'jpeg'}[ending] ?? ending}`
}

function manifestOf(items: readonly Item[]): XmlElement {
  return xml(
    'manifest',
    {
      xmlns: 'https://manuscriptexchange.org/schema/manifest',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'manifest-version': '1'
    },
    items.map(({type, path, mediaType}, index) =>
      xml(
        'item',
        {id: `item-${index + 1}`, 'item-type': type},
        xml('instance', {'xlink:href': path, 'media-type': mediaType})
      )
    )
  )
}
