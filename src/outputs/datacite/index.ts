import type {Output} from '../output.ts'

/** The record with which a journal registers the DOI of a paper at DataCite. */
export const dataciteOutput: Output = {
  name: 'datacite',
  ending: 'datacite.json',
  mediaType: 'application/vnd.datacite.datacite+json',
  onlyNamed: true,
  // A DOI is registered with one agency only, and that may be Crossref.
  notInAll: true,
  async render(rendering) {
    const {renderDatacite} = await import('./render.ts')
    return renderDatacite(rendering)
  }
}
