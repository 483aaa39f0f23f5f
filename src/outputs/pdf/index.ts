import {facesOfEveryPage} from '../fonts.ts'
import type {Output} from '../output.ts'

/** The article as a PDF. The code is loaded only when a PDF is rendered, because HTML does not need it. */
export const pdfOutput: Output = {
  name: 'pdf',
  ending: 'pdf',
  shows: 'pdf',
  mediaType: 'application/pdf',
  async prepare(style, world) {
    world.machine?.prepare?.(await facesOfEveryPage(style.fonts, world))
  },
  async render(rendering) {
    const {renderPdf} = await import('./render.ts')
    return renderPdf(rendering)
  }
}
