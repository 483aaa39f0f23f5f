import type {Pagination} from '../../outputs/pdf/paginator/paginate.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {TypesettingFault} from '../print/typesetting-fault.ts'
import {requireChapters, runOnce, type SharedTools} from '../session.ts'
import {today} from '../today.ts'
import {outputsNamed, standardsNamed} from './outputs.ts'

/** Lays out the pages of a paper without making a PDF; returns their number, or exit code 1 if errors prevent it. */
export async function countPages(
  place: ProjectPlace,
  flags: Flags,
  tools: SharedTools
): Promise<Readonly<{code: number; pages?: number | undefined}>> {
  const {typesetter} = tools
  if (typesetter === undefined) return {code: 2}
  let pages: number | undefined
  const laidOut = {
    ...typesetter,
    typeset: async (job: Parameters<typeof typesetter.typeset>[0]): Promise<never> => {
      const {results} = await typesetter.typeset({...job, isForScreen: true})
      pages = (results[0] as Pagination).pages
      throw counted
    }
  }
  const options = {
    outputs: outputsNamed('pdf'),
    draft: flags.draft === true,
    pdfStandards: standardsNamed(flags['pdf-standard']),
    today: today()
  }
  try {
    const session = await runOnce(place, flags, options, {...tools, typesetter: laidOut})
    requireChapters(session, place)
    // Because of errors, no PDF was built.
    return {code: 1}
  } catch (error) {
    if (error === counted) return {code: 0, pages}
    throw error
  }
}

/** Thrown to end a build as soon as its pages are laid out. */
const counted = new TypesettingFault('the pages are counted')
