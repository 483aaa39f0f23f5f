import {join, relative} from 'node:path'
import {proofHtmlOutput} from '../../proofs/html.ts'
import {lineNumberScript} from '../../proofs/line-numbers.ts'
import {proofMarks} from '../../proofs/marks.ts'
import type {Run} from '../command.ts'
import {findProject, outputsOf} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {revisionOf} from '../git/git.ts'
import {UsageFault} from '../program/fault.ts'
import {requireChapters, runOnce} from '../session.ts'
import {outputsNamed} from './outputs.ts'
import {report} from './report.ts'

/** The line with marks: a proof is written in spite of errors, which it shows. */
export const runProof: Run = async (flags, paths) => {
  const place = findProject(paths, typeof flags.output === 'string' ? flags.output : undefined)
  const round = Number(flags.round ?? 1)
  if (!Number.isInteger(round) || round < 1)
    throw new UsageFault(`expected a whole number from 1 after --round, got ${flags.round}`)
  const identity = {round, ...(await revisionOf(place.root))}
  const session = await runOnce(place, flags, {
    outputs: outputsNamed(flags.to).map(output => (output.name === 'html' ? proofHtmlOutput : output)),
    draft: true,
    proof: manuscript => proofMarks(manuscript, identity),
    pageScripts: [lineNumberScript]
  })
  requireChapters(session, place)
  await report(session, place, flags)
  const {artifacts, problems} = session.build
  for (const problem of problems) process.stderr.write(`galley: warning: ${problem}\n`)
  const proofs = artifacts.map(artifact => ({
    ...artifact,
    path: artifact.path.replace(/\.([a-z]+)$/, `.proof-${round}.$1`)
  }))
  await writeFiles(outputsOf(place), proofs)
  process.stdout.write(
    proofs.map(({path}) => `wrote ${relative(process.cwd(), join(place.outputFolder, path))}\n`).join('')
  )
  return 0
}
