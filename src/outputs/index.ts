import {crossrefOutput} from './crossref/index.ts'
import {dataciteOutput} from './datacite/index.ts'
import {doajOutput} from './doaj/index.ts'
import {docxOutput} from './docx/index.ts'
import {epubOutput} from './epub/index.ts'
import {fragmentOutput, headOutput} from './fragment/index.ts'
import {htmlOutput} from './html/index.ts'
import {jatsOutput} from './jats/index.ts'
import {markdownOutput} from './markdown/index.ts'
import {mecaOutput} from './meca/index.ts'
import {ojsOutput} from './ojs/index.ts'
import type {Output} from './output.ts'
import {pdfOutput} from './pdf/index.ts'

/** The table of outputs. */
export const allOutputs: readonly Output[] = [
  htmlOutput,
  pdfOutput,
  docxOutput,
  fragmentOutput,
  headOutput,
  jatsOutput,
  crossrefOutput,
  epubOutput,
  dataciteOutput,
  doajOutput,
  ojsOutput,
  mecaOutput,
  markdownOutput
]

/** The outputs of a build without `--to`. */
export const outputs = allOutputs.filter(({onlyNamed}) => !onlyNamed)

/** The outputs for which a proof can be made. */
export const proofOutputs: readonly Output[] = [...outputs, docxOutput]

/** The output that writes a file with this name. */
export function outputOfFile(path: string): Output | undefined {
  const fitting = allOutputs.filter(({ending}) => path.toLowerCase().endsWith(`.${ending}`))
  return fitting.toSorted((a, b) => b.ending.length - a.ending.length)[0]
}

export type {
  Artifact,
  CoverPart,
  Output,
  OwnHandlers,
  ProofChange,
  ProofChanges,
  ProofEdit,
  ProofMarks,
  ProofQuery,
  QueryPlace,
  Rendered,
  Rendering
} from './output.ts'
