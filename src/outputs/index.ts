import {htmlOutput} from './html/index.ts'
import type {Output} from './output.ts'
import {pdfOutput} from './pdf/index.ts'

/** THE TABLE of outputs. */
export const outputs: readonly Output[] = [htmlOutput, pdfOutput]

export type {
  Artifact,
  CoverPart,
  Output,
  OwnHandlers,
  ProofEdit,
  ProofMarks,
  ProofQuery,
  QueryPlace,
  Rendered,
  Rendering
} from './output.ts'
