import type {Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {sha256} from '../core/hash.ts'
import '../core/mdast.ts'
import {locator, placeOf} from '../core/position.ts'
import type {
  Chapter,
  ChapterCitation,
  CrossReference,
  Finding,
  Picture,
  Place,
  Source,
  Target,
  TargetKind
} from '../core/types.ts'
import {isSafeUrl} from '../core/url.ts'
import {walk} from '../core/walk.ts'
import {parseMarkdown} from './processor.ts'

/** Reads a chapter: its tree, and what stands in it that the rest of the paper must know. Never throws on a text. */
export function parseChapter(source: Source, lang: string): Chapter {
  const file = new VFile({path: source.path, value: source.text})
  const findings: Finding[] = []
  let tree: Root
  try {
    tree = parseMarkdown(file, lang)
    if (isDeeperThan(tree, mostDepth)) throw new RangeError('too deep')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // The parser ran out of stack, or a later step would: nested far deeper than any text. The words stay visible.
    tree = unreadable(source)
    findings.push({
      rule: 'chapter-unreadable',
      file: source.path,
      place: locator(source.text).place(0, 0),
      message: `Unexpected nesting of more than ${mostDepth} levels, expected a text that can be read`,
      note: 'The chapter is shown as it stands.'
    })
  }
  if (source.text.startsWith('\uFEFF')) shiftByteOrderMark(tree, file)
  findings.push(...messagesOf(file))
  return {
    path: source.path,
    text: source.text,
    hash: sha256(`${source.path}\n${lang}\n${source.text}`),
    tree,
    ...collect(tree, source.path, findings)
  }
}

// Far more than any text has, and far less than any step of the line can bear.
const mostDepth = 300

function isDeeperThan(tree: Nodes, most: number): boolean {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []))
  }
  return false
}

type Collected = Pick<Chapter, 'citations' | 'targets' | 'crossReferences' | 'pictures' | 'findings'>

function collect(tree: Root, file: string, findings: Finding[]): Collected {
  const citations: ChapterCitation[] = []
  const targets: Target[] = []
  const crossReferences: CrossReference[] = []
  const pictures: Picture[] = []
  const definitions = new Map<string, string>()
  walk(tree, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url)
  })
  walk(tree, (node, parent) => {
    const place = placeOf(node)
    const label = node.data?.attributes?.id
    for (const name of [...(label === undefined ? [] : [label]), ...(node.data?.labels ?? [])]) {
      targets.push({label: name, kind: kindOf(node), file, place, node})
    }
    if (node.type === 'cite') citations.push({items: node.items, narrative: node.narrative, place, node})
    if (node.type === 'crossReference') crossReferences.push({label: node.label, file, place})
    if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '')
      pictures.push({url, alt: node.alt ?? '', file, place, figure: parent?.type === 'figure'})
    }
    const link = node.type === 'link' || node.type === 'definition' ? node.url : undefined
    if (link !== undefined && !isSafeUrl(link)) findings.push(unsafeLink(link, file, place))
    if (node.type === 'rawTex') findings.push(rawTex(node.name, file, place))
    if (node.type === 'html' && !/^\s*<!--/.test(node.value)) findings.push(rawHtml(node.value, file, place))
  })
  return {citations, targets, crossReferences, pictures, findings}
}

function kindOf(node: Nodes): TargetKind {
  if (node.type === 'heading') return 'section'
  if (node.type === 'figure') return node.kind
  if (node.type === 'math' || node.type === 'inlineMath') return 'equation'
  if (node.type === 'code') return 'listing'
  return 'anchor'
}

function unsafeLink(url: string, file: string, place: Place): Finding {
  return {
    rule: 'link-unsafe',
    file,
    place,
    subject: url,
    message: `Unexpected link to \`${url}\`, expected an address on the web, an e-mail address or a place in the paper`,
    note: 'The address is printed as it stands, without a link.'
  }
}

function rawTex(name: string, file: string, place: Place): Finding {
  return {
    rule: 'raw-tex',
    file,
    place,
    subject: `\\${name}`,
    message: `Unexpected TeX \`\\${name}\`, expected Markdown`,
    note: 'It is printed as it stands.'
  }
}

function rawHtml(value: string, file: string, place: Place): Finding {
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(value)?.[1]?.toLowerCase() ?? 'html'
  return {
    rule: 'raw-html',
    file,
    place,
    subject: `<${tag}>`,
    message: `Unexpected HTML \`<${tag}>\`, expected Markdown`,
    note: 'It is printed as it stands.'
  }
}

/** What the plugins had to say, as findings. */
function messagesOf(file: VFile): readonly Finding[] {
  return file.messages.flatMap(message => {
    const start = message.place && ('start' in message.place ? message.place.start : message.place)
    const end = message.place && ('end' in message.place ? message.place.end : message.place)
    if (start === undefined || end === undefined || message.ruleId === undefined) return []
    return [
      {
        rule: message.ruleId,
        file: file.path,
        place: {start: {...start, offset: start.offset ?? 0}, end: {...end, offset: end.offset ?? 0}},
        message: message.reason,
        subject: message.actual,
        expected: message.expected,
        note: message.note
      }
    ]
  })
}

/** micromark counts from after a byte order mark; places are those of the file as saved. */
function shiftByteOrderMark(tree: Root, file: VFile): void {
  const shifted = new WeakSet<object>()
  const shift = (point: {line: number; column: number; offset?: number | undefined} | undefined): void => {
    if (point === undefined || shifted.has(point)) return
    shifted.add(point)
    if (point.offset !== undefined) point.offset++
    if (point.line === 1) point.column++
  }
  const places = file.messages.map(message => message.place)
  walk(tree, node => {
    places.push(node.position, ...(node.type === 'cite' ? node.items.map(item => item.place) : []))
  })
  for (const place of places) {
    if (place === undefined) continue
    if ('start' in place) {
      shift(place.start)
      shift(place.end)
    } else shift(place)
  }
}

function unreadable(source: Source): Root {
  const place = locator(source.text).place(0, source.text.length)
  return {type: 'root', children: [{type: 'code', value: source.text, position: place}], position: place}
}
