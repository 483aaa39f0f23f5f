import {addAll} from '../../../core/add-all.ts'
import {largestOf} from '../../../core/extremes.ts'
import {plural} from '../../../core/plural.ts'
import {isElement, type StructureElement, type StructureKid} from '../file/structure-tree.ts'
import {joinText} from './joined-text.ts'
import {type Hearing, isSaidBeside, pageOf, utterancesOf} from './utterances.ts'

/** A line spoken by a screen reader: the text of a block, with its role. */
export type SpokenLine = Readonly<{
  text: string
  page: number | undefined
  lastPage: number | undefined
  depth: number
}>

/** Speaks structure elements, block by block. */
export function sayBlocks(hearing: Hearing, kids: readonly StructureKid[], depth = 0): readonly SpokenLine[] {
  const lines: SpokenLine[] = []
  let loose: StructureKid[] = []
  const close = () => {
    if (loose.length > 0) addAll(lines, paragraph(hearing, loose, depth))
    loose = []
  }
  const hasLine = kids.some(kid => !isElement(kid) || isInline(kid))
  for (const kid of kids) {
    if (!isElement(kid) || isInline(kid) || (hasLine && kid.type === 'Code')) loose.push(kid)
    else {
      close()
      addAll(lines, sayBlock(hearing, kid, depth))
    }
  }
  close()
  return lines
}

const containers: ReadonlySet<string> = new Set(
  'Document DocumentFragment Part Art Sect Div NonStruct Private Aside Index TOC TOCI LBody'.split(' ')
)
const inlines: ReadonlySet<string> = new Set(
  'Span Em Strong Sub Quote Link Reference Annot Formula Lbl Ruby RB RT RP Warichu WT WP Ins Del'.split(' ')
)
/** The types of blocks with text, and the words spoken before the text. */
const textRoles: ReadonlyMap<string, string> = new Map([
  ['P', ''],
  ['BibEntry', ''],
  ['H', 'heading'],
  ['Title', 'title'],
  ['Caption', 'caption'],
  ['Code', 'code'],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level => [`H${level}`, `heading ${level}`] as const)
])

function isInline({type, kids}: StructureElement): boolean {
  return inlines.has(type) && !kids.some(kid => isElement(kid) && !isInline(kid) && kid.type !== 'Code')
}

function sayBlock(hearing: Hearing, element: StructureElement, depth: number): readonly SpokenLine[] {
  const {type, kids} = element
  const role = textRoles.get(type)
  if (role !== undefined && element.actualText === undefined) {
    const blocks = sayBlocks(hearing, kids, depth)
    return role === '' ? blocks : led(blocks, `${role}: `)
  }
  if (type === 'BlockQuote') return led(sayBlocks(hearing, kids, depth), 'quotation: ')
  if (type === 'Note' || type === 'FENote') return sayNote(hearing, element, depth)
  if (type === 'L') return sayList(hearing, element, depth)
  if (type === 'Table') return sayTable(hearing, element, depth)
  if (type === 'Figure') return sayFigure(hearing, element, depth)
  if (containers.has(type) || element.actualText === undefined) return sayBlocks(hearing, kids, depth)
  return paragraph(hearing, [element], depth)
}

/** Puts a role before the first line, and nests the other lines below that line. */
function led(lines: readonly SpokenLine[], role: string): readonly SpokenLine[] {
  return lines.map((line, index) =>
    index === 0 ? {...line, text: `${role}${line.text}`} : {...line, depth: line.depth + 1}
  )
}

/**
 * Speaks a paragraph. If it contains a single formula, a number before or after the formula is the number of the
 * equation.
 */
function paragraph(hearing: Hearing, kids: readonly StructureKid[], depth: number): readonly SpokenLine[] {
  const {text, firstPage, lastPage} = joinText(kids.flatMap(kid => utterancesOf(hearing, kid)))
  if (text === '') return []
  const page = firstPage ?? kids.flatMap(kid => pageOf(hearing, kid) ?? [])[0]
  const [, before, words, behind] = numberedFormula.exec(text) ?? []
  const number = before ?? behind
  const role = number === undefined ? 'formula' : `equation ${number}`
  const said = words === undefined ? text : `${role}: ${words}`
  return [{text: said, page, lastPage: lastPage ?? page, depth}]
}

const numberedFormula = /^(\([^()[\]]{1,12}\))?\s*\[formula: ([^\]]*)\]\s*(\([^()[\]]{1,12}\))?$/

/** Speaks a note. Its number is at the beginning of its text. */
function sayNote(hearing: Hearing, {kids}: StructureElement, depth: number): readonly SpokenLine[] {
  const [first, ...rest] = sayBlocks(hearing, kids, depth)
  if (first === undefined) return []
  const [, linked, label, text] = noteLabel.exec(first.text) ?? []
  const role = `note ${linked ?? label ?? ''}`.trimEnd()
  return led([{...first, text: text ?? first.text}, ...rest], `${role}: `)
}

const noteLabel = /^(?:\[link: (\S{1,6})\]|([\p{N}*†‡§]{1,4})(?=[\s.]))\.?\s*([\s\S]*)$/u

function sayList(hearing: Hearing, element: StructureElement, depth: number): readonly SpokenLine[] {
  const items = element.kids.filter(kid => isElement(kid) && kid.type === 'LI')
  const page = pageOf(hearing, element)
  const start = {text: `list, ${plural(items.length, 'item')}`, page, lastPage: page, depth}
  return [
    start,
    ...element.kids.flatMap(kid => {
      if (!isElement(kid)) return []
      if (kid.type !== 'LI') return sayBlock(hearing, kid, depth + 1)
      return led(sayBlocks(hearing, itemKids(kid), depth + 1), `item ${items.indexOf(kid) + 1}: `)
    })
  ]
}

/** The children of a list item; the item's label is moved into the first paragraph of its body. */
function itemKids({kids}: StructureElement): readonly StructureKid[] {
  const [label, body, ...rest] = kids
  if (!isElement(label) || label.type !== 'Lbl' || !isElement(body)) return kids
  const [first, ...others] = body.kids
  return isElement(first) && first.type === 'P'
    ? [{...first, kids: [label, ...first.kids]}, ...others, ...rest]
    : [label, ...body.kids, ...rest]
}

function sayTable(hearing: Hearing, element: StructureElement, depth: number): readonly SpokenLine[] {
  const rows = rowsIn(element)
  const columns = largestOf([0, ...rows.map(({kids}) => kids.filter(kid => isElement(kid)).length)])
  const page = pageOf(hearing, element)
  const size = `${plural(rows.length, 'row')}, ${plural(columns, 'column')}`
  const start = {text: `table, ${size}`, page, lastPage: page, depth}
  const captions = element.kids.filter(kid => isElement(kid) && kid.type === 'Caption')
  const said = rows.flatMap((row, index) => {
    const cells = row.kids.flatMap(cell => {
      if (!isElement(cell)) return []
      const lines = sayBlocks(hearing, cell.kids)
      const text = lines.map(line => line.text).join(' ')
      const role = cell.type === 'TH' ? 'header ' : ''
      return [`${role}${text === '' ? 'blank' : text}`]
    })
    const at = pageOf(hearing, row) ?? page
    return [{text: `row ${index + 1}: ${cells.join('; ')}`, page: at, lastPage: at, depth: depth + 1}]
  })
  return [start, ...sayBlocks(hearing, captions, depth + 1), ...said]
}

function rowsIn({kids}: StructureElement): readonly StructureElement[] {
  return kids.flatMap(kid => {
    if (!isElement(kid)) return []
    return kid.type === 'TR' ? [kid] : /^T(?:Head|Body|Foot)$/.test(kid.type) ? rowsIn(kid) : []
  })
}

/**
 * The spoken lines of a figure: the alternative text instead of the painted content, and captions and tables in
 * addition.
 */
function sayFigure(hearing: Hearing, element: StructureElement, depth: number): readonly SpokenLine[] {
  const page = pageOf(hearing, element)
  const {alternative, kids} = element
  const text = alternative === undefined ? 'figure without alternative text' : `figure: ${alternative}`
  const beside = alternative === undefined ? kids : kids.filter(kid => isSaidBeside(element, kid))
  return [{text, page, lastPage: page, depth}, ...sayBlocks(hearing, beside, depth + 1)]
}
