import {wantedBy} from '../../core/wanted-by.ts'
import type {Rendered, Rendering} from '../output.ts'
import {dataciteRecord} from './record.ts'

/**
 * Renders the record of a paper for DataCite (metadata schema 4.5, as JSON); if required information is missing, no
 * record is made.
 */
export async function renderDatacite({manuscript, article}: Rendering): Promise<Rendered> {
  const missing = wantedBy.datacite.filter(({isRequired, has}) => isRequired && !has(manuscript))
  if (missing.length > 0) {
    const settings = missing.map(({write}) => `\`${write}\``).join(', ')
    return {
      bytes: new Uint8Array(),
      isRefused: true,
      problems: [`there is no record for DataCite without ${settings}`]
    }
  }
  return {bytes: new TextEncoder().encode(`${JSON.stringify(dataciteRecord(article), undefined, 2)}\n`)}
}
