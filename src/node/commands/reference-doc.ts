import type {ReferenceDocument} from '../../outputs/output.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {readReference} from '../files/reference-document.ts'
import {UsageFault} from '../program/fault.ts'

/** The document named by `--reference-doc`, by its path and hash; undefined without this option. */
export async function referenceDocument(
  flags: Flags,
  place: ProjectPlace
): Promise<ReferenceDocument | undefined> {
  const path = flags['reference-doc']
  if (typeof path !== 'string') return undefined
  if (typeof flags.to !== 'string' || !/\b(?:docx|all)\b/.test(flags.to))
    throw new UsageFault('--reference-doc sets the styles of the Word document, so it needs --to docx')
  return readReference(path, place)
}
