import {type Zippable, zipSync} from 'fflate'
import type {ElementContent} from 'hast'
import {sha256} from '../../core/hash.ts'
import {direction} from '../../core/language.ts'
import {serializeXml, xml} from '../../core/xml-tree.ts'
import {h, textNode} from '../article/elements.ts'
import type {Rendering} from '../output.ts'
import {articleAddress} from '../page/rights.ts'
import {type Accessibility, contentProperties} from './accessibility.ts'
import type {EpubDocument} from './documents.ts'
import {navigation} from './navigation.ts'
import {type PackagedFile, packageDocument} from './package.ts'
import {serializeXhtml} from './xhtml.ts'

/** The parts of a publication. */
export type Publication = Readonly<{
  documents: readonly EpubDocument[]
  sheet: string
  fonts: ReadonlyMap<string, Uint8Array>
  pictures: ReadonlyMap<string, Uint8Array>
  accessibility: Accessibility
}>

/**
 * Packs a publication (EPUB 3.3, 4): first the media type, uncompressed, then the files that the package document
 * lists.
 */
export function packed(rendering: Rendering, publication: Publication): Uint8Array {
  const {manuscript, world} = rendering
  const {documents, sheet, fonts, pictures, accessibility} = publication
  const {lang} = manuscript.metadata
  const encoder = new TextEncoder()
  const texts = new Map<string, string>([
    ['nav.xhtml', page(lang, documents[0]!.title, navigation(documents, lang))],
    ...documents.map(({file, title, content}) => [file, page(lang, title, content)] as const),
    ['style.css', sheet]
  ])
  const named: readonly PackagedFile[] = [
    {
      href: 'nav.xhtml',
      mediaType: xhtml,
      properties: ['nav', ...contentProperties(navigation(documents, lang))]
    },
    ...documents.map(({file, content}) => ({
      href: file,
      mediaType: xhtml,
      properties: contentProperties(content),
      isRead: true
    })),
    {href: 'style.css', mediaType: 'text/css'},
    ...[...fonts.keys()].map(href => ({href, mediaType: `font/${endingOf(href)}`})),
    ...[...pictures.keys()].map(name => ({
      href: `pictures/${name}`,
      mediaType: pictureTypes[endingOf(name)] ?? `image/${endingOf(name)}`
    }))
  ]
  const hash = world.machine?.hash ?? sha256
  const identifier = articleAddress(manuscript) || uuid(hash([...texts.values()].join('\n')))
  const opf = serializeXml(packageDocument(rendering, identifier, named, accessibility))
  const files: Zippable = {
    mimetype: [encoder.encode('application/epub+zip'), {level: 0}],
    'META-INF/container.xml': [encoder.encode(container), {level: 6}],
    'EPUB/package.opf': [encoder.encode(`${declaration}${opf}\n`), {level: 6}]
  }
  for (const [name, text] of texts) files[`EPUB/${name}`] = [encoder.encode(text), {level: 6}]
  // Fonts and pictures are already compressed.
  for (const [name, bytes] of fonts) files[`EPUB/${name}`] = [bytes, {level: 0}]
  for (const [name, bytes] of pictures)
    files[`EPUB/pictures/${name}`] = [bytes, {level: name.endsWith('.svg') ? 6 : 0}]
  // Without a time zone, this is local time (ECMA-262, 21.4.1.32); fflate writes the fields of local time, so the bytes
  // are the same everywhere.
  return zipSync(files, {mtime: '1980-01-01T00:00:00'})
}

const xhtml = 'application/xhtml+xml'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const container = `${declaration}${serializeXml(
  xml(
    'container',
    {version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container'},
    xml(
      'rootfiles',
      {},
      xml('rootfile', {'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml'})
    )
  )
)}\n`

const pictureTypes: Readonly<Record<string, string>> = {svg: 'image/svg+xml', jpg: 'image/jpeg'}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** A document of the publication. */
function page(lang: string, title: string, content: readonly ElementContent[]): string {
  const root = h(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang,
      dir: direction(lang)
    },
    h(
      'head',
      {},
      h('title', {}, title),
      h('link', {rel: ['stylesheet'], type: 'text/css', href: 'style.css'})
    ),
    textNode('\n'),
    h('body', {className: ['text']}, textNode('\n'), content, textNode('\n'))
  )
  return `${declaration}<!DOCTYPE html>\n${serializeXhtml([root])}\n`
}

/** A hash as a UUID (RFC 9562, version 8). */
function uuid(hash: string): string {
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16)
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`
  ]
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join('-')}`
}
