import {childElements, elementsOf, rawText, type XmlElement} from '../../../core/xml.ts'
import {formatChange, type History, historyWithin, isChange, type WordChanges} from './changes.ts'
import type {WordComment, WordParagraph, WordPiece, WordPlace} from './document.ts'
import {atomPiece, fieldKind, isBibliography, type OpenField, piecesOfField, wordAtomSign} from './fields.ts'
import {formulaPiece} from './formulas.ts'
import type {PictureReader} from './pictures.ts'
import {looksOf, pictures, signs, symbolOf} from './runs.ts'

/** The data collected while the body and all notes are read. */
export type StoryReading = Readonly<{
  paragraphs: WordParagraph[]
  comments: ReadonlyMap<string, WordComment>
  changes: WordChanges
  pictureOf: PictureReader
}>

/** The state while reading a story (the body or a note): fields can extend over several paragraphs. */
type State = StoryReading & {
  readonly story: string
  readonly fields: OpenField[]
  paragraph: WordParagraph | undefined
  tables: number
}

/** The context of an element, given by the elements around it. */
type Around = History & Readonly<{cell?: WordParagraph['cell']; link?: string}>

/** Reads the paragraphs of a story (the body or a note) in order. */
export function readStory(element: XmlElement, story: string, reading: StoryReading): void {
  readBlocks(element, {}, {...reading, story, fields: [], paragraph: undefined, tables: 0})
}

function readBlocks(element: XmlElement, around: Around, state: State): void {
  for (const child of childElements(element)) {
    if (child.name === 'w:p') readParagraph(child, around, state)
    else if (child.name === 'w:tbl') readTable(child, around, state)
    else if (child.name === 'mc:AlternateContent') readBlocks(oneBranch(child), around, state)
    else if (!skipped.has(child.name)) readBlocks(child, historyWithin(child, around, state.changes), state)
  }
}

/** Reads a table with the rows and columns of its grid, since a cell can span several columns. */
function readTable(table: XmlElement, around: Around, state: State): void {
  const number = ++state.tables
  let row = 0
  const rows = (element: XmlElement): void => {
    for (const child of childElements(element)) {
      if (child.name !== 'w:tr') {
        if (!skipped.has(child.name)) rows(child)
        continue
      }
      const own = rowChange(child, around, state)
      let column = 0
      const cells = (parent: XmlElement): void => {
        for (const cell of childElements(parent)) {
          if (cell.name === 'w:tc') {
            readBlocks(cell, {...own, cell: {table: number, row, column}}, state)
            column += spanOf(cell)
          } else if (!skipped.has(cell.name)) cells(cell)
        }
      }
      cells(child)
      row++
    }
  }
  rows(table)
}

function rowChange(row: XmlElement, around: Around, state: State): Around {
  const properties = childElements(row).find(({name}) => name === 'w:trPr')
  return childElements(properties).reduce(
    (inner, child) => historyWithin(child, inner, state.changes),
    around
  )
}

function spanOf(cell: XmlElement): number {
  const properties = childElements(cell).find(({name}) => name === 'w:tcPr')
  const span = childElements(properties).find(({name}) => name === 'w:gridSpan')
  const width = Number(span?.attributes.get('w:val') ?? 1)
  return width >= 1 && width < 1000 ? Math.floor(width) : 1
}

function readParagraph(element: XmlElement, around: Around, state: State): void {
  const outer = state.paragraph
  const {cell} = around
  const paragraph: WordParagraph = {
    story: state.story,
    pieces: [],
    bookmarks: [],
    style: '',
    isItem: false,
    isMade: false,
    ...(cell && {cell})
  }
  markMade(paragraph, state)
  readMark(element, paragraph, around, state)
  state.paragraphs.push(paragraph)
  state.paragraph = paragraph
  readInline(element, around, state)
  // If a field extends over several paragraphs, each paragraph gets the text that the field shows in it.
  for (const field of state.fields)
    for (const piece of field.pieces.splice(0)) if (field.isResult) paragraph.pieces.push(piece)
  markMade(paragraph, state)
  state.paragraph = outer
}

/** Marks a paragraph that an open field generates. */
function markMade(paragraph: WordParagraph, {fields}: State): void {
  const lists = fields.filter(({instruction}) => fieldKind(instruction) === 'list')
  if (lists.length > 0) paragraph.isMade = true
  if (lists.some(({instruction}) => isBibliography(instruction))) paragraph.isEntry = true
}

/** Reads the style of a paragraph, and the history of its paragraph mark. */
function readMark(element: XmlElement, paragraph: WordParagraph, around: Around, state: State): void {
  const properties = childElements(element).find(({name}) => name === 'w:pPr')
  if (around.ins) paragraph.markIns = around.ins
  if (around.del) paragraph.markDel = around.del
  for (const child of childElements(properties)) {
    if (child.name === 'w:pStyle') paragraph.style = child.attributes.get('w:val') ?? ''
    if (child.name === 'w:numPr') paragraph.isItem = true
    if (child.name !== 'w:rPr') continue
    for (const mark of childElements(child)) {
      const {ins, del} = historyWithin<History>(mark, {}, state.changes)
      if (ins) paragraph.markIns = ins
      if (del) paragraph.markDel = del
    }
  }
}

const skipped: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr'
])

function readInline(element: XmlElement, around: Around, state: State): void {
  for (const child of childElements(element)) {
    const {name, attributes} = child
    if (name === 'w:r') readRun(child, around, state)
    else if (name === 'w:fldSimple') {
      state.fields.push({instruction: attributes.get('w:instr') ?? '', isResult: true, pieces: []})
      readInline(child, around, state)
      closeField(state)
    } else if (name === 'w:hyperlink' && elementsOf(child, 'w:instrText').length > 0) {
      state.fields.push({instruction: `REF ${attributes.get('w:anchor')}`, isResult: true, pieces: []})
      readInline(child, around, state)
      closeField(state)
    } else if (name === 'w:hyperlink')
      readInline(child, {...around, link: around.link || attributes.get('w:anchor') || ''}, state)
    else if (name === 'm:oMath' || name === 'm:oMathPara')
      addPiece(formulaPiece(child, around, state.changes), state)
    else if (name === 'w:bookmarkStart') state.paragraph?.bookmarks.push(attributes.get('w:name') ?? '')
    else if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') anchor(child, state)
    else if (name === 'mc:AlternateContent') readInline(oneBranch(child), around, state)
    else if (name === 'w:p') readParagraph(child, {}, state)
    else if (!skipped.has(name)) readInline(child, historyWithin(child, around, state.changes), state)
  }
}

/**
 * Chooses one of the branches of a text box, because a file contains its text twice: for new programs, and for old
 * ones. The branch for new programs is preferred.
 */
function oneBranch(alternate: XmlElement): XmlElement {
  const branches = childElements(alternate)
  return branches.find(({name}) => name === 'mc:Choice') ?? branches[0] ?? alternate
}

function addPiece(piece: WordPiece, {fields, paragraph}: State): void {
  const field = fields.at(-1)
  if (field === undefined) paragraph?.pieces.push(piece)
  else if (field.isResult) field.pieces.push(piece)
}

function closeField(state: State): void {
  const field = state.fields.pop()
  if (field === undefined) return
  for (const piece of piecesOfField(field)) addPiece(piece, state)
}

/** Records where a comment begins or ends. A comment has a range, or only a mark at its reference. */
function anchor({name, attributes}: XmlElement, {comments, paragraph}: State): void {
  const comment = comments.get(attributes.get('w:id') ?? '')
  if (comment === undefined || paragraph === undefined) return
  const place: WordPlace = {paragraph, piece: paragraph.pieces.length}
  if (name === 'w:commentRangeStart') comment.start ??= place
  else comment.end ??= place
}

function readRun(run: XmlElement, around: Around, state: State): void {
  const looks = looksOf(run)
  const {ins, del, link} = around
  const format = formatChange(run, state.changes)
  const history = {looks, ...(ins && {ins}), ...(del && {del}), ...(format && {format}), ...(link && {link})}
  for (const child of childElements(run)) {
    const {name, attributes} = child
    const text = name === 'w:t' || name === 'w:delText' ? rawText(child) : signs.get(name)
    if (text !== undefined) {
      if (text !== '') addPiece({text, ...history}, state)
    } else if (name === 'w:sym') addPiece({text: symbolOf(attributes.get('w:char')), ...history}, state)
    else if (name === 'w:fldChar') readFieldMark(attributes.get('w:fldCharType'), state)
    else if (name === 'w:instrText' || name === 'w:delInstrText') {
      const field = state.fields.at(-1)
      if (field && !field.isResult) field.instruction += rawText(child)
    } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const note = `${name.slice(2, -'Reference'.length)} ${attributes.get('w:id') ?? ''}`
      addPiece({text: wordAtomSign, atom: {kind: 'note', shown: '', note}, ...history}, state)
    } else if (name === 'w:commentReference') anchor(child, state)
    else if (pictures.has(name) || name === 'mc:AlternateContent') readPicture(child, history, state)
    else if (name === 'w:r') readRun(child, around, state)
    else if (isChange(child)) readInline(child, historyWithin(child, around, state.changes), state)
  }
}

function readFieldMark(type: string | undefined, state: State): void {
  const field = state.fields.at(-1)
  if (type === 'begin') state.fields.push({instruction: '', isResult: false, pieces: []})
  else if (type === 'separate' && field) field.isResult = true
  else if (type === 'end') closeField(state)
}

/** Reads a picture, or the paragraphs in a text box. */
function readPicture(element: XmlElement, history: Omit<WordPiece, 'text'>, state: State): void {
  const before = state.paragraphs.length
  readBlocks(element.name === 'mc:AlternateContent' ? oneBranch(element) : element, {}, state)
  if (state.paragraphs.length > before) return
  addPiece(
    atomPiece({kind: 'picture', shown: '', ...state.pictureOf(element)}, [{text: '', ...history}]),
    state
  )
}
