import {dictionary, type PdfFile} from '../file/index.ts'
import type {StructureElement} from '../file/structure-tree.ts'
import {codeTexts, contentReader} from './code-lines.ts'
import {type ContentFacts, withContinuations} from './content-facts.ts'
import {joinContinued} from './continued.ts'
import {dropDrawings} from './drawings.ts'
import {withFigureBoxes} from './figure-boxes.ts'
import {repairFigures} from './figures.ts'
import {withoutEmptyForms} from './forms.ts'
import {withoutJoined} from './formula-marks.ts'
import {cleanTitles} from './formula-titles.ts'
import {closeHeadingGaps} from './headings.ts'
import {identifyNotesAndHeaders} from './identifiers.ts'
import {withoutInheritedLanguages} from './languages.ts'
import {describeLinks, type LinkFacts} from './links.ts'
import {giveListBodies} from './lists.ts'
import {placeNotes} from './notes.ts'
import {addQueryNotes, type QueryNotes} from './query-notes.ts'
import type {ReadStructure} from './reading.ts'
import {inSecondEdition} from './second-edition.ts'
import {sayLines} from './spoken.ts'
import {divideTables} from './tables.ts'
import {dissolveWrappers} from './wrappers.ts'
import {type WrittenStructure, writeStructure} from './writing.ts'

/** Information about the content and the places of pages, and the notes of a proof. */
export type StructureFacts = ContentFacts &
  Pick<LinkFacts, 'places'> &
  Readonly<{
    queries: QueryNotes
    /** Whether the tree must conform to PDF 2.0. */
    isSecond?: boolean | undefined
  }>

/** The repaired tree, and the keys of content that became artifacts. */
export type RepairedStructure = Readonly<{
  root: StructureElement | undefined
  artifacts: ReadonlySet<number>
  /** The elements in the file; undefined for a PDF without tags. */
  written: WrittenStructure | undefined
}>

/**
 * Converts Chromium's structure tree to a tree that conforms to PDF/UA-1 (ISO 14289-1) and PDF 1.7 (ISO 32000-1,
 * 14.8.4), in which content is not divided by pages. A PDF without tags is left unchanged.
 */
export function repairStructure(
  file: PdfFile,
  read: ReadStructure | undefined,
  {drawings, joined, spoken, continuations, contents, places, queries, isSecond}: StructureFacts
): RepairedStructure {
  const artifacts = new Set<number>()
  const tree = dictionary(file, file.document.catalog.get(file.name('StructTreeRoot')))
  if (!read || !tree) return {root: undefined, artifacts, written: undefined}
  // PDF 2.0 itself defines these types, or has namespaces for them.
  if (isSecond) tree.delete(file.name('RoleMap'))
  else tree.set(file.name('RoleMap'), file.document.context.obj(standardRoles))

  let root = withContinuations(withoutJoined(read.root, joined), continuations)
  cleanTitles(file, root)
  root = repairFigures(root)
  root = withoutEmptyForms(root)
  root = describeLinks(file, root, {places, drawings})
  root = dropDrawings(root, drawings, artifacts)
  root = dissolveWrappers(root)
  root = addQueryNotes(file, root, queries)
  root = giveListBodies(root, drawings, contentReader(file, contents), isSecond ? 'Unordered' : 'None')
  root = joinContinued(root, artifacts)
  root = placeNotes(file, root)
  root = divideTables(root)
  root = closeHeadingGaps(root)
  root = withFigureBoxes(file, root, contents)
  root = withoutInheritedLanguages(root)
  root = identifyNotesAndHeaders(root)
  root = sayLines(root, new Map([...codeTexts(file, root, contents), ...spoken]))
  if (isSecond) root = inSecondEdition(root)
  return {root, artifacts, written: writeStructure(file, root, read.references)}
}

/**
 * The PDF 2.0 types that Chromium writes into its PDF 1.4, and their equivalents in PDF 1.7; `Ins` and `Del` are
 * galley's own types, for the text of edits.
 */
const standardRoles = {
  Em: 'Span',
  Strong: 'Span',
  Aside: 'Div',
  Title: 'P',
  Sub: 'Span',
  FENote: 'Note',
  Ins: 'Span',
  Del: 'Span'
}
