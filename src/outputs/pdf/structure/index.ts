import {dictionary, type PdfFile} from '../file/index.ts'
import type {StructureElement} from '../file/structure-tree.ts'
import {type ContentFacts, withContinuations} from './content-facts.ts'
import {joinContinued} from './continued.ts'
import {dropDrawings} from './drawings.ts'
import {repairFigures} from './figures.ts'
import {closeHeadingGaps} from './headings.ts'
import {identifyNotesAndHeaders} from './identifiers.ts'
import {withoutInheritedLanguages} from './languages.ts'
import {describeLinks} from './links.ts'
import {giveListBodies} from './lists.ts'
import {placeNotes} from './notes.ts'
import {addQueryNotes, type QueryNotes} from './query-notes.ts'
import {readStructure} from './reading.ts'
import {sayLines} from './spoken.ts'
import {divideTables} from './tables.ts'
import {dissolveWrappers} from './wrappers.ts'
import {writeStructure} from './writing.ts'

/** What is known of the content of pages, and the notes of a proof. */
export type StructureFacts = ContentFacts & Readonly<{queries: QueryNotes}>

/** The tree as written, and the keys of content that became an artifact. */
export type RepairedStructure = Readonly<{
  root: StructureElement | undefined
  artifacts: ReadonlySet<number>
}>

/**
 * Converts Chromium's structure tree into one that conforms to PDF/UA-1 (ISO 14289-1) and PDF 1.7 (ISO 32000-1,
 * 14.8.4), as if there were no pages. A PDF without tags is unchanged.
 */
export function repairStructure(
  file: PdfFile,
  {drawings, spoken, continuations, queries}: StructureFacts
): RepairedStructure {
  const artifacts = new Set<number>()
  const read = readStructure(file)
  const tree = dictionary(file, file.document.catalog.get(file.name('StructTreeRoot')))
  if (!read || !tree) return {root: undefined, artifacts}
  tree.set(file.name('RoleMap'), file.document.context.obj(standardRoles))

  let root = withContinuations(read.root, continuations)
  root = repairFigures(root)
  root = dropDrawings(root, drawings, artifacts)
  root = describeLinks(file, root)
  root = dissolveWrappers(root)
  root = addQueryNotes(file, root, queries)
  root = giveListBodies(root)
  root = joinContinued(root, artifacts)
  root = placeNotes(file, root)
  root = divideTables(root)
  root = closeHeadingGaps(root)
  root = withoutInheritedLanguages(root)
  root = identifyNotesAndHeaders(root)
  root = sayLines(root, spoken)
  writeStructure(file, root, read.references)
  return {root, artifacts}
}

/**
 * The PDF 2.0 types that Chromium writes into its PDF 1.4, and their equivalents in PDF 1.7; `Ins` and `Del` are types of
 * galley's for words of edits.
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
