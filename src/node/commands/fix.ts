import {build} from '../../build.ts'
import {type Fixed, fix, unifiedDiff} from '../../check/fix/index.ts'
import type {CheckOptions} from '../../check/index.ts'
import {encodeSaved} from '../../core/decode.ts'
import {plural} from '../../core/plural.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {memoFor, requireChapters, runOnce} from '../session.ts'

/**
 * `galley check --fix`: applies the safe repairs to the author's files, each file atomically. With `--dry-run`,
 * prints the changes and returns the exit code, 1 if there are any; otherwise the caller reports the remaining
 * findings.
 */
export async function runFix(
  place: ProjectPlace,
  flags: Flags,
  options: CheckOptions
): Promise<number | undefined> {
  const session = await runOnce(place, flags, {...options, outputs: []})
  requireChapters(session, place)
  const {world} = session.disk
  const memo = memoFor(flags)
  const fixed = await fix(world, session.build.diagnostics, async changed => {
    const {diagnostics} = await build(changed, memo, {...options, entry: place.entry, outputs: []})
    return diagnostics
  })
  const isTrial = flags['dry-run'] === true
  if (isTrial) {
    for (const {path, before, after} of fixed.files)
      process.stdout.write(encodeSaved(unifiedDiff(path, before, after)))
  } else {
    await writeFixed(place.root, fixed.files)
  }
  process.stderr.write(`galley: ${summary(fixed, isTrial)}\n`)
  if (isTrial) return fixed.files.length > 0 ? 1 : 0
  return undefined
}

function summary({files, repaired, stable}: Fixed, isTrial: boolean): string {
  if (files.length === 0) return 'nothing to repair'
  const places = files.map(({path}) => path).join(', ')
  const count = `${plural(repaired.length, 'finding')} in ${places}`
  const more = stable ? '' : '; there is more to repair, run it again'
  return isTrial ? `would repair ${count}; nothing was written` : `repaired ${count}${more}`
}
