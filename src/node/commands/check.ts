import {findProject} from '../project.ts'
import {report, requireChapters, runOnce} from '../session.ts'
import type {Run} from './index.ts'

/** The line without outputs. */
export const runCheck: Run = async (flags, paths) => {
  const place = findProject(paths, undefined)
  const session = await runOnce(place, flags, {outputs: []})
  requireChapters(session, place)
  return report(session, flags) ? 1 : 0
}
