import type {Output} from '../output.ts'

/** The record with which a journal in the Directory of Open Access Journals lists a paper there. */
export const doajOutput: Output = {
  name: 'doaj',
  ending: 'doaj.xml',
  mediaType: 'application/xml',
  onlyNamed: true,
  // Only journals that are in the directory need this record.
  notInAll: true,
  async render(rendering) {
    const {renderDoaj} = await import('./render.ts')
    return renderDoaj(rendering)
  }
}
