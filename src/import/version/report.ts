import {plural} from '../../core/plural.ts'
import {returnedDoubts, returnedSummary} from '../../review/answers/report.ts'
import type {Returned} from '../../review/answers/returned.ts'
import type {WordDifference} from '../document/paper-words.ts'

type Reported = Readonly<{
  path: string
  number: number
  /** The name of the previous version. */
  before: string
  returned: readonly Returned[]
  /** The texts into which edits were written. */
  written: readonly string[]
  words: WordDifference
}>

/** The files written for a newer version, and the keys of new works. */
type VersionFiles = Readonly<{
  added: readonly string[]
  entries: string
  patch: string | undefined
  redline: string
}>

/** A summary of the changes in a newer version of a manuscript, in lines. */
export function versionLines(
  {path, number, before, returned, written, words}: Reported,
  {added, entries, patch, redline}: VersionFiles
): readonly string[] {
  const placed = returned.filter(({verdict}) => verdict !== 'not placed')
  const where = written.length === 0 ? '' : `, written into ${written.join(', ')}`
  const same = returned.length === 0 && added.length === 0
  return [
    same
      ? `${path}, version ${number}: nothing differs from ${before}`
      : `${path}, version ${number}: ${placed.length} of ${plural(returned.length, 'change')} since ${before} have a place${where}`,
    ...returnedSummary(returned),
    ...returnedDoubts(returned),
    ...(added.length === 0
      ? []
      : [
          `new in the list of references: ${added.join(', ')}; \`galley import ${entries} --to references.bib --append\` in the folder of the paper adds their entries`
        ]),
    ...(patch === undefined ? [] : [`changes of the bibliography are proposed in ${patch}`]),
    `the differences are in ${redline}`,
    words.lost.length === 0
      ? 'with all edits accepted, the text has all words of the file'
      : `with all edits accepted, the text lacks words of the file: ${words.lost.slice(0, 40).join(' ')}`
  ]
}
