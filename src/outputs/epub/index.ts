import type {Output} from '../output.ts'

/** The article as EPUB 3.3, for reading systems. */
export const epubOutput: Output = {
  name: 'epub',
  ending: 'epub',
  shows: 'html',
  mediaType: 'application/epub+zip',
  onlyNamed: true,
  marksPages: true,
  async render(rendering) {
    const {renderEpub} = await import('./render.ts')
    return renderEpub(rendering)
  }
}
