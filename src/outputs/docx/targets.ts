import type {Article, Node} from '../../core/article.ts'
import {indexAnchors} from '../../core/index-anchors.ts'
import {inNumerals} from '../../core/numerals.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import {element, type XmlAttributes} from '../../core/write-xml.ts'
import type {Counter, Piece} from './marks.ts'
import {point} from './run.ts'

/** The bookmarks that are targets of links and cross-references in a document. */
export type TargetNames = Readonly<{
  /** The bookmark of an anchor; undefined if no link or field refers to it. */
  nameOf: (anchor: string) => string | undefined
  /** The number shown at an anchor, and the bookmark around that number. */
  numberAt: (anchor: string) => Readonly<{number: string; name: string}> | undefined
  /**
   * Puts pieces into the bookmark of an anchor, if something refers to it; only the first use of an anchor gets the
   * bookmark.
   */
  around: (anchor: string | undefined, pieces: readonly Piece[]) => readonly Piece[]
  /** Puts a number into its bookmark. */
  aroundNumber: (anchor: string | undefined, pieces: readonly Piece[]) => readonly Piece[]
}>

/** Names the bookmarks for the targets of an article. */
export function targetNames(article: Article, nextBookmark: Counter): TargetNames {
  const wanted = new Set<string>()
  const numbers = new Map<string, string>()
  const want = (node: Node): undefined => {
    if (node.type === 'crossReference') wanted.add(node.target)
    else if (node.type === 'link' && node.url.startsWith('#')) wanted.add(decoded(node.url.slice(1)))
    else if (node.type === 'contents') wantSections(node.sections, wanted)
    else if (node.type === 'index') for (const anchor of indexAnchors(node.entries)) wanted.add(anchor)
    for (const [anchor, shown] of numbersOf(node, article)) {
      // Content of one version only, or at different places in both, may be removed together with its bookmark.
      if (numbers.has(anchor) || isOfOneVersion(node)) numbers.set(anchor, '')
      else numbers.set(anchor, shown)
    }
    return undefined
  }
  walkNodes(topNodes(article), want)
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const tried = new Map<string, number>()
  for (const anchor of wanted) {
    const name = freeName(anchor, taken, tried)
    taken.add(name.toLowerCase())
    names.set(anchor, name)
  }
  const done = new Set<string>()
  const bookmark = (name: string | undefined, pieces: readonly Piece[]): readonly Piece[] => {
    if (name === undefined || done.has(name)) return pieces
    done.add(name)
    return inBookmark(name, pieces, nextBookmark)
  }
  const numberAt: TargetNames['numberAt'] = anchor => {
    const number = numbers.get(anchor)
    const name = names.get(anchor)
    return !number || name === undefined ? undefined : {number, name: `${name}_no`}
  }
  return {
    nameOf: anchor => names.get(anchor),
    numberAt,
    around: (anchor, pieces) => (anchor === undefined ? pieces : bookmark(names.get(anchor), pieces)),
    aroundNumber: (anchor, pieces) =>
      anchor === undefined ? pieces : bookmark(numberAt(anchor)?.name, pieces)
  }
}

type Sections = Extract<Node, {type: 'contents'}>['sections']

function wantSections(sections: Sections, wanted: Set<string>): void {
  for (const {anchor, sections: inner} of sections) {
    wanted.add(anchor)
    wantSections(inner, wanted)
  }
}

function isOfOneVersion({change}: Node): boolean {
  return change !== undefined && change.kind !== 'changed' && change.kind !== 'formatted'
}

/** The numbers that a node shows, each with the anchor of the node or of one of its lines. */
function numbersOf(
  node: Node,
  {numerals}: Article
): ReadonlyArray<readonly [anchor: string, number: string]> {
  if (node.type === 'equation') {
    const {number = '', anchor = '', lines = [number], lineAnchors} = node
    const isAlone = lines.filter(Boolean).length === 1
    return lines.flatMap((line, index) => {
      const of = lineAnchors?.[index] || (isAlone ? anchor : '')
      // A number typed by the author can contain a formula; such a number is skipped.
      return of && line !== '' && !/[$\\]/.test(line) ? [[of, inNumerals(line, numerals)] as const] : []
    })
  }
  const {anchor} = node as Readonly<{anchor?: string}>
  if (anchor === undefined) return []
  if (node.type === 'heading' && node.number !== undefined) return [[anchor, node.number]]
  if (node.type === 'theorem') return /\p{N}$/u.test(node.label) ? [[anchor, labelParts(node.label)[1]]] : []
  return node.type === 'figure' ? [[anchor, labelParts(node.label)[1]]] : []
}

/** The name and the number of a label: “Figure ” and “3”. */
export function labelParts(label: string): readonly [name: string, number: string] {
  const space = label.lastIndexOf(' ')
  return [label.slice(0, space + 1), label.slice(space + 1)]
}

/** A free name of at most 40 letters, digits and underscores that begins with a letter, as Word requires. */
function freeName(anchor: string, taken: ReadonlySet<string>, tried: Map<string, number>): string {
  const plain = anchor.replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 30)
  const name = /^\p{L}/u.test(plain) ? plain : `to_${plain}`.slice(0, 30)
  if (!taken.has(name.toLowerCase())) return name
  for (let count = tried.get(name.toLowerCase()) ?? 2; ; count++) {
    const free = `${name}_${count}`
    if (taken.has(free.toLowerCase())) continue
    tried.set(name.toLowerCase(), count)
    return free
  }
}

/** Pieces between the start and the end of a bookmark. */
export function inBookmark(name: string, pieces: readonly Piece[], next: Counter): readonly Piece[] {
  const id = next()
  return [
    point(element('w:bookmarkStart', {'w:id': id, 'w:name': name})),
    ...pieces,
    point(element('w:bookmarkEnd', {'w:id': id}))
  ]
}

/** The attributes of a link within the document; undefined if its target does not exist. */
export function linkWithin(anchor: string, targets: TargetNames): XmlAttributes | undefined {
  const name = targets.nameOf(decoded(anchor))
  return name === undefined ? undefined : {'w:anchor': name, 'w:history': 1}
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}
