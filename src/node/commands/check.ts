import type {Run} from '../command.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject} from '../files/project.ts'
import {namedPapers} from '../papers/named-papers.ts'
import {UsageFault} from '../program/fault.ts'
import {checkOptions, checkPaper} from './check-paper.ts'

/** `galley check`: runs the pipeline without outputs; with `--fix`, repeats it until no safe repair remains. */
export const runCheck: Run = async (flags, paths) => {
  refuseConflicts(flags)
  const placeOf = (path: string) => withPictureRoot(findProject([path], undefined), flags.root)
  const [first, ...others] = namedPapers(paths, placeOf)
  if (others.length > 0) {
    for (const name of ['fix', 'propose'])
      if (flags[name] === true) throw new UsageFault(`--${name} works on one paper at a time`)
    const {runSeveral} = await import('./several.ts')
    return runSeveral('check', [first!, ...others], flags)
  }
  const place = first!.place()
  if (flags.propose === true) {
    const {runPropose} = await import('./propose.ts')
    return runPropose(place, flags, await checkOptions(flags))
  }
  if (flags.fix === true) {
    const {runFix} = await import('./fix.ts')
    const outcome = await runFix(place, flags, await checkOptions(flags))
    if (outcome !== undefined) return outcome
  }
  return checkPaper(place, flags)
}

function refuseConflicts(flags: Parameters<Run>[0]): void {
  const since = flags.since !== undefined
  if (flags['dry-run'] === true && flags.fix !== true && flags.propose !== true)
    throw new UsageFault('--dry-run works only with --fix or --propose')
  if (flags.propose === true && (flags.fix === true || since))
    throw new UsageFault('--propose works neither with --fix nor with --since')
  if (since && flags.fix === true)
    throw new UsageFault('--since does not work with --fix, which repairs old findings, too')
}
