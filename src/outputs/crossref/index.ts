import type {Output} from '../output.ts'

/** The deposit that registers the DOI of the paper at Crossref. */
export const crossrefOutput: Output = {
  name: 'crossref',
  ending: 'crossref.xml',
  mediaType: 'application/vnd.crossref.deposit+xml',
  onlyNamed: true,
  async render(rendering) {
    const {renderDeposit} = await import('./render.ts')
    return renderDeposit(rendering)
  }
}
