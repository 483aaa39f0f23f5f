import {basename} from 'node:path'
import {unifiedDiff} from '../../check/fix/index.ts'
import {proposeEdits} from '../../check/fix/propose.ts'
import type {CheckOptions} from '../../check/index.ts'
import {encodeSaved} from '../../core/decode.ts'
import {plural} from '../../core/plural.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {requireChapters, runOnce} from '../session.ts'

/**
 * `galley check --propose`: writes changes to the journal’s house style into the author's files as edits, each file
 * atomically. With `--dry-run`, prints the changes; the exit code is then 1 if there are any.
 */
export async function runPropose(place: ProjectPlace, flags: Flags, options: CheckOptions): Promise<number> {
  const session = await runOnce(place, flags, {...options, outputs: []})
  requireChapters(session, place)
  const {diagnostics, files: read, manuscript} = session.build
  const {house, name} = manuscript.project.style
  const isAsked =
    house?.serialComma !== undefined || house?.unitSpace === true || (house?.words?.size ?? 0) > 0
  if (!isAsked) {
    process.stderr.write(`galley: the style ${name} has no \`house\` style, so nothing is proposed\n`)
    return 0
  }
  const by = basename(name).replace(/[^\p{L}\p{N}-]+/gu, '-')
  const {files, count} = await proposeEdits(session.disk.world, diagnostics, read.textOf, by)
  const isTrial = flags['dry-run'] === true
  if (isTrial) {
    for (const {path, before, after} of files)
      process.stdout.write(encodeSaved(unifiedDiff(path, before, after)))
  } else {
    await writeFixed(place.root, files, {command: 'galley check --propose'})
  }
  process.stderr.write(`galley: ${summary(count, files, isTrial)}\n`)
  return isTrial && count > 0 ? 1 : 0
}

function summary(count: number, files: ReadonlyArray<Readonly<{path: string}>>, isTrial: boolean): string {
  if (count === 0) return 'nothing to propose'
  const edits = `${plural(count, 'edit')} in ${files.map(({path}) => path).join(', ')}`
  return isTrial ? `would propose ${edits}; nothing was written` : `proposed ${edits}`
}
