import {join, relative} from 'node:path'
import type {Artifact} from '../../outputs/index.ts'
import {manifestBytes} from '../../reproduce/manifest.ts'
import type {Flags} from '../command.ts'
import {outputsOf, type ProjectPlace} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {processVoice, type Voice} from '../program/voice.ts'
import {manifestFor, requireChapters, runOnce, type Session, type SharedTools} from '../session.ts'
import {today} from '../today.ts'
import type * as Anonymous from './blind.ts'
import {outputsNamed, standardsNamed} from './outputs.ts'
import {referenceDocument} from './reference-doc.ts'
import {report} from './report.ts'

/** Builds a paper, writes the outputs and reports the findings; returns the exit code. */
export async function buildPaper(
  place: ProjectPlace,
  flags: Flags,
  tools: SharedTools,
  voice: Voice = processVoice()
): Promise<number> {
  // Only copies for reviewers need this code, and git.
  const anonymous = flags.anonymous === true ? await import('./blind.ts') : undefined
  const blind = await anonymous?.blindOptions(flags, place, voice)
  const options = {
    blind,
    outputs: outputsNamed(flags.to),
    draft: flags.draft === true,
    attachSources: flags['attach-sources'] === true,
    pdfStandards: standardsNamed(flags['pdf-standard']),
    reference: await referenceDocument(flags, place),
    today: today()
  }
  // Most builds need neither this code nor the browser's code, which it uses to read the browser's version.
  const kept =
    flags.cache === undefined
      ? undefined
      : await (await import('./build-cache.ts')).keptFor(flags, place.entry, options.reference?.name, voice)
  const session = await runOnce(place, flags, options, {...tools, kept})
  requireChapters(session, place)
  const failed = await report(session, place, flags, {voice})
  const {artifacts, problems} = session.build
  for (const problem of problems) voice.err(`galley: warning: ${problem}\n`)
  if (anonymous?.reportLeaks(session.build, voice)) return 1
  if (artifacts.length === 0) {
    const isRefused = problems.length > 0
    const reason = isRefused ? '' : ', because there are errors; `--draft` builds anyway'
    voice.err(`galley: nothing was written${reason}\n`)
    return 1
  }
  if (anonymous !== undefined) return writeBlind(anonymous, session, place, voice)
  const manifest = {
    path: 'manifest.json',
    bytes: manifestBytes(manifestFor(session, place)),
    mediaType: 'application/json'
  }
  await writeFiles(outputsOf(place), [...artifacts, manifest])
  const names = [...artifacts, manifest].map(({path, standards = []}: Artifact) => {
    const claims = standards.length > 0 ? ` (${standards.join(', ')})` : ''
    return `${relative(process.cwd(), join(place.outputFolder, path))}${claims}`
  })
  // With a machine-readable report, standard output contains only the report.
  const write = flags.format === undefined || flags.format === 'text' ? voice.out : voice.err
  write(names.map(name => `wrote ${name}\n`).join(''))
  // If an output refuses a paper, the build has not succeeded.
  return failed || artifacts.length < options.outputs.length ? 1 : 0
}

/** Writes a blind copy into its own folder, and the key of its masked works next to that folder. */
async function writeBlind(
  {blindFolder, keyArtifact, reportMasked, slugOf}: typeof Anonymous,
  {build: {artifacts, blind}}: Session,
  place: ProjectPlace,
  voice: Voice
): Promise<number> {
  const masked = blind?.masked ?? []
  const key = keyArtifact(slugOf(artifacts), masked)
  const folder = join(place.outputFolder, blindFolder)
  await writeFiles(outputsOf(place), [key])
  await writeFiles({...outputsOf(place), folder}, artifacts)
  for (const {path} of artifacts) voice.out(`wrote ${relative(process.cwd(), join(folder, path))}\n`)
  reportMasked(masked, join(place.outputFolder, key.path), voice)
  return 0
}
