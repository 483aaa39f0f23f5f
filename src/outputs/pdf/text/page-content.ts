import type {PDFDict, PDFRef} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {type Operator, readOperators} from '../file/content-stream.ts'
import {dictionary, members, type PdfFile, textOf} from '../file/index.ts'
import {showsCode} from '../file/operator-reader.ts'
import {unpacked} from '../file/streams.ts'
import {contentKey} from '../file/structure-tree.ts'
import {drawingIds} from './artifacts.ts'
import {joinFormulaMarks} from './formula-marks.ts'
import {legibleText} from './legible-text.ts'

/** The content of a page, or of a form with tagged content, and information about this content. */
export type PageContent = Readonly<{
  /** The dictionary whose resources contain the fonts of the content. */
  owner: PDFDict
  /** The page or form to which the numbers of marked content belong. */
  container: PDFRef
  stream: PDFRef
  /** The content, with one character per byte. */
  text: string
  /** Whether `text` differs from the content of the stream. */
  isNew: boolean
  /** The texts of lines with right-to-left words, by the MCIDs of their marked content. */
  spoken: ReadonlyMap<number, string>
  /** For the key of marked content that continues after a hyphen, the MCIDs in which it continues. */
  continuations: ReadonlyMap<number, readonly number[]>
  /** The keys of marked content that contains only paths. */
  drawings: ReadonlySet<number>
  /** The keys of marked content that has been joined with the preceding mark. */
  joined: ReadonlySet<number>
  operators: readonly Operator[]
  /** Whether text shows glyph 0, the box that represents a missing character. */
  hasMissingGlyph: boolean
  /** Forms with tagged content, by the names by which this content refers to them. */
  forms: ReadonlyMap<string, PDFRef>
}>

/**
 * Reads and repairs the content of all pages, and of forms in them with tagged content. Each page or form is yielded as
 * soon as it is read, so that it can be processed before the next one. `formulas` contains the numbers of formulas, by
 * the keys of their marked content.
 */
export function* contentsOf(
  file: PdfFile,
  formulas: ReadonlyMap<number, number> = new Map()
): Generator<PageContent> {
  const {library, document, name} = file
  const seen = new Set<PDFRef>()
  for (const {node, ref} of file.pages) {
    for (const stream of members(file, node.get(name('Contents')))) yield* read(node, ref, stream)
  }

  function* read(owner: PDFDict, container: PDFRef, reference: unknown): Generator<PageContent> {
    if (!(reference instanceof library.PDFRef) || seen.has(reference)) return
    seen.add(reference)
    const stream = document.context.lookup(reference)
    if (!(stream instanceof library.PDFRawStream)) return
    const painted = textOfBytes(unpacked(file, stream))
    let hasMissingGlyph = false
    const first = readOperators(painted, reader => {
      hasMissingGlyph ||= showsCode(reader, code => code === 0)
    })
    const whole = joinFormulaMarks(painted, id => formulas.get(contentKey(container, id)), first)
    const {text, operators, spoken, ...legible} = legibleText(file, owner, whole.text, whole.operators)
    const forms = taggedForms(file, owner)
    const drawings = new Set(drawingIds(text, operators).map(id => contentKey(container, id)))
    const continuations = new Map(
      Array.from(legible.continuations, ([id, ids]) => [contentKey(container, id), ids] as const)
    )
    const isNew = text !== painted
    yield {
      owner,
      container,
      stream: reference,
      text,
      isNew,
      spoken,
      continuations,
      drawings,
      joined: new Set(Array.from(whole.joined, id => contentKey(container, id))),
      operators,
      hasMissingGlyph,
      forms
    }
    for (const form of forms.values()) {
      const inner = document.context.lookup(form)
      if (inner instanceof library.PDFRawStream) yield* read(inner.dict, form, form)
    }
  }
}

/**
 * The forms with tagged content that a page or form can paint, by the names by which its content refers to them.
 * Because forms can refer to one another, each form is read only once; `known` contains the forms that have been read.
 */
function taggedForms(
  file: PdfFile,
  owner: PDFDict,
  known: Map<PDFDict, boolean> = new Map()
): ReadonlyMap<string, PDFRef> {
  const {library, document} = file
  const resources = dictionary(file, owner.get(file.name('Resources')))
  const objects = dictionary(file, resources?.get(file.name('XObject')))
  const forms = new Map<string, PDFRef>()
  for (const [name, reference] of objects?.entries() ?? []) {
    const stream = document.context.lookup(reference)
    if (!(reference instanceof library.PDFRef) || !(stream instanceof library.PDFRawStream)) continue
    const {dict} = stream
    if (textOf(file, dict.get(file.name('Subtype'))) !== 'Form') continue
    if (!known.has(dict)) {
      known.set(dict, dict.has(file.name('StructParents')))
      if (taggedForms(file, dict, known).size > 0) known.set(dict, true)
    }
    if (known.get(dict)) forms.set(name.decodeText(), reference)
  }
  return forms
}
