import {wantedBy} from '../../core/wanted-by.ts'
import {serializeXml} from '../../core/xml-tree.ts'
import type {Rendered, Rendering} from '../output.ts'
import {doajRecords} from './record.ts'

/** Renders the record of a paper for DOAJ (its article XML); if required information is missing, no record is made. */
export async function renderDoaj({manuscript, article}: Rendering): Promise<Rendered> {
  const missing = wantedBy.doaj.filter(({isRequired, has}) => isRequired && !has(manuscript))
  if (missing.length > 0) {
    const settings = missing.map(({write}) => `\`${write}\``).join(', ')
    return {
      bytes: new Uint8Array(),
      isRefused: true,
      problems: [`there is no record for DOAJ without ${settings}`]
    }
  }
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(doajRecords(article))}\n`
  return {bytes: new TextEncoder().encode(xml)}
}
