import {
  concatTransformationMatrix,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState
} from 'pdf-lib'
import {type Glyph, isLeftward} from '../../../src/review/answers/pdf/glyphs.ts'

/** The kinds of marks that people put on words. */
export const markKinds = [
  'StrikeOut',
  'Highlight',
  'Underline',
  'Squiggly',
  'Caret',
  'Replace',
  'Text',
  'FreeText',
  'Callout',
  'Ink',
  'Square',
  'Reply'
] as const

export type MarkKind = (typeof markKinds)[number]

/** Words on a page, as the boxes of their letters, by lines. */
export type PrintedWords = Readonly<{page: number; lines: readonly (readonly Glyph[])[]}>

type Numbers = readonly number[]

/** Puts a mark on printed words, as Acrobat writes it. */
export function putMark(
  document: PDFDocument,
  kind: MarkKind,
  words: PrintedWords,
  text: string,
  person = 'Ann Doe'
): void {
  const {context} = document
  const page = document.getPage(words.page)
  const boxes = words.lines.map(boxOf)
  const [first, last] = [boxes[0]!, boxes.at(-1)!]
  const whole = around(boxes)
  const put = (subtype: string, rect: Numbers, more: Readonly<Record<string, unknown>> = {}): PDFRef => {
    const dict = context.obj({
      Type: 'Annot',
      Subtype: subtype,
      Rect: [...rect],
      F: 4,
      T: PDFHexString.fromText(person),
      ...(more as Record<string, string>)
    }) as PDFDict
    const reference = context.register(dict)
    page.node.addAnnot(reference)
    return reference
  }
  const contents = {Contents: PDFHexString.fromText(text)}
  // The corners are given left to right and top to bottom, as in real programs, contrary to the standard.
  const quads = {
    QuadPoints: boxes.flatMap(([left, bottom, right, top]) => [
      left,
      top,
      right,
      top,
      left,
      bottom,
      right,
      bottom
    ])
  }
  const end = words.lines.at(-1)!.some(({letter}) => isLeftward(letter)) ? last[0] : last[2]
  const caret = [end - 4, last[1] - 2, end + 4, last[1] + 5]
  const middle = [(first[0] + first[2]) / 2, (first[1] + first[3]) / 2] as const
  switch (kind) {
    case 'StrikeOut':
    case 'Highlight':
    case 'Underline':
    case 'Squiggly':
      return void put(kind, whole, {...quads, ...contents})
    case 'Caret':
      return void put(kind, caret, contents)
    case 'Replace': {
      const head = put('Caret', caret, {...contents, IT: 'Replace'})
      return void put('StrikeOut', whole, {...quads, IT: 'StrikeOutTextEdit', IRT: head, RT: 'Group'})
    }
    case 'Text':
      return void put(kind, [middle[0], middle[1] - 18, middle[0] + 18, middle[1]], {
        ...contents,
        Name: 'Note'
      })
    case 'FreeText':
      return void put(kind, [middle[0], middle[1], middle[0] + 90, middle[1] + 24], contents)
    case 'Callout':
      // The rectangle of a callout also contains its line.
      return void put('FreeText', [20, middle[1] - 2, Math.max(82, middle[0] + 2), middle[1] + 60], {
        ...contents,
        IT: 'FreeTextCallout',
        CL: [middle[0], middle[1], 60, middle[1] + 20, 60, middle[1] + 30],
        RD: [0, 32, Math.max(0, middle[0] - 80), 0]
      })
    case 'Ink': {
      const [left, bottom, right, top] = whole
      return void put(kind, whole, {
        ...contents,
        InkList: [[left, bottom, right, bottom, right, top, left, top]]
      })
    }
    case 'Square':
      return void put(kind, whole, contents)
    case 'Reply': {
      const parent = put('Highlight', whole, {...quads, Contents: PDFHexString.fromText(`${text} first`)})
      return void put('Text', whole, {...contents, IRT: parent})
    }
  }
}

/** The rectangle around letters: left, bottom, right, top. */
export function boxOf(glyphs: readonly Glyph[]): Numbers & readonly [number, number, number, number] {
  return [
    Math.min(...glyphs.map(({left}) => left)),
    Math.min(...glyphs.map(({bottom}) => bottom)),
    Math.max(...glyphs.map(({right}) => right)),
    Math.max(...glyphs.map(({top}) => top))
  ]
}

function around(boxes: readonly Numbers[]): readonly [number, number, number, number] {
  return [0, 1, 2, 3].map(side =>
    (side < 2 ? Math.min : Math.max)(...boxes.map(box => box[side]!))
  ) as unknown as readonly [number, number, number, number]
}

/** Turns all pages, like a viewer on request. */
export function turn(document: PDFDocument): void {
  for (const page of document.getPages()) page.node.set(PDFName.of('Rotate'), document.context.obj(90))
}

/** Hides the margins of all pages. */
export function crop(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const {width, height} = page.getSize()
    page.setCropBox(30, 40, width - 60, height - 80)
  }
}

/** Adds a blank page at the front, and moves the last page to the beginning. */
export function shuffle(document: PDFDocument): void {
  const pages = document.getPageCount()
  const [last] = document.getPages().slice(-1)
  document.removePage(pages - 1)
  document.insertPage(0, last!)
  document.insertPage(0)
}

type Move = (x: number, y: number) => readonly [x: number, y: number]

/** Moves the coordinates that a page's annotations have under these keys. */
function moveMarks(document: PDFDocument, page: PDFPage, keys: readonly string[], move: Move): void {
  for (const reference of page.node.Annots()?.asArray() ?? []) {
    const dict = document.context.lookup(reference, PDFDict)
    for (const key of keys) {
      const value = dict.lookup(PDFName.of(key))?.toString()
      const numbers = value?.match(/-?[\d.]+/g)?.map(Number)
      if (numbers === undefined) continue
      const moved = numbers.flatMap((x, index) => (index % 2 === 0 ? move(x, numbers[index + 1]!) : []))
      dict.set(PDFName.of(key), document.context.obj(key === 'InkList' ? [moved] : moved))
    }
  }
}

/** Turns the letters of all pages clockwise by a right angle, with their marks. */
export function turnContent(document: PDFDocument): void {
  const {context} = document
  for (const page of document.getPages()) {
    const {width, height} = page.getSize()
    moveMarks(document, page, ['Rect', 'QuadPoints', 'CL', 'InkList'], (x, y) => [y, width - x])
    page.node.normalize()
    const before = [pushGraphicsState(), concatTransformationMatrix(0, -1, 1, 0, 0, width)]
    const [start, end] = [before, [popGraphicsState()]].map(operators =>
      context.register(context.contentStream(operators))
    )
    page.node.wrapContentStreams(start!, end!)
    page.setSize(height, width)
  }
}

/**
 * Puts everything on larger pages at a smaller scale, as when a print is fitted to another size; drawn content is not
 * scaled.
 */
export function scale(document: PDFDocument): void {
  for (const page of document.getPages()) {
    page.scaleContent(0.9, 0.9)
    page.translateContent(20, 30)
    moveMarks(document, page, ['Rect', 'QuadPoints'], (x, y) => [x * 0.9 + 20, y * 0.9 + 30])
  }
}
