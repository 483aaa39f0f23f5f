import {normalizeUri} from 'micromark-util-sanitize-uri'
import {addAll} from '../../core/add-all.ts'
import type {Inline, Node} from '../../core/article.ts'
import {byKind} from '../../core/map-article.ts'
import {isSafeUrl} from '../../core/url.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import {element, type XmlAttributes} from '../../core/write-xml.ts'
import {citationPieces} from './citation.ts'
import {commented, formulaRemark, queryAlone, remarkPieces, withQuery} from './comments.ts'
import {crossReferencePieces} from './cross-reference.ts'
import {formulaPieces, inlineEquation} from './equation.ts'
import {formerLooks} from './former-looks.ts'
import {formerNodes} from './former-nodes.ts'
import {indexMarkPieces} from './index-mark.ts'
import {lookWithin} from './look.ts'
import {changeAttributes, changeMark, linked, type Piece, withMark} from './marks.ts'
import {noteCallPieces} from './note-call.ts'
import {imagePieces} from './picture.ts'
import {type Line, piece, point, textPieces, verbatimPieces} from './run.ts'
import {linkWithin} from './targets.ts'

/** The runs of running text. */
export function inlines(nodes: readonly Node[], line: Line): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < nodes.length; ) {
    const end = endOfChange(nodes, at)
    const group = nodes.slice(at, end)
    const next = nodes[end]
    const [was, first] = [nodes[at - 1], group[0]]
    const isAsked = next?.type === 'query' && line.context.hasQueries
    if (isAsked) {
      addAll(pieces, withQuery(next, group, line, changedPieces))
      at = end + 1
    } else {
      addAll(pieces, changedPieces(group, line))
      at = end
    }
    if (was?.change?.kind === 'deleted' && first?.change?.kind === 'inserted')
      addAll(pieces, formulaRemark(was, first, line))
  }
  return pieces
}

/**
 * The index after the nodes that a change combines: those that moved together, or whose formatting is compared as a
 * whole.
 */
function endOfChange(nodes: readonly Node[], start: number): number {
  const first = nodes[start]?.change
  let end = start + 1
  if (first?.kind !== 'formatted' && first?.kind !== 'movedFrom' && first?.kind !== 'movedTo') return end
  while (
    end < nodes.length &&
    nodes[end]!.change?.kind === first.kind &&
    nodes[end]!.change?.number === first.number
  )
    end++
  return end
}

/** The pieces of nodes with the marks of a change. */
function changedPieces(nodes: readonly Node[], line: Line): readonly Piece[] {
  const [first] = nodes
  const change = first?.change
  if (first === undefined || change === undefined) return nodes.flatMap(node => nodePieces(node, line))
  const {context} = line
  const mark = changeMark(change, context.author)
  switch (change.kind) {
    case 'formatted': {
      const was = nodes.flatMap(node => node.change?.was ?? [])
      const formerly = formerLooks(was, nodes, line, change.author ?? context.author)
      if (formerly !== undefined) return nodes.flatMap(node => nodePieces(node, {...line, formerly}))
      return replaced(was, nodes, line)
    }
    case 'changed':
      return replaced(change.was ?? [], nodes, line)
    case 'movedFrom':
    case 'movedTo': {
      const content = nodes.flatMap(node =>
        shownNodes(node).flatMap(each => nodePieces(each, {...line, marks: withMark(line.marks, mark)}))
      )
      return inMove(content, change.kind, change.number ?? 0, line)
    }
    case 'deleted': {
      const within = {...line, marks: withMark(line.marks, mark)}
      return [
        ...nodes.flatMap(node => shownNodes(node).flatMap(each => nodePieces(each, within))),
        ...remarkPieces(change, line)
      ]
    }
    default: {
      const within = {...line, marks: withMark(line.marks, mark)}
      return [...nodes.flatMap(node => nodePieces(node, within)), ...remarkPieces(change, line)]
    }
  }
}

/** The node itself; for a deleted or moved node, its content in the old version. */
function shownNodes(node: Node): readonly Node[] {
  const {change} = node
  return change?.kind === 'deleted' || change?.kind === 'movedFrom' ? formerNodes(node, change) : [node]
}

/** The old content as deleted, followed by the new content as inserted. */
function replaced(was: readonly Node[], nodes: readonly Node[], line: Line): readonly Piece[] {
  const {author} = line.context
  const {formerly: _, ...bare} = line
  const within = (kind: 'del' | 'ins'): Line => ({...bare, marks: withMark(line.marks, {kind, author})})
  return [
    ...was.flatMap(node => nodePieces(node, within('del'))),
    ...nodes.flatMap(node => nodePieces(node, within('ins')))
  ]
}

/** Words that moved, between marks whose name connects the old and the new place. */
function inMove(
  content: readonly Piece[],
  kind: 'movedFrom' | 'movedTo',
  number: number,
  {context}: Line
): readonly Piece[] {
  const [start, end] = moveRange(kind, number, context)
  return [point(start), ...content, point(end)]
}

/** The elements around moved content. */
export function moveRange(
  kind: 'movedFrom' | 'movedTo',
  number: number,
  {author, date, nextChange}: Line['context']
): readonly [start: string, end: string] {
  const name = kind === 'movedFrom' ? 'w:moveFromRange' : 'w:moveToRange'
  const attributes = changeAttributes({author, date}, nextChange)
  return [
    element(`${name}Start`, {...attributes, 'w:name': `move${number}`}),
    element(`${name}End`, {'w:id': attributes['w:id']})
  ]
}

function nodePieces(node: Node, line: Line): readonly Piece[] {
  return piecesOf(node, {...line, look: lookWithin(node, line.look)})
}

const words = ({value}: Readonly<{value: string}>, line: Line): readonly Piece[] => textPieces(value, line)
const verbatim = ({value}: Readonly<{value: string}>, line: Line): readonly Piece[] =>
  verbatimPieces(value, line)
const lineBreak = (_: Node, line: Line): readonly Piece[] => [piece('<w:br/>', line)]

/** Returns the runs of an inline node, by its kind. */
const piecesOf = byKind<Inline, [line: Line], readonly Piece[]>(
  {
    text: words,
    undefinedWork: words,
    undefinedReference: words,
    inlineCode: verbatim,
    raw: verbatim,
    break: lineBreak,
    link: linkPieces,
    image: imagePieces,
    formula: formulaPieces,
    equation: inlineEquation,
    citation: (node, line) => citationPieces(node, line, inlines),
    crossReference: (node, line) => crossReferencePieces(node, line, inlines),
    noteCall: noteCallPieces,
    query: queryAlone,
    indexMark: indexMarkPieces,
    element: (node, line) => (node.tagName === 'br' ? lineBreak(node, line) : anchored(node, line)),
    emphasis: anchored,
    strong: anchored,
    delete: anchored,
    superscript: anchored,
    subscript: anchored,
    span: anchored,
    abbreviation: abbreviationPieces,
    work: anchored,
    formatted: anchored,
    language: anchored,
    entryPart: anchored
  },
  (node, line) => (childNodes(node).length > 0 ? anchored(node, line) : textPieces(wordsOf([node]), line))
)

/** The text of a node, in a bookmark if it is the target of links. */
function anchored(node: Node, line: Line): readonly Piece[] {
  const {anchor} = node as Readonly<{anchor?: string}>
  const words = inlines(childNodes(node), line)
  return anchor === undefined ? words : line.context.targets.around(anchor, words)
}

/** An abbreviation. Word does not support expansions, so in a draft a comment explains each abbreviation once. */
function abbreviationPieces(node: Extract<Inline, {type: 'abbreviation'}>, line: Line): readonly Piece[] {
  const words = anchored(node, line)
  const {explained, comments} = line.context
  const said = `${wordsOf(node.children)}: ${node.title}`
  if (explained === undefined || explained.has(said) || line.note !== undefined) return words
  explained.add(said)
  return commented(words, comments.add({author: 'galley', initials: 'galley', paragraphs: [said]}), line)
}

function linkPieces(node: Extract<Inline, {type: 'link'}>, line: Line): readonly Piece[] {
  const {tooltip, children, anchor} = node
  const target = line.isLinked ? undefined : linkTarget(node, line)
  if (target === undefined) return inlines(children, line)
  const look = {...line.look, style: 'Hyperlink'}
  const words = inlines(children, {...line, look, isLinked: true})
  if (words.length === 0) return []
  return line.context.targets.around(anchor, [linked({...target, 'w:tooltip': tooltip}, words)])
}

/** The target of a link; undefined for a link that is unsafe or has no target. */
function linkTarget(
  {url}: Extract<Inline, {type: 'link'}>,
  {context, relationships}: Line
): XmlAttributes | undefined {
  const href = normalizeUri(url)
  if (href.startsWith('#')) return linkWithin(href.slice(1), context.targets)
  if (!isSafeUrl(href)) return undefined
  return {'r:id': relationships.link(href.startsWith('/') ? `.${href}` : href)}
}
