import {realpath} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {decodeUtf8} from '../../core/decode.ts'
import {letters} from '../../core/letters.ts'
import {folderOf, joinPath} from '../../core/path.ts'
import {plainValue} from '../../core/plain-value.ts'
import type {CslItem, Manuscript, Reference} from '../../core/types.ts'
import {isFault} from '../../core/world.ts'
import {appendedEntries} from '../../references/append.ts'
import {biblatexEntry, problemLines} from '../../references/index.ts'
import {doiOf, isSameDoi, newKey, readRegisteredWork} from '../../references/registered-work.ts'
import type {Flags} from '../command.ts'
import {askResolver, resolverBase} from '../doi-resolver.ts'
import {inProject} from '../files/destination.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {readInside, unreadable} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {requireChapters, runOnce, type Session} from '../session.ts'

/**
 * `galley cite add DOI... --online`: fetches the works and appends them to the paper's first BibTeX file; its other
 * bytes stay the same. Writes nothing if a work cannot be fetched.
 */
export async function runCiteAdd(flags: Flags, args: readonly string[]): Promise<number> {
  const dois = distinct(args.flatMap(arg => doiOf(arg) ?? []))
  const paths = args.filter(arg => doiOf(arg) === undefined)
  const place = withPictureRoot(findProject(paths, undefined), flags.root)
  if (dois.length === 0)
    throw new UsageFault('name a DOI after `cite add`; for a folder called `add`, write `./add`')
  if (flags.online !== true)
    throw new UsageFault(
      '`cite add` asks doi.org, and galley uses the network only on request: add `--online`'
    )
  const base = resolverBase(process.env.GALLEY_DOI_RESOLVER)
  const before = await readPaper(place, flags)
  for (const doi of dois) refuseKnown(before.session.build.manuscript, doi)
  const works: CslItem[] = []
  for (const doi of dois) {
    const work = readRegisteredWork(await askResolver(doi, base), doi)
    if (work === undefined) throw new UsageFault(`${base.host} has no citable work for the DOI ${doi}`)
    works.push(work)
  }
  // The author may have edited the files while the works were fetched.
  const {session, path, text} = await readPaper(place, flags)
  const {manuscript} = session.build
  const taken = new Set(manuscript.bibliography.byKey.keys())
  const added = works.map(work => {
    refuseKnown(manuscript, work.id)
    const key = newKey(work, candidate => taken.has(candidate))
    refuseSameTitle(manuscript, work, key)
    taken.add(key)
    return {key, entry: biblatexEntry({...work, id: key})}
  })
  await append(
    place.root,
    path,
    text,
    added.map(({entry}) => entry.text)
  )
  for (const {key, entry} of added) {
    process.stdout.write(`${entry.text}\n\n[@${key}]\n`)
    for (const line of problemLines(entry.problems)) process.stderr.write(`galley: warning: ${line}\n`)
  }
  process.stderr.write(`galley: added to ${path}\n`)
  return 0
}

type Paper = Readonly<{session: Session; path: string; text: string}>

/** Reads the paper and the BibTeX file to append to, which may not exist yet. */
async function readPaper(place: ProjectPlace, flags: Flags): Promise<Paper> {
  const session = await runOnce(place, flags, {outputs: []})
  requireChapters(session, place)
  const path = bibliographyPath(session)
  const bytes = await session.disk.world.read(path)
  if (isFault(bytes)) {
    if (bytes.fault !== 'absent') throw new UsageFault(`cannot add to ${path}: ${bytes.reason}`)
    return {session, path, text: ''}
  }
  const decoded = decodeUtf8(bytes)
  if (!('text' in decoded))
    throw new UsageFault(`cannot add to ${path}: it is not UTF-8; \`galley check --fix\` saves it as UTF-8`)
  return {session, path, text: decoded.text}
}

function bibliographyPath({build, disk}: Session): string {
  const {settings} = build.manuscript
  const isBibtex = (path: string): boolean => /\.bib$/i.test(path)
  const read = disk.readings().filter(({bytes}) => bytes !== undefined)
  const named = settings.bibliography.map(({path}) => path).find(isBibtex)
  const found = named ?? read.map(({path}) => path).find(isBibtex)
  if (found !== undefined) return found
  // A new `references.bib` would take precedence over the file that is read now.
  if (settings.bibliography.length > 0 || read.some(({path}) => /(^|\/)references\.json$/.test(path)))
    throw new UsageFault('the paper has no BibTeX file to add to; name one in `bibliography`')
  return joinPath(folderOf(settings.file), 'references.bib')
}

function refuseKnown({bibliography}: Manuscript, doi: string): void {
  const known = bibliography.references.find(
    ({csl}) => typeof csl.DOI === 'string' && isSameDoi(csl.DOI, doi)
  )
  if (known !== undefined)
    throw new UsageFault(
      `the DOI ${doi} is in the bibliography already: \`${known.key}\` at ${placeName(known)}`
    )
}

/**
 * Throws a `UsageFault` if the bibliography contains a work with the same name, year and title, since the two most
 * likely are the same work.
 */
function refuseSameTitle({bibliography}: Manuscript, work: CslItem, key: string): void {
  const stem = key.replace(/(?<=\d)[a-z]+$/, '')
  const title = titleLetters(work)
  const same = [...bibliography.byKey].find(
    ([other, {csl}]) => other.startsWith(stem) && title !== '' && titleLetters(csl) === title
  )
  if (same !== undefined)
    throw new UsageFault(
      `the work with the DOI ${work.id} is in the bibliography already, without its DOI: \`${same[0]}\` at ${placeName(same[1])}`
    )
}

function placeName({file, place}: Reference): string {
  return `${file}:${place.start.line}:${place.start.column}`
}

function titleLetters({title}: CslItem): string {
  return typeof title === 'string' ? letters(plainValue(title)) : ''
}

async function append(root: string, path: string, text: string, entries: readonly string[]): Promise<void> {
  const addition = new TextEncoder().encode(appendedEntries(text, entries))
  const bytes = await readInside(root, path, mostOf(path))
  if (isFault(bytes) && bytes.fault !== 'absent') throw new UsageFault(unreadable(path, bytes))
  const old = isFault(bytes) ? new Uint8Array() : bytes
  // For a symbolic link, the file that it points to is written.
  const file = join(root, path)
  const target = await realpath(file).catch(() => file)
  const added = {path: basename(target), bytes: Buffer.concat([old, addition])}
  await writeFiles(inProject(root, dirname(target)), [added], 'all')
}

function distinct(dois: readonly string[]): readonly string[] {
  return dois.filter((doi, index) => dois.findIndex(other => isSameDoi(other, doi)) === index)
}
