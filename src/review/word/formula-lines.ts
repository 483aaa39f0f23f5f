import {align, type Items} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {plainPrices} from '../../core/alignment/table.ts'
import {isBlockName} from '../../outputs/docx/named-blocks.ts'
import type {WordChange, WordDocument, WordParagraph, WordPiece} from './read/document.ts'
import {formulaLetters} from './summed-words.ts'

type IsOwn = (change: WordChange) => boolean

/** A paragraph with a display formula or a line of one; `at` is its index among the paragraphs. */
type FormulaLine = Readonly<{paragraph: WordParagraph; at: number; formula: WordPiece; letters: string}>

/**
 * A display formula whose lines are separate paragraphs, each with its number; `name` is the bookmark of the first
 * line.
 */
type Formula = Readonly<{name: string | undefined; lines: readonly FormulaLine[]}>

/**
 * Joins the lines of each display formula into one paragraph: in a file, the lines are separate paragraphs, but in the
 * article the formula is one block. The lines are recognized by means of the file that was sent.
 */
export function withWholeFormulas(document: WordDocument, sent: WordDocument, isOwn: IsOwn): WordDocument {
  const formulas = formulasOf(linesOf(sent, isOwn))
  if (!formulas.some(({lines}) => lines.length > 1)) return document
  const own = linesOf(document, isOwn)
  const formulaOf = pairedFormulas(formulas, own)
  const isNamed = document.paragraphs.some(({bookmarks}) => bookmarks.some(isBlockName))
  const joined = new Map<WordParagraph, Readonly<{paragraph: WordParagraph; formula: number}>>()
  const gone = new Set<WordParagraph>()
  for (const formula of formulas) {
    if (formula.lines.length < 2) continue
    const run = neighbours(own.filter(line => formulaOf.get(line) === formula))
    const [first, ...others] = run
    if (first === undefined) continue
    const whole = joinedLines(run, isNamed ? formula.name : undefined)
    for (const {paragraph} of run) joined.set(paragraph, whole)
    for (const {paragraph} of others) gone.add(paragraph)
  }
  const moved = (place: WordDocument['comments'][number]['start'], after: number): typeof place => {
    const found = place && joined.get(place.paragraph)
    return found === undefined ? place : {paragraph: found.paragraph, piece: found.formula + after}
  }
  return {
    ...document,
    paragraphs: document.paragraphs.flatMap(each =>
      gone.has(each) ? [] : (joined.get(each)?.paragraph ?? each)
    ),
    comments: document.comments.map(comment => {
      const [start, end] = [moved(comment.start, 0), moved(comment.end, 1)]
      return {...comment, ...(start && {start}), ...(end && {end})}
    })
  }
}

function linesOf({paragraphs}: WordDocument, isOwn: IsOwn): readonly FormulaLine[] {
  return paragraphs.flatMap((paragraph, at) => {
    const there = paragraph.pieces.filter(({ins, del}) => !(ins && !isOwn(ins)) && !(del && isOwn(del)))
    const formula = there.find(({atom}) => atom?.kind === 'formula')
    if (formula === undefined) return []
    const words = there.map(({text, atom}) => (atom?.kind === 'formula' ? '' : text)).join('')
    if (!/^(?:\([^()]*\))*$/.test(words.replace(/\s/g, ''))) return []
    return [{paragraph, at, formula, letters: formulaLetters(formula.atom!.shown)}]
  })
}

/** Groups lines into formulas: lines without a bookmark belong to the formula directly before them. */
function formulasOf(lines: readonly FormulaLine[]): readonly Formula[] {
  const formulas: {name: string | undefined; lines: FormulaLine[]}[] = []
  for (const line of lines) {
    const name = line.paragraph.bookmarks.find(isBlockName)
    const last = formulas.at(-1)
    const isNext = last?.name !== undefined && isBehind(line, last.lines.at(-1)!)
    if (name === undefined && isNext) last.lines.push(line)
    else formulas.push({name, lines: [line]})
  }
  return formulas
}

function isBehind({paragraph, at}: FormulaLine, before: FormulaLine): boolean {
  const [cell, other] = [paragraph.cell, before.paragraph.cell]
  return (
    at === before.at + 1 &&
    paragraph.story === before.paragraph.story &&
    cell?.table === other?.table &&
    cell?.row === other?.row &&
    cell?.column === other?.column
  )
}

/** Assigns each line of a file to a formula: by its letters, in order; equal lines are assigned by their position. */
function pairedFormulas(
  formulas: readonly Formula[],
  own: readonly FormulaLine[]
): ReadonlyMap<FormulaLine, Formula> {
  const sent = formulas.flatMap(formula => formula.lines.map(line => ({formula, line})))
  const numbers = new Map<string, number>()
  const itemsOf = (lines: readonly FormulaLine[]): Items =>
    Int32Array.from(lines, ({letters}) => {
      const number = numbers.get(letters) ?? numbers.size
      numbers.set(letters, number)
      return number
    })
  const match = align(itemsOf(sent.map(({line}) => line)), itemsOf(own), plainPrices, limits)
  for (const {old, oldEnd, new: at, newEnd} of hunksOf(match, own.length))
    if (oldEnd - old === newEnd - at)
      for (let line = old; line < oldEnd; line++) match[line] = at + line - old
  return new Map(sent.flatMap(({formula}, at) => (match[at]! < 0 ? [] : [[own[match[at]!]!, formula]])))
}

const limits = {mostCells: 1_000_000, anchorSizes: [3, 1]} as const

/** The first line, and the lines that directly follow it. */
function neighbours(lines: readonly FormulaLine[]): readonly FormulaLine[] {
  const end = lines.findIndex((line, index) => index > 0 && !isBehind(line, lines[index - 1]!))
  return end < 0 ? lines : lines.slice(0, end)
}

/**
 * Joins lines into one paragraph, with the letters of the remaining lines; if all lines are deleted, so is the
 * paragraph.
 */
function joinedLines(
  lines: readonly FormulaLine[],
  name: string | undefined
): Readonly<{paragraph: WordParagraph; formula: number}> {
  const left = lines.filter(({formula}) => formula.del === undefined)
  const base = left[0] ?? lines[0]!
  const last = lines.at(-1)!
  const shown = (left.length > 0 ? left : lines).map(({formula}) => formula.atom!.shown).join(' ')
  const by =
    left.length === 0
      ? undefined
      : lines.map(({formula}) => formula.del ?? formula.atom!.by).find(change => change !== undefined)
  const {by: _, ...atom} = base.formula.atom!
  const whole: WordPiece = {...base.formula, atom: {...atom, shown, ...(by && {by})}}
  const {markIns: __, markDel: ___, ...rest} = base.paragraph
  const {markIns, markDel} = last.paragraph
  return {
    formula: base.paragraph.pieces.indexOf(base.formula),
    paragraph: {
      ...rest,
      bookmarks: [
        ...new Set([
          ...(name === undefined ? [] : [name]),
          ...lines.flatMap(line => line.paragraph.bookmarks)
        ])
      ],
      pieces: [
        ...base.paragraph.pieces.map(piece => (piece === base.formula ? whole : piece)),
        ...lines.flatMap(line => (line === base ? [] : changedBeside(line)))
      ],
      ...(markIns && {markIns}),
      // A deleted mark joins the paragraph to the next one, unless the last line is deleted as a whole.
      ...(markDel && last.formula.del === undefined && {markDel})
    }
  }
}

/**
 * Text that was inserted next to a line, or deleted there while the line itself remained; if a line is deleted, so is
 * its number.
 */
function changedBeside({paragraph, formula}: FormulaLine): readonly WordPiece[] {
  return paragraph.pieces.filter(
    piece =>
      piece !== formula && (piece.del === undefined ? piece.ins !== undefined : formula.del === undefined)
  )
}
