import type {Output} from '../output.ts'

/** The paper as a file for the import of OJS (plugin “Native XML”), with its galleys. */
export const ojsOutput: Output = {
  name: 'ojs',
  ending: 'ojs.xml',
  mediaType: 'application/xml',
  onlyNamed: true,
  packs: ['html', 'pdf'],
  async render(rendering) {
    const {renderOjs} = await import('./render.ts')
    return renderOjs(rendering)
  }
}
