import type {CheckOptions} from '../../check/index.ts'
import {destinations, type PaperDestination} from '../../core/wanted-by.ts'
import type {Run} from '../command.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject} from '../files/project.ts'
import {UsageFault} from '../program/fault.ts'
import {memoFor, requireChapters, runOnce} from '../session.ts'
import {today} from '../today.ts'
import {rulesOnly} from './only.ts'
import {report} from './report.ts'

/** The destinations of `--for jats`; undefined without the flag. */
function destinationsNamed(flag: unknown): readonly PaperDestination[] | undefined {
  if (typeof flag !== 'string') return undefined
  return flag.split(',').map(word => {
    const found = destinations.find(name => name === word.trim())
    if (found !== undefined) return found
    throw new UsageFault(`unknown destination \`${word.trim()}\`; choose one of ${destinations.join(', ')}`)
  })
}

/** `galley check`: runs the pipeline without outputs; with `--fix`, until nothing is left to repair. */
export const runCheck: Run = async (flags, paths) => {
  const since = typeof flags.since === 'string' ? flags.since : undefined
  if (flags['dry-run'] === true && flags.fix !== true && flags.propose !== true)
    throw new UsageFault('--dry-run works only with --fix and --propose')
  if (flags.propose === true && (flags.fix === true || since !== undefined))
    throw new UsageFault('--propose works neither with --fix nor with --since')
  if (since !== undefined && flags.fix === true)
    throw new UsageFault('--since does not work with --fix, which repairs old findings, too')
  const retractions =
    typeof flags.retractions === 'string'
      ? await (await import('./retractions.ts')).readRetractions(flags.retractions)
      : undefined
  const options: CheckOptions = {
    only: rulesOnly(flags.only),
    today: today(),
    retractions,
    destinations: destinationsNamed(flags.for)
  }
  const place = withPictureRoot(findProject(paths, undefined), flags.root)
  if (flags.propose === true) {
    const {runPropose} = await import('./propose.ts')
    return runPropose(place, flags, options)
  }
  if (flags.fix === true) {
    const {runFix} = await import('./fix.ts')
    const outcome = await runFix(place, flags, options)
    if (outcome !== undefined) return outcome
  }
  const session = await runOnce(place, flags, {...options, outputs: []})
  requireChapters(session, place)
  const file = typeof flags.output === 'string' ? flags.output : undefined
  if (since === undefined) return (await report(session, place, flags, file)) ? 1 : 0
  const {onlyNew} = await import('../git/since.ts')
  const changed = await onlyNew(session, place, since, memoFor(flags), options)
  return (await report(changed, place, flags, file)) ? 1 : 0
}
