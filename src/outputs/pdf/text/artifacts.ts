import type {PDFDict} from 'pdf-lib'
import {bytesOfText} from '../../../core/bytes.ts'
import {type ContentEdit, edited, type Operator, readOperator, readOperators} from '../file/content-stream.ts'
import type {Box} from '../file/geometry.ts'
import type {PdfFile} from '../file/index.ts'
import {nameOperand} from '../file/operator-reader.ts'
import {putStream} from '../file/streams.ts'
import {contentKey} from '../file/structure-tree.ts'
import type {PageMargins} from '../paginator/page-geometry.ts'
import {type ArtifactType, artifactMark, bodyOf, layoutMark, textMark} from './artifact-marks.ts'
import {fontWidths, joinGlyphs} from './glyph-runs.ts'
import type {PageContent} from './page-content.ts'
import {placeOfText, trackTransforms} from './transforms.ts'

/**
 * Returns a function that marks as artifacts everything that Chromium paints without tags (running heads, page numbers,
 * backgrounds, borders, line numbers), and the marked content with the given keys. In PDF/UA-1, all content is tagged
 * or marked as an artifact (ISO 14289-1, 7.1). The `margins` distinguish running heads and page numbers from other
 * artifacts.
 */
export function artifactMarker(
  file: PdfFile,
  margins?: PageMargins
): (content: PageContent, artifacts?: ReadonlySet<number>) => void {
  const widths = fontWidths(file)
  return ({owner, container, stream, text, isNew, operators, forms, drawings}, artifacts) => {
    const knowledge: ContentKnowledge = {
      isTaggedForm: name => forms.has(name),
      artifactOf(id) {
        const key = contentKey(container, id)
        if (!artifacts?.has(key)) return undefined
        return drawings.has(key) ? 'Layout' : 'Pagination'
      },
      body: bodyOf(file, owner, margins)
    }
    const marked = wrapUnmarked(text, knowledge, operators) ?? (isNew ? text : undefined)
    const old = file.document.context.lookup(stream)
    if (marked === undefined || !(old instanceof file.library.PDFRawStream)) return
    const joined = joinGlyphs(marked, widths(owner))
    putStream(file, stream, bytesOfText(joined), withoutPacking(file, old.dict))
  }
}

/** The data about a content stream and its forms that `wrapUnmarked` needs. */
export type ContentKnowledge = Readonly<{
  /** Whether a form contains tagged content; such a form cannot be an artifact as a whole. */
  isTaggedForm: (name: string) => boolean
  /** The type of artifact that marked content with an MCID becomes; undefined if the content remains tagged. */
  artifactOf: (id: number) => ArtifactType | undefined
  /** The area inside the margins, in points; undefined for forms, and if the margins are unknown. */
  body?: Box | undefined
}>

/**
 * Marks everything that is painted outside marked content as artifacts, and turns tagged decoration into artifacts. The
 * page looks the same. Returns undefined if nothing changes.
 */
export function wrapUnmarked(
  content: string,
  knowledge: ContentKnowledge,
  operators: readonly Operator[] = readOperators(content)
): string | undefined {
  const edits: ContentEdit[] = []
  const transforms = trackTransforms()
  const wrap = (start: number, end: number, mark: string = layoutMark) => {
    edits.push({start, end: start, text: `${mark}\n`}, {start: end, end, text: '\nEMC'})
  }
  let depth = 0
  let pathStart = -1
  for (let index = 0; index < operators.length; index++) {
    const {name, start, end} = operators[index]!
    transforms.take(content, operators[index]!)
    // Between the start of a path and the operator that paints it, only path operators are allowed.
    if (!pathOperators.has(name) && !paintOperators.has(name)) pathStart = -1
    if (name === 'BDC' || name === 'BMC') {
      const id = depth === 0 ? operators[index]!.mark?.id : undefined
      const type = id === undefined ? undefined : knowledge.artifactOf(id)
      const last = depth === 0 && id === undefined ? endOfBareMark(operators, index) : undefined
      if (last !== undefined) {
        wrap(start, operators[last]!.end)
        index = last
        continue
      }
      if (type !== undefined) edits.push({start, end, text: artifactMark(type)})
      // Chromium marks content as an artifact if the page hides it from screen readers.
      else if (depth === 0 && name === 'BMC' && isArtifactMark(operators[index]!)) {
        const inside = endOfMark(operators, index)
        edits.push({start, end, text: markOfText(start, operators[inside]!.end)})
      }
      depth++
    } else if (name === 'EMC') {
      depth = Math.max(0, depth - 1)
    } else if (depth > 0) {
      // Content inside a mark is already marked.
    } else if (pathOperators.has(name)) {
      if (pathStart < 0) pathStart = start
    } else if (paintOperators.has(name)) {
      wrap(pathStart < 0 ? start : pathStart, end)
      pathStart = -1
    } else if (name === 'Do') {
      if (!knowledge.isTaggedForm(nameOperand(readOperator(content, operators[index]!), 0))) wrap(start, end)
    } else if (name === 'sh' || name === 'BI' || textOperators.has(name)) {
      wrap(start, end)
    } else if (name === 'BT') {
      const last = endOfPlainText(operators, index)
      if (last === undefined) continue
      wrap(start, operators[last]!.end, markOfText(start, operators[last]!.end))
      index = last
    }
  }
  return edits.length === 0 ? undefined : edited(content, edits)

  function markOfText(start: number, end: number): string {
    return textMark(placeOfText(content, start, end, transforms.current()), knowledge.body)
  }
}

const pathOperators: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])
const paintOperators: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])
const textOperators: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])
const contentOperators: ReadonlySet<string> = new Set(['BT', 'Do', 'sh', 'BI'])

/** Whether an operator paints, or begins a text object. */
export function paints(operator: string): boolean {
  return paintOperators.has(operator) || contentOperators.has(operator)
}

/** The MCIDs of marked-content sequences that paint only paths. */
export function drawingIds(
  content: string,
  operators: readonly Operator[] = readOperators(content)
): readonly number[] {
  return operators.flatMap(({name}, index) => {
    const id = name === 'BDC' ? drawingId(operators, index) : undefined
    return id === undefined ? [] : [id]
  })
}

function drawingId(operators: readonly Operator[], index: number): number | undefined {
  const id = operators[index]!.mark?.id
  if (id === undefined) return undefined
  for (let next = index + 1; next < operators.length; next++) {
    const {name} = operators[next]!
    if (name === 'EMC') return id
    if (contentOperators.has(name) || name === 'BDC' || name === 'BMC') return undefined
  }
  return undefined
}

/**
 * The index of the `ET` of a text object that contains neither tags nor artifacts, so that the whole object can be
 * marked. It may contain marks with the letters of ligatures.
 */
function endOfPlainText(operators: readonly Operator[], begin: number): number | undefined {
  for (let index = begin + 1; index < operators.length; index++) {
    const {name} = operators[index]!
    if (name === 'ET') return index
    if (name === 'EMC') return undefined
    if (name !== 'BDC' && name !== 'BMC') continue
    const last = endOfBareMark(operators, index)
    if (last === undefined) return undefined
    index = last
  }
  return undefined
}

/**
 * The index of the `EMC` of a mark that neither tags its content nor makes it an artifact, such as a mark with the
 * letters of a ligature; undefined for other marks, and for a mark that contains another kind of mark.
 */
function endOfBareMark(operators: readonly Operator[], begin: number): number | undefined {
  let depth = 0
  for (let index = begin; index < operators.length; index++) {
    const operator = operators[index]!
    if (operator.name === 'EMC') depth--
    else if (operator.name === 'BDC' || operator.name === 'BMC') {
      if (operator.mark?.id !== undefined || isArtifactMark(operator)) return undefined
      depth++
    }
    if (depth === 0) return index
  }
  return undefined
}

/**
 * The index of the `EMC` that ends the mark opened at an index; the index of the last operator if the mark is not
 * closed.
 */
function endOfMark(operators: readonly Operator[], begin: number): number {
  let depth = 0
  for (let index = begin; index < operators.length; index++) {
    const {name} = operators[index]!
    if (name === 'BDC' || name === 'BMC') depth++
    if (name === 'EMC' && --depth === 0) return index
  }
  return operators.length - 1
}

function isArtifactMark({mark}: Operator): boolean {
  return mark?.tag === 'Artifact'
}

/** The dictionary of a stream, without the keys that concern compression. */
function withoutPacking({name}: PdfFile, dict: PDFDict): PDFDict {
  const rest = dict.clone()
  for (const key of ['Filter', 'DecodeParms', 'Length']) rest.delete(name(key))
  return rest
}
