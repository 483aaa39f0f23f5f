import type {Node, Table, TableCell} from '../../core/article.ts'
import {slotsOf, standsInLine} from '../../core/kinds.ts'
import {addToHash, type ContentHash, emptyHash, hashNumber} from './content-hash.ts'
import type {Lexicon} from './lexicon.ts'
import {isRunning, leafTokens, ownIds, type Reading} from './node-facts.ts'
import {blockProperties, shownProperties, tableProperties} from './properties.ts'
import {chosenOrder} from './related.ts'
import type {Alignable} from './similarity.ts'
import type {WordToken} from './tokens.ts'

/** A part of a block: running text, or blocks. `name` is the property of the node that contains it. */
export type UnitPart = Readonly<{name: 'children' | 'caption' | 'source'}> &
  (Readonly<{tokens: readonly WordToken[]}> | Readonly<{units: readonly Unit[]}>)

/** A table cell with its content. */
export type CellUnit = Readonly<{cell: TableCell; part: UnitPart; ids: readonly number[]; exact: number}>

/** The parts of a table, in order. */
export const tableSections = ['head', 'body', 'foot'] as const

/** A table row; `section` is the part of the table that contains it. */
export type RowUnit = Readonly<{section: (typeof tableSections)[number]; cells: readonly CellUnit[]}>

/** A block, or another node in a list of nodes, in the form in which it is compared. */
export type Unit = Alignable &
  Readonly<{
    node: Node
    parts: readonly UnitPart[]
    rows?: readonly RowUnit[]
    /** Equal for nodes with the same words, properties and looks. */
    exact: number
  }>

/** The units of some nodes, one for each node. */
export function unitsOf(nodes: readonly Node[], reading: Reading, parent?: Node): readonly Unit[] {
  return nodes.map(node => unitOf(node, reading, parent))
}

function unitOf(node: Node, reading: Reading, parent: Node | undefined): Unit {
  if (node.type === 'table') return tableUnit(node, reading)
  const parts = partsOf(node, reading)
  const ids: number[] = []
  let [content, exact] = [startOf(node.type), startOf(node.type)]
  for (const part of parts) {
    content = addToHash(content, nameNumbers[part.name])
    exact = addToHash(exact, nameNumbers[part.name])
    ;[content, exact] = addPart(part, ids, content, exact, reading)
  }
  if (node.type === 'lineBlock') {
    for (const line of node.lines) {
      ;[content, exact] = addPart(
        {name: 'children', tokens: leafTokens(line, reading)},
        ids,
        content,
        exact,
        reading
      )
      ;[content, exact] = [addToHash(content, lineEnd), addToHash(exact, lineEnd)]
    }
  } else if (parts.length === 0) {
    for (const id of ownIds(node, reading)) {
      ids.push(id)
      content = addToHash(content, id)
      exact = addToHash(exact, id)
    }
  }
  const properties = blockProperties(node, parent, reading.version)
  exact = addToHash(exact, reading.lexicon.other('properties', properties, 0))
  return {
    node,
    kind: node.type,
    parts,
    ids,
    weight: weightOf(ids, reading.lexicon),
    content: hashNumber(content),
    exact: hashNumber(exact),
    properties
  }
}

const nameNumbers = {children: 1, caption: 2, source: 3} as const
const lineEnd = -1

/** Adds the text of a part to the words and hashes of its block. */
function addPart(
  part: UnitPart,
  ids: number[],
  content: ContentHash,
  exact: ContentHash,
  {lexicon, version}: Reading
): [content: ContentHash, exact: ContentHash] {
  if ('units' in part) {
    for (const unit of part.units) {
      for (const id of unit.ids) ids.push(id)
      content = addToHash(content, unit.content)
      exact = addToHash(exact, unit.exact)
    }
    return [content, exact]
  }
  for (const {id, look, space, kind, atom} of part.tokens) {
    if (kind === 'unseen') continue
    const note = atom?.type === 'noteCall' ? version.noteWords(atom.note) : undefined
    if (note === undefined) ids.push(id)
    else for (const word of note.ids) ids.push(word)
    content = addToHash(content, id)
    exact = addToHash(addToHash(exact, id), space === '' ? -look - 1 : look)
    if (atom?.type === 'citation')
      exact = addToHash(exact, lexicon.other('order', chosenOrder(atom, version), 0))
  }
  return [content, exact]
}

function startOf(type: string): ContentHash {
  let hash = emptyHash
  for (let index = 0; index < type.length; index++) hash = addToHash(hash, type.charCodeAt(index))
  return hash
}

/** The total weight of a list of words. */
export function weightOf(ids: readonly number[], {weights}: Lexicon): number {
  let weight = 0
  for (const id of ids) weight += weights[id]!
  return weight
}

/** The parts of a node, one for each slot; lines of a line block and rows of a table are not parts. */
function partsOf(node: Node, reading: Reading): readonly UnitPart[] {
  return slotsOf(node).flatMap(([slot, form]): readonly UnitPart[] => {
    const nodes = (node as unknown as Readonly<Record<string, readonly Node[] | undefined>>)[slot]
    if (nodes === undefined || form === 'lines' || form === 'rows') return []
    const name = slot as UnitPart['name']
    if (form === 'line' && !standsInLine(node)) return [{name, tokens: leafTokens(nodes, reading)}]
    if (form === 'line' || form === 'mixed') return [{...unitPart(nodes, reading, node), name}]
    return [{name, units: unitsOf(nodes, reading, node)}]
  })
}

/** Makes one part from nodes: running text if possible, otherwise blocks; a single picture is a block. */
export function unitPart(nodes: readonly Node[], reading: Reading, parent?: Node): UnitPart {
  const isText = nodes.every(node => node.type === 'image' || isRunning(node))
  return isText && (nodes.length === 0 || nodes.some(({type}) => type !== 'image'))
    ? {name: 'children', tokens: leafTokens(nodes, reading)}
    : {name: 'children', units: unitsOf(nodes, reading, parent)}
}

function tableUnit(node: Table, reading: Reading): Unit {
  const ids: number[] = []
  let [content, exact] = [startOf('table'), startOf('table')]
  const rows = tableSections.flatMap(section =>
    node[section].map((row): RowUnit => {
      content = addToHash(content, -1)
      exact = addToHash(exact, -1 - tableSections.indexOf(section))
      const cells = row.map(cell => cellUnit(cell, reading))
      for (const cell of cells) {
        for (const id of cell.ids) ids.push(id)
        content = addToHash(content, cell.exact)
        exact = addToHash(exact, cell.exact)
      }
      return {section, cells}
    })
  )
  const properties = shownProperties(node)
  for (const form of [tableProperties(node), properties])
    exact = addToHash(exact, reading.lexicon.other('properties', form, 0))
  return {
    node,
    kind: 'table',
    parts: [],
    rows,
    ids,
    weight: weightOf(ids, reading.lexicon),
    content: hashNumber(content),
    exact: hashNumber(exact),
    properties
  }
}

function cellUnit(cell: TableCell, reading: Reading): CellUnit {
  const part = unitPart(cell.children, reading)
  const ids: number[] = []
  const [, exact] = addPart(
    part,
    ids,
    emptyHash,
    addToHash(addToHash(emptyHash, cell.columns ?? 1), cell.rows ?? 1),
    reading
  )
  return {cell, part, ids, exact: hashNumber(exact)}
}
