import {join, relative} from 'node:path'
import {build} from '../../build.ts'
import type {Memo} from '../../core/memo.ts'
import {pdfOutput} from '../../outputs/pdf/index.ts'
import type {NamedInputs} from '../files/named-inputs.ts'
import {outputsOf, type ProjectPlace} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {today} from '../today.ts'
import {createDeflater, createFormulaLayouter, openDisk} from '../world.ts'

/** The options of the PDF preview. */
export type PdfPreviewOptions = Readonly<{
  place: ProjectPlace
  /** The memo of the preview, which already has the parsed paper. */
  memo: Memo
  typesetter: Typesetter
  /** What the user names in place of settings, as it is now. */
  named?: (() => Promise<NamedInputs>) | undefined
  /** Writes one line to standard output. */
  print: (line: string) => void
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

export type PdfPreview = Readonly<{
  /** Typesets the current state of the paper; changes in the meantime are typeset afterwards. */
  update: () => void
  /** Ends the browser and abandons a running job. */
  close: () => Promise<void>
}>

/**
 * Keeps a draft PDF of the paper up to date in its folder of outputs, for a viewer that reloads changed files. It is a
 * separate file beside the paper's own PDF, which only a build replaces. A browser page waits with the faces and the
 * document of the last PDF already laid out, because the next document usually differs in a few words.
 */
export function previewPdf({place, memo, typesetter, named, print, warn}: PdfPreviewOptions): PdfPreview {
  const deflate = createDeflater()
  const layOutFormulas = createFormulaLayouter()
  let isStale = false
  let isClosed = false
  let typesetting: Promise<void> | undefined

  async function typesetUntilCurrent(): Promise<void> {
    while (isStale && !isClosed) {
      isStale = false
      const started = performance.now()
      try {
        const path = await typesetOnce()
        const name = path && relative(process.cwd(), join(place.outputFolder, path))
        if (name && !isClosed) print(`wrote ${name}, ${Math.round(performance.now() - started)} ms`)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        if (!isClosed) warn(message.split('\n', 1)[0] ?? message)
      }
    }
  }

  async function typesetOnce(): Promise<string | undefined> {
    const {world} = openDisk(
      place.root,
      async job => {
        const document = await typesetter.typeset(job)
        typesetter.warm(job.faces, job)
        return document
      },
      {prepare: faces => typesetter.warm(faces), deflate, layOutFormulas, pictureRoot: place.pictureRoot}
    )
    const options = {entry: place.entry, outputs: [pdfOutput], draft: true, today: today()}
    const {artifacts, problems} = await build({...world, ...(await named?.())}, memo, options)
    const files = artifacts.map(artifact => ({
      ...artifact,
      path: artifact.path.replace(/\.pdf$/, '.preview.pdf')
    }))
    if (isClosed) return undefined
    for (const problem of problems) warn(problem)
    await writeFiles(outputsOf(place), files)
    return files[0]?.path
  }

  return {
    update: () => {
      isStale = true
      typesetting ??= typesetUntilCurrent().finally(() => {
        typesetting = undefined
      })
    },
    close: async () => {
      isClosed = true
      await typesetter.close()
      await typesetting
    }
  }
}
