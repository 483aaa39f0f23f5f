import {unzipSync} from 'fflate'
import {type HtmlPiece, scanHtml, voidElements} from '../src/core/html-scan.ts'
import {childElements, elementsOf, parseXml, type XmlElement} from '../src/core/xml.ts'

/** A publication as opened by a reading system. */
export type OpenedEpub = Readonly<{
  files: ReadonlyMap<string, string>
  package: XmlElement
  /** The documents in reading order, by file. */
  documents: ReadonlyMap<string, string>
}>

export function openEpub(bytes: Uint8Array): OpenedEpub {
  const files = new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)])
  )
  const opf = wholeXml(files.get('EPUB/package.opf')!)
  const items = new Map(
    elementsOf(opf, 'item').map(({attributes}) => [attributes.get('id'), attributes.get('href')!])
  )
  const documents = elementsOf(opf, 'itemref').map(({attributes}) => items.get(attributes.get('idref'))!)
  return {
    files,
    package: opf,
    documents: new Map(documents.map(href => [href, files.get(`EPUB/${href}`)!]))
  }
}

/** The root of a well-formed XML file. */
export function wholeXml(text: string): XmlElement {
  const {root, fault} = parseXml(text)
  if (fault !== undefined) throw new Error(`No XML: ${text.slice(fault, fault + 80)}`)
  return childElements(root)[0]!
}

/** The words of a publication, with their numbers of occurrences. */
export function wordsOfEpub({documents}: OpenedEpub): ReadonlyMap<string, number> {
  return counted([...documents.values()].map(text => wordsOfMarkup(text, () => false)).join(' '))
}

/**
 * The words of a page, with their numbers of occurrences, except THE LIST of parts that a publication does not have:
 * the list of sections, since a publication has its own, the link that skips it, links to other files, and the column
 * of details.
 */
export function wordsOfWebPage(html: string): ReadonlyMap<string, number> {
  return counted(
    wordsOfMarkup(
      html,
      (name, classes) =>
        (name === 'details' && !classes.includes('cite-this')) ||
        classes.some(each => ['skip', 'cite-ways', 'screen-only', 'details'].includes(each))
    )
  )
}

/** Words that occur more often on one side, with both counts. */
export function differingWords(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>
): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap(word => {
    const counts = [one.get(word) ?? 0, other.get(word) ?? 0]
    return counts[0] === counts[1] ? [] : [`${word}: ${counts.join(', ')}`]
  })
}

function wordsOfMarkup(
  text: string,
  isLeftOut: (name: string, classes: readonly string[]) => boolean
): string {
  const words: string[] = []
  const open: string[] = []
  let leftOut: number | undefined
  for (const piece of scanHtml(text)) {
    if (piece.kind === 'text' && leftOut === undefined)
      words.push(decoded(text.slice(piece.start, piece.end)))
    if (piece.kind !== 'tag') continue
    if (!inLine.has(piece.name)) words.push(' ')
    if (piece.isEnd) {
      const at = open.lastIndexOf(piece.name)
      if (at >= 0) open.splice(at)
      if (leftOut !== undefined && open.length < leftOut) leftOut = undefined
    } else if (!piece.isSelfClosing && !voidElements.has(piece.name)) {
      open.push(piece.name)
      const isOut = unread.has(piece.name) || isLeftOut(piece.name, classesOfTag(piece))
      if (leftOut === undefined && isOut) leftOut = open.length
    }
  }
  return words.join('')
}

const unread: ReadonlySet<string> = new Set(['head', 'script', 'style'])

function classesOfTag({attributes}: Extract<HtmlPiece, {kind: 'tag'}>): readonly string[] {
  return attributes.find(({name}) => name === 'class')?.value?.split(/\s+/) ?? []
}

const inLine: ReadonlySet<string> = new Set(
  'a abbr b bdi cite code del em i ins kbd mark s small span strong sub sup u wbr'.split(' ')
)

function decoded(text: string): string {
  return text.replace(
    /&(?:#(x?)([0-9A-F]+)|(lt|gt|quot|amp));/gi,
    (_, hex: string, code: string, name: string) =>
      name === undefined ? String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)) : entities[name]!
  )
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', amp: '&'}

/** Counts the words of a text, without soft hyphens and break opportunities. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.replace(/[\u00ad\u200b\u2060]/gu, '').matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
