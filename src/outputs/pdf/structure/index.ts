import {dictionary, type PdfFile} from '../file/index.ts'
import {joinContinued} from './continued.ts'
import {dropDrawings} from './drawings.ts'
import {repairFigures} from './figures.ts'
import {identifyNotesAndHeaders} from './identifiers.ts'
import {withoutInheritedLanguages} from './languages.ts'
import {describeLinks} from './links.ts'
import {giveListBodies} from './lists.ts'
import {placeNotes} from './notes.ts'
import {readStructure} from './reading.ts'
import {sayLines} from './spoken.ts'
import {divideTables} from './tables.ts'
import {dissolveWrappers} from './wrappers.ts'
import {writeStructure} from './writing.ts'

/**
 * Converts Chromium's structure tree to one that conforms to PDF/UA-1 (ISO 14289-1) and PDF 1.7 (ISO 32000-1, 14.8.4),
 * as if there were no pages. `drawings` are the keys of marked content without text, `spoken` the texts of lines whose
 * words are painted in another order. Returns the keys of content that became an artifact. A PDF without tags is
 * unchanged.
 */
export function repairStructure(
  file: PdfFile,
  drawings: ReadonlySet<number>,
  spoken: ReadonlyMap<number, string>
): ReadonlySet<number> {
  const artifacts = new Set<number>()
  const read = readStructure(file)
  const tree = dictionary(file, file.document.catalog.get(file.name('StructTreeRoot')))
  if (!read || !tree) return artifacts
  tree.set(file.name('RoleMap'), file.document.context.obj(standardRoles))

  let root = repairFigures(read.root)
  root = dropDrawings(root, drawings, artifacts)
  root = describeLinks(file, root)
  root = dissolveWrappers(root)
  root = giveListBodies(root)
  root = joinContinued(root, artifacts)
  root = placeNotes(file, root)
  root = divideTables(root)
  root = withoutInheritedLanguages(root)
  root = identifyNotesAndHeaders(root)
  root = sayLines(root, spoken)
  writeStructure(file, root, read.references)
  return artifacts
}

/** The PDF 2.0 types that Chromium writes into its PDF 1.4, and their equivalents in PDF 1.7. */
const standardRoles = {Em: 'Span', Strong: 'Span', Aside: 'Div', Title: 'P', Sub: 'Span', FENote: 'Note'}
