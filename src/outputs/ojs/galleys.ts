import {unzipSync} from 'fflate'
import {base64} from '../../core/base64.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import type {Artifact} from '../output.ts'
import type {OjsContext} from './paper.ts'

/** The table of files that become galleys, in the order in which readers see them, each with its label. */
const labels: ReadonlyArray<readonly [ending: string, label: string]> = [
  ['.pdf', 'PDF'],
  ['.html', 'HTML'],
  ['.epub', 'EPUB'],
  ['.jats.zip', 'XML']
]

type Given = Readonly<{slug: string; locale: string}>

/** The files of a paper and its galleys. The galley for JATS is its XML; its pictures are dependent files. */
export function galleysOf(
  files: readonly Artifact[],
  {slug, locale}: Given,
  context: OjsContext
): Readonly<{submitted: readonly XmlElement[]; galleys: readonly XmlElement[]}> {
  const submitted: XmlElement[] = []
  const galleys: XmlElement[] = []
  const add = (name: string, bytes: Uint8Array, main?: number): number => {
    const id = context.next('file')
    submitted.push(fileElement({name, bytes, id, main, locale}, context))
    return id
  }
  for (const [ending, label] of labels) {
    const file = files.find(({path}) => path === `${slug}${ending}`)
    if (file === undefined) continue
    const parts = ending === '.jats.zip' ? Object.entries(unzipSync(file.bytes)) : []
    const main = parts.find(([name]) => name.endsWith('.xml')) ?? [file.path, file.bytes]
    const id = add(...main)
    for (const [name, bytes] of parts) if (name !== main[0]) add(name, bytes, id)
    galleys.push(
      xml(
        'article_galley',
        {locale, approved: 'false'},
        xml('name', {locale}, label),
        xml('seq', {}, String(galleys.length)),
        xml('submission_file_ref', {id})
      )
    )
  }
  return {submitted, galleys}
}

type File = Readonly<{
  name: string
  bytes: Uint8Array
  id: number
  /** The file that this file depends on. */
  main: number | undefined
  locale: string
}>

function fileElement({name, bytes, id, main, locale}: File, {settings}: OjsContext): XmlElement {
  const genre = main === undefined ? (settings.genre ?? 'Article Text') : (settings.pictureGenre ?? 'Image')
  return xml(
    'submission_file',
    {id, file_id: id, stage: main === undefined ? 'proof' : 'dependent', viewable: 'false', genre},
    xml('name', {locale}, name),
    main === undefined ? undefined : xml('submission_file_ref', {id: main}),
    xml(
      'file',
      {id, filesize: bytes.length, extension: name.slice(name.lastIndexOf('.') + 1)},
      xml('embed', {encoding: 'base64'}, base64(bytes))
    )
  )
}
