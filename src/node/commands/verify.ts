import type {Flags, Run} from '../command.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject} from '../files/project.ts'
import {inflate} from '../inflate.ts'
import {namedPapers} from '../papers/named-papers.ts'
import {UsageFault} from '../program/fault.ts'
import {tellVerdict, verifyPaper} from './verify-paper.ts'
import {verifyPdf} from './verify-pdf.ts'
import {isRound, verifyRound} from './verify-round.ts'

/**
 * `galley verify`: builds the paper and compares the result with the manifest and the published files; for a proof
 * round, compares the files with its record. Writes no files.
 */
export const runVerify: Run = async (flags, paths) => {
  const [path] = paths
  if (path !== undefined && paths.length === 1) {
    if (/\.pdf$/i.test(path)) {
      refuse(flags, 'a PDF')
      return tellVerdict(await verifyPdf(path, {...flags, 'no-cache': true}, inflate))
    }
    if (await isRound(path)) {
      refuse(flags, 'a round of proofs')
      return tellVerdict(await verifyRound(path))
    }
  }
  const output = typeof flags.output === 'string' ? flags.output : undefined
  const placeOf = (name: string) => withPictureRoot(findProject([name], output), flags.root)
  const [first, ...others] = namedPapers(paths, placeOf)
  if (others.length === 0) return verifyPaper(first!.place(), flags)
  if (flags.against !== undefined) throw new UsageFault('--against works with one paper at a time')
  return (await import('./several.ts')).runSeveral('verify', [first!, ...others], flags)
}

function refuse(flags: Flags, what: string): void {
  for (const name of ['output', 'against', 'published', 'root'])
    if (flags[name] !== undefined) throw new UsageFault(`--${name} does not work with ${what}`)
}
