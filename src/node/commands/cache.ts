import type {Run} from '../command.ts'
import {keptBuildsIn, pruneBuilds} from '../files/build-entries.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley cache FOLDER`: lists the builds in a cache; with `--prune`, removes those that were not used lately. */
export const runCache: Run = async (flags, [folder, ...others]) => {
  if (folder === undefined || others.length > 0) throw new UsageFault('name the folder of one cache')
  const days = Number(flags.days ?? 30)
  if (!Number.isInteger(days) || days < 0)
    throw new UsageFault(`--days must be a whole number from 0, not ${flags.days}`)
  const entries = await keptBuildsIn(folder)
  const removed = flags.prune === true ? pruneBuilds(entries, days, Date.now()) : []
  const left = entries.length - removed.length
  const megabytes = (some: typeof entries): string =>
    `${(some.reduce((sum, {size}) => sum + size, 0) / 1_000_000).toFixed(1)} MB`
  const kept = entries.filter(entry => !removed.includes(entry))
  if (flags.prune === true) process.stdout.write(`removed ${removed.length} builds, ${megabytes(removed)}\n`)
  process.stdout.write(`${left} ${left === 1 ? 'build' : 'builds'}, ${megabytes(kept)}\n`)
  return 0
}
