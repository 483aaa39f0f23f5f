import {join, relative} from 'node:path'
import {pdfOutput} from '../../outputs/pdf/index.ts'
import {outputsOf} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {createTypesetRounds, type TypesetOptions, type TypesetRounds} from './typeset-rounds.ts'

/** The options of the PDF preview. */
export type PdfPreviewOptions = TypesetOptions &
  Readonly<{
    /** Writes one line to standard output. */
    print: (line: string) => void
  }>

/**
 * Keeps a draft PDF of the paper up to date in its output folder, for a viewer that reloads changed files. It is not
 * the paper's own PDF, which only a build replaces.
 */
export function previewPdf({print, ...options}: PdfPreviewOptions): TypesetRounds {
  const {place} = options
  return createTypesetRounds(pdfOutput, options, async (artifacts, took) => {
    const files = artifacts.map(artifact => ({
      ...artifact,
      path: artifact.path.replace(/\.pdf$/, '.preview.pdf')
    }))
    await writeFiles(outputsOf(place), files)
    const [first] = files
    if (first === undefined) return
    const name = relative(process.cwd(), join(place.outputFolder, first.path))
    print(`wrote ${name}, ${Math.round(took)} ms`)
  })
}
