import {join, relative} from 'node:path'
import type {PartOfIssue} from '../../core/world.ts'
import {referenceKey} from '../../outputs/docx/reference-document.ts'
import {allOutputs, outputOfFile} from '../../outputs/index.ts'
import type {ReferenceDocument} from '../../outputs/output.ts'
import {attachmentsKey} from '../../outputs/pdf/publication/attachments.ts'
import {standardsKey} from '../../outputs/pdf/publication/claims.ts'
import type {Manifest} from '../../reproduce/manifest.ts'
import {mostManifestBytes, type ReadManifest, readManifest} from '../../reproduce/read-manifest.ts'
import {type BuildVerdict, compareBuilds} from '../../reproduce/verify.ts'
import type {Flags} from '../command.ts'
import {abbreviationsKey} from '../files/abbreviations-file.ts'
import {isLostStyle, styleKey} from '../files/named-style.ts'
import {outputsOf, type ProjectPlace} from '../files/project.ts'
import {publishedElsewhere, publishedIn} from '../files/published-files.ts'
import {itIs, readIn} from '../files/read-file.ts'
import {readReference, referencePath} from '../files/reference-document.ts'
import {unzipAll} from '../files/zip.ts'
import {inflate} from '../inflate.ts'
import {UsageFault} from '../program/fault.ts'
import {processVoice, type Voice} from '../program/voice.ts'
import {issueKey, manifestFor, runOnce, type SharedTools} from '../session.ts'
import {standardsNamed} from './outputs.ts'

/** Builds a paper again and compares the result with the manifest; returns the exit code. */
export async function verifyPaper(
  place: ProjectPlace,
  flags: Flags,
  tools: SharedTools = {},
  voice: Voice = processVoice()
): Promise<number> {
  // No cache is used: it would return the very result that has to be verified.
  const anew = {...flags, 'no-cache': true}
  const name = relative(process.cwd(), join(place.outputFolder, manifestFile))
  const read = await readManifestOf(place)
  if ('fault' in read) throw new UsageFault(`cannot read ${name}: ${read.fault}`)
  const {manifest, altered} = read
  if (altered !== undefined) {
    const {line, column, reason} = altered
    voice.out(`altered: ${[name, line, column].filter(part => part !== undefined).join(':')}: ${reason}\n`)
  }
  const paper = {...place, entry: manifest.entry}
  const reference = await referenceOf(manifest, place, flags['reference-doc'])
  if (reference === undefined && manifest.environment[referenceKey] !== undefined)
    voice.out(
      'the Word document has the styles of a file outside the paper; name that file with `--reference-doc FILE`\n'
    )
  const named = flags.abbreviations ?? pathIn(manifest.environment[abbreviationsKey], place)
  if (named === undefined && manifest.environment[abbreviationsKey] !== undefined)
    voice.out(
      'citations use the abbreviations in a file outside the paper; name that file with `--abbreviations FILE`\n'
    )
  const style = flags.style ?? manifest.environment[styleKey]
  if (flags.style === undefined && (await isLostStyle(manifest.environment[styleKey], place.root)))
    throw new UsageFault(
      `the paper was built in the style \`${style}\` from outside its folder; name the folder of that style with \`--style FOLDER\``
    )
  const session = await runOnce(
    paper,
    {...anew, abbreviations: named, style},
    {
      outputs: allOutputs.filter(output => manifest.outputs.some(({path}) => outputOfFile(path) === output)),
      draft: true,
      attachSources: manifest.environment[attachmentsKey] !== undefined,
      pdfStandards: standardsNamed(manifest.environment[standardsKey]),
      reference
    },
    {...tools, issue: issueIn(manifest.environment[issueKey])}
  )
  const {build, disk} = session
  const isDemanded = flags.published === true
  return tellVerdict(
    await compareBuilds({
      manifest,
      isAltered: altered !== undefined,
      rebuilt: {manifest: manifestFor(session, paper), artifacts: build.artifacts},
      published:
        typeof flags.against === 'string'
          ? await publishedElsewhere(flags.against, manifest, isDemanded)
          : await publishedIn(outputsOf(place), manifest, build.manuscript.slug, isDemanded),
      tools: {inflate, unzip: unzipAll, ...(disk.world.machine?.hash && {hash: disk.world.machine.hash})}
    }),
    voice
  )
}

const manifestFile = 'manifest.json'

/**
 * The reference document of a build: the one that the user names, or the one in the manifest if it is in the project.
 */
async function referenceOf(
  {environment}: Manifest,
  place: ProjectPlace,
  named: Flags[string]
): Promise<ReferenceDocument | undefined> {
  if (typeof named === 'string') return readReference(named, place)
  const path = pathIn(environment[referenceKey], place)
  return path === undefined ? undefined : readReference(path, place)
}

/** The project file that a line of the manifest names. */
function pathIn(line: string | undefined, {root}: ProjectPlace): string | undefined {
  const path = referencePath(line)
  return path === undefined ? undefined : join(root, path)
}

async function readManifestOf(place: ProjectPlace): Promise<ReadManifest> {
  const bytes = await readIn(outputsOf(place), manifestFile, mostManifestBytes)
  if (bytes instanceof Uint8Array) return readManifest(bytes)
  if (bytes.fault === 'absent')
    throw new UsageFault(
      `no manifest at ${join(place.outputFolder, manifestFile)}; \`galley build\` writes one`
    )
  return {fault: itIs(bytes)}
}

/** Prints the verdict; returns the exit code. */
export function tellVerdict({result, lines}: BuildVerdict, {out}: Voice = processVoice()): number {
  out([...lines, `verify: ${result}`, ''].join('\n'))
  return {same: 0, differs: 1, 'not comparable': 2}[result]
}

/** The metadata that an issue determines for a paper, from a line of the paper's manifest. */
function issueIn(line: string | undefined): PartOfIssue | undefined {
  try {
    const read: unknown = JSON.parse(line ?? '')
    const isPart = typeof read === 'object' && read !== null && 'journal' in read && 'order' in read
    return isPart ? (read as PartOfIssue) : undefined
  } catch {
    return undefined
  }
}
