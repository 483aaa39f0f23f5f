import type {PDFDict, PDFRef} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {identity, type Matrix, matrixOf, type PagePoint, times} from '../file/geometry.ts'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {visitOperators} from '../file/operator-reader.ts'
import {unpacked} from '../file/streams.ts'
import {fontsOf} from './fonts.ts'
import {type HeardMark, heardMark} from './marks.ts'
import {textState} from './text-state.ts'

/** Text painted in one place. */
export type PaintedText = Readonly<{
  text: string
  /** The number of the page, from 1. */
  page: number
  start: PagePoint
  end: PagePoint
  em: number
  /** Whether layout has broken a word after this text, with a hyphen that is not part of the text. */
  isBroken: boolean
}>

/** The text of a PDF in painting order: marked content by its keys, unmarked text, and decoration. */
export type TextOfFile = Readonly<{
  marked: ReadonlyMap<number, readonly PaintedText[]>
  unmarked: readonly PaintedText[]
  artifacts: readonly PaintedText[]
}>

/** A page or form whose content is extracted. */
type Content = Readonly<{owner: PDFDict; container: PDFRef; text: string; at: Matrix}>

/** Extracts the text of all pages, including forms that they paint. */
export function readPaintedText(file: PdfFile): TextOfFile {
  const {library, document, name} = file
  const fonts = fontsOf(file)
  const {found, add} = collector()
  const marks: HeardMark[] = []
  const painting = new Set<PDFDict>()
  const streamText = (reference: unknown): string => {
    const stream = reference instanceof library.PDFRef ? document.context.lookup(reference) : reference
    return stream instanceof library.PDFRawStream ? textOfBytes(unpacked(file, stream)) : ''
  }
  file.pages.forEach(({node, ref}, index) => {
    const text = members(file, node.get(name('Contents')))
      .map(streamText)
      .join('\n')
    readContent({owner: node, container: ref, text, at: identity}, index + 1)
    marks.length = 0
  })
  return found

  function readContent({owner, container, text, at}: Content, page: number): void {
    const state = textState(fonts(owner), at)
    visitOperators(text, (operator, operands) => {
      if (operator === 'BDC' || operator === 'BMC') marks.push(heardMark(file, {owner, container}, operands))
      else if (operator === 'EMC') marks.pop()
      else if (operator === 'Do') {
        const form = formOf(owner, operands[0] ?? '', state.current())
        if (form === undefined || painting.has(form.owner)) return
        painting.add(form.owner)
        readContent(form, page)
        painting.delete(form.owner)
      } else {
        const shown = state.apply(operator, operands)
        if (shown !== undefined && shown.text !== '') add({...shown, page, isBroken: false}, marks)
      }
    })
  }

  function formOf(owner: PDFDict, operand: string, at: Matrix): Content | undefined {
    const resources = dictionary(file, owner.get(name('Resources')))
    const reference = dictionary(file, resources?.get(name('XObject')))?.get(name(operand.slice(1)))
    const form = document.context.lookup(reference)
    if (!(reference instanceof library.PDFRef) || !(form instanceof library.PDFRawStream)) return undefined
    if (textOf(file, form.dict.get(name('Subtype'))) !== 'Form') return undefined
    const matrix = members(file, form.dict.get(name('Matrix'))).map(number => numberOf(file, number))
    return {
      owner: form.dict,
      container: reference,
      text: streamText(form),
      at: times(matrixOf(matrix), at)
    }
  }
}

/** Creates a collector of painted text, which sorts it by the marked content that is open. */
function collector(): Readonly<{
  found: TextOfFile
  add: (text: PaintedText, marks: readonly HeardMark[]) => void
}> {
  const marked = new Map<number, PaintedText[]>()
  const unmarked: PaintedText[] = []
  const artifacts: PaintedText[] = []
  /** Marks with a replacement text that have been partly painted. */
  const begun = new WeakSet<HeardMark>()
  /** The lists to which the last text, and the last text that is not an artifact, were added. */
  let last: PaintedText[] = unmarked
  let lastSaid: PaintedText[] = unmarked
  return {
    found: {marked, unmarked, artifacts},
    add(text, marks) {
      const isArtifact = marks.some(mark => mark.isArtifact)
      if (isArtifact && isLayoutHyphen(lastSaid.at(-1), text)) {
        changeLast(lastSaid, {isBroken: true})
        return
      }
      const whole = marks.find(mark => mark.actualText !== undefined) ?? marks.find(mark => mark.isReversed)
      const letters = whole?.isReversed ? Array.from(text.text).reverse().join('') : text.text
      if (whole !== undefined && begun.has(whole)) {
        const before = last.at(-1)?.text ?? ''
        changeLast(last, {end: text.end, text: whole.actualText ?? letters + before})
        return
      }
      if (whole !== undefined) begun.add(whole)
      const key = marks.findLast(mark => mark.key !== undefined)?.key
      const list = isArtifact ? artifacts : key === undefined ? unmarked : (marked.get(key) ?? [])
      if (key !== undefined && !isArtifact) marked.set(key, list)
      list.push({...text, text: whole?.actualText ?? letters})
      last = list
      if (!isArtifact) lastSaid = list
    }
  }
}

function changeLast(list: PaintedText[], change: Partial<PaintedText>): void {
  const text = list.at(-1)
  if (text !== undefined) list[list.length - 1] = {...text, ...change}
}

/**
 * Whether an artifact is the hyphen with which layout has broken a word: it directly follows the text on the same line.
 */
function isLayoutHyphen(before: PaintedText | undefined, {text, page, start, em}: PaintedText): boolean {
  if (before === undefined || before.page !== page || !/^[-\u2010]$/.test(text)) return false
  return Math.hypot(start[0] - before.end[0], start[1] - before.end[1]) < 0.25 * em
}
