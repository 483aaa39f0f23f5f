import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Output} from '../src/outputs/output.ts'
import {pdfOutput as output} from '../src/outputs/pdf/index.ts'

/**
 * Copies a PDF built by a test into the folder named by GALLEY_PDFS: at the end of `make corpus`, veraPDF validates all
 * of them in one process. Without the variable, nothing is copied. `name` is for human readers only; identical files
 * are copied once.
 */
export function keepPdf(name: string, bytes: Uint8Array): void {
  const folder = process.env.GALLEY_PDFS
  if (!folder) return
  mkdirSync(folder, {recursive: true})
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  if (readdirSync(folder).some(file => file.endsWith(`${hash}.pdf`))) return
  writeFileSync(join(folder, `${name.replace(/[^\w.-]+/g, '-')}.${hash}.pdf`), bytes)
}

/** The PDF output; `keepPdf` copies each PDF under the paper's name. */
export const pdfOutput: Output = {
  ...output,
  async render(rendering) {
    const rendered = await output.render(rendering)
    keepPdf(rendering.manuscript.slug, rendered.bytes)
    return rendered
  }
}
