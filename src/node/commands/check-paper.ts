import type {CheckOptions} from '../../check/index.ts'
import {destinations, type PaperDestination} from '../../core/wanted-by.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {UsageFault} from '../program/fault.ts'
import {processVoice, type Voice} from '../program/voice.ts'
import {memoFor, requireChapters, runOnce, type SharedTools} from '../session.ts'
import {today} from '../today.ts'
import {rulesOnly} from './only.ts'
import {report} from './report.ts'

/** Checks one paper and reports the findings; returns the exit code. */
export async function checkPaper(
  place: ProjectPlace,
  flags: Flags,
  tools: SharedTools = {},
  voice: Voice = processVoice()
): Promise<number> {
  const since = typeof flags.since === 'string' ? flags.since : undefined
  const options = await checkOptions(flags)
  const session = await runOnce(place, flags, {...options, outputs: []}, tools)
  requireChapters(session, place)
  // Several papers share one report file.
  const file = typeof flags.output === 'string' && !voice.isPart ? flags.output : undefined
  if (since === undefined) return (await report(session, place, flags, {file, voice})) ? 1 : 0
  const {onlyNew} = await import('../git/since.ts')
  const changed = await onlyNew(session, place, since, memoFor(flags), options)
  return (await report(changed, place, flags, {file, voice})) ? 1 : 0
}

/** The options of a check, derived from the command's options; throws a `UsageFault` for an invalid value. */
export async function checkOptions(flags: Flags): Promise<CheckOptions> {
  const retractions =
    typeof flags.retractions === 'string'
      ? await (await import('./retractions.ts')).readRetractions(flags.retractions)
      : undefined
  return {
    only: rulesOnly(flags.only),
    today: today(),
    retractions,
    destinations: destinationsNamed(flags.for)
  }
}

/** The destinations of `--for jats`; undefined without the flag. */
function destinationsNamed(flag: unknown): readonly PaperDestination[] | undefined {
  if (typeof flag !== 'string') return undefined
  const words = flag.split(',')
  // A DOI is registered at a single agency, and few journals are in DOAJ, so `all` excludes DataCite and DOAJ unless
  // they are named.
  if (words.some(word => word.trim() === 'all'))
    return destinations.filter(name => !/^(?:datacite|doaj)$/.test(name) || flag.includes(name))
  return words.map(word => {
    const found = destinations.find(name => name === word.trim())
    if (found !== undefined) return found
    throw new UsageFault(
      `unknown destination \`${word.trim()}\`; choose one of ${[...destinations, 'all'].join(', ')}`
    )
  })
}
