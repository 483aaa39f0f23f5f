import {basename, dirname, isAbsolute, relative, resolve, sep} from 'node:path'
import type {ReportForm} from '../../check/report/index.ts'
import {reports} from '../../check/report/index.ts'
import {rules} from '../../check/rules/index.ts'
import type {RenderedEntry} from '../../cite/index.ts'
import type {Flags} from '../command.ts'
import {namedByUser} from '../files/destination.ts'
import type {ProjectPlace} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {processVoice, type Voice} from '../program/voice.ts'
import {memoFor, type Session} from '../session.ts'

/**
 * Options for a report other than the usual one, which contains the findings of a paper and is printed on standard
 * output.
 */
type ReportTarget = Readonly<{
  /** A file to write to instead of standard output. */
  file?: string | undefined
  /** The subject of the check, if it is not a paper. */
  about?: string
  voice?: Voice
}>

/**
 * Reports the findings in the format of `--format`, or a part of such a report; returns whether the findings block the
 * command. Throws a `UsageFault` for an unknown format.
 */
export async function report(
  session: Session,
  place: ProjectPlace,
  flags: Flags,
  {file, about, voice = processVoice()}: ReportTarget = {}
): Promise<boolean> {
  const {build} = session
  const name = typeof flags.format === 'string' ? flags.format : 'text'
  const form = reportForm(name)
  const write = voice.isPart ? (await form.several()).part : await form.load()
  const toTerminal = file === undefined && voice.hasColour
  const strict = flags.strict === true
  const text = write({
    diagnostics: build.diagnostics,
    waived: build.waived,
    manuscript: build.manuscript,
    rules,
    sourceOf: build.files.textOf,
    savedFinding: build.files.savedFinding,
    colour: toTerminal && name === 'text',
    strict,
    folder: folderInRepository(place.root),
    version: galleyVersion(),
    about,
    entries: form.showsReferences && !voice.isPart ? await renderedList(session, flags) : []
  })
  if (file === undefined) voice.out(text)
  else {
    const read = session.disk.readings().map(({path}) => session.disk.fileOf(path))
    await writeReport(file, text, read)
  }
  return build.diagnostics.some(({severity}) => severity === 'error' || (strict && severity === 'warning'))
}

/** A report format by name. Throws a `UsageFault` for an unknown name. */
export function reportForm(name: string): ReportForm {
  const form = Object.hasOwn(reports, name) ? reports[name] : undefined
  if (form === undefined)
    throw new UsageFault(`unknown format \`${name}\`; choose one of ${Object.keys(reports).join(', ')}`)
  return form
}

/** Writes a report to a file that the user named; throws a `UsageFault` if that file was one of the inputs. */
export async function writeReport(file: string, text: string, read: readonly string[]): Promise<void> {
  const path = resolve(file)
  if (read.includes(path)) throw new UsageFault(`--output ${file} would overwrite a file of the paper`)
  await writeFiles(namedByUser(dirname(path)), [
    {path: basename(path), bytes: new TextEncoder().encode(text)}
  ])
  process.stdout.write(`wrote ${relative(process.cwd(), path)}\n`)
}

/**
 * The path of a paper's folder from the root of its repository, such as `papers/one/`, because CI programs expect paths
 * from there; empty if it is the root.
 */
function folderInRepository(root: string): string {
  // GitHub Actions sets the root of the repository; other CI programs start jobs in it.
  const path = relative(process.env.GITHUB_WORKSPACE ?? process.cwd(), root)
    .split(sep)
    .join('/')
  return path === '' || path.startsWith('..') || isAbsolute(path) ? '' : `${path}/`
}

async function renderedList({build, disk}: Session, flags: Flags): Promise<readonly RenderedEntry[]> {
  const {renderCitationsOf} = await import('../../compose/rendered-citations.ts')
  const {bibliography} = await renderCitationsOf(build.manuscript, disk.world, memoFor(flags))
  return bibliography
}
