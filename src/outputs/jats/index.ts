import type {Output} from '../output.ts'

/** The article as JATS with its pictures, for archives and indexing services. */
export const jatsOutput: Output = {
  name: 'jats',
  ending: 'jats.zip',
  mediaType: 'application/zip',
  onlyNamed: true,
  shows: 'html',
  async render(rendering) {
    const {renderJats} = await import('./render.ts')
    return renderJats(rendering)
  }
}
