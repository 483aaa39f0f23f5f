import type {Output} from '../output.ts'

/** The article as a Word document, for co-authors and journals that work in Word. */
export const docxOutput: Output = {
  name: 'docx',
  ending: 'docx',
  shows: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  onlyNamed: true,
  async render(rendering) {
    const {renderDocument} = await import('./render.ts')
    return renderDocument(rendering)
  }
}
