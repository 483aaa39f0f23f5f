import {basename, dirname, relative, resolve} from 'node:path'
import type {Build} from '../../build.ts'
import {composeManuscript} from '../../compose/index.ts'
import {renderCitationsOf} from '../../compose/rendered-citations.ts'
import type {ReadFiles} from '../../core/line-ends.ts'
import {similar} from '../../core/similar.ts'
import type {Manuscript, Place, Reference, Source} from '../../core/types.ts'
import {nodesToHast} from '../../outputs/article/index.ts'
import {problemLines, referenceExports} from '../../references/index.ts'
import {
  type CitationListing,
  type FilePlace,
  isUncited,
  listCitations,
  listingOf
} from '../../references/listing.ts'
import {listingText} from '../../references/listing-text.ts'
import type {Flags, Run} from '../command.ts'
import {namedByUser} from '../files/destination.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {memoFor, requireChapters, runOnce, type Session} from '../session.ts'
import {runCiteAdd} from './cite-add.ts'

/** `galley cite`: lists the citations of a paper, exports its works for other programs, or adds works. */
export const runCite: Run = async (flags, paths) => {
  const [first, ...rest] = paths
  if (first === 'add') return runCiteAdd(flags, rest)
  const form = formOf(flags)
  const place = withPictureRoot(findProject(paths, undefined), flags.root)
  const session = await runOnce(place, flags, {outputs: []})
  requireChapters(session, place)
  return form === undefined ? list(session, flags) : writeReferences(session, flags, form)
}

/** The format of `--to`; throws a `UsageFault` if it is unknown or does not allow the other options. */
function formOf(flags: Flags): string | undefined {
  const form = typeof flags.to === 'string' ? flags.to : undefined
  if (form !== undefined && !Object.hasOwn(referenceExports, form))
    throw new UsageFault(
      `unknown form \`${form}\`; choose one of ${Object.keys(referenceExports).join(', ')}`
    )
  const [wrong] =
    form === undefined
      ? ['output', 'all'].filter(name => flags[name] !== undefined)
      : ['format', 'key', 'uncited'].filter(name => flags[name] !== undefined)
  if (wrong !== undefined)
    throw new UsageFault(`--${wrong} ${form === undefined ? 'works only' : 'does not work'} with --to`)
  if (flags.online !== undefined) throw new UsageFault('--online works only with `cite add`')
  return form
}

async function list({build, disk}: Session, flags: Flags): Promise<number> {
  const format = flags.format ?? 'text'
  if (format !== 'text' && format !== 'json')
    throw new UsageFault(`unknown format \`${format}\`; choose text or json`)
  const {manuscript} = build
  const memo = memoFor(flags)
  const rendered = await renderCitationsOf(manuscript, disk.world, memo)
  const article = await composeManuscript(manuscript, rendered, memo)
  const whole = listCitations(manuscript, rendered, article, await nodesToHast(article, manuscript.project))
  const listing = viewOf(whole, flags, manuscript)
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(asSaved(listing, build.files), undefined, 2)}\n`
      : listingText(listing, {
          only: flags.uncited === true ? 'uncited' : undefined,
          key: typeof flags.key === 'string' ? flags.key.replace(/^@/, '') : undefined,
          colour
        })
  )
  return 0
}

function viewOf(whole: CitationListing, flags: Flags, manuscript: Manuscript): CitationListing {
  const listing = typeof flags.key === 'string' ? ofKey(whole, flags.key, manuscript) : whole
  if (flags.uncited !== true) return listing
  return {...listing, citations: [], references: listing.references.filter(isUncited)}
}

function ofKey(whole: CitationListing, written: string, {bibliography}: Manuscript): CitationListing {
  const key = written.replace(/^@/, '')
  const listing = listingOf(whole, key, bibliography.byKey.get(key)?.key ?? key)
  if (listing.citations.length > 0 || listing.references.length > 0) return listing
  const [near] = similar(key, bibliography.byKey.keys())
  throw new UsageFault(
    `no citation and no work has the key \`${key}\`${near === undefined ? '' : `; try \`${near}\``}`
  )
}

/** Writes the cited works, or all works. Missing works are reported and make the command fail. */
async function writeReferences({build}: Session, flags: Flags, form: string): Promise<number> {
  const {manuscript} = build
  const references = chosen(manuscript, flags.all === true)
  const {text, problems} = referenceExports[form]!({references, sources: sourcesOf(build)})
  const unknown = [
    ...new Set(
      manuscript.citations.flatMap(({citation, references: found}) =>
        citation.items.filter((_, index) => found[index] === undefined).map(item => item.key)
      )
    )
  ]
  if (typeof flags.output === 'string') {
    const path = resolve(flags.output)
    await writeFiles(namedByUser(dirname(path)), [
      {path: basename(path), bytes: new TextEncoder().encode(text)}
    ])
    process.stdout.write(`wrote ${relative(process.cwd(), path)}\n`)
  } else process.stdout.write(text)
  for (const line of problemLines(problems)) process.stderr.write(`galley: warning: ${line}\n`)
  if (unknown.length === 0) return 0
  process.stderr.write(
    `galley: not in the bibliography, hence not written: ${unknown.map(key => `\`${key}\``).join(', ')}\n`
  )
  return 1
}

/** The works to export, each once, in the order of the bibliography. */
function chosen(manuscript: Manuscript, all: boolean): readonly Reference[] {
  const {bibliography, citedBy, nocite} = manuscript
  const listed = new Set(nocite.map(reference => reference.key))
  return bibliography.references.filter(
    reference =>
      bibliography.byKey.get(reference.key) === reference &&
      (all || citedBy.has(reference.key) || listed.has(reference.key))
  )
}

/** The text of each bibliography file, in order. */
function sourcesOf({manuscript: {bibliography, settings}, files}: Build): readonly Source[] {
  const paths = [
    ...settings.bibliography.map(({path}) => path),
    ...bibliography.references.map(({file}) => file)
  ]
  return [...new Set(paths)].flatMap(path => {
    const text = files.textOf(path)
    return text === undefined ? [] : [{path, text}]
  })
}

/** Converts the offsets in a listing to those in the saved files. */
function asSaved({citations, references, ...rest}: CitationListing, files: ReadFiles): CitationListing {
  const saved = <Stretch extends Place>(file: string, place: Stretch): Stretch => ({
    ...place,
    start: files.savedPoint(file, place.start),
    end: files.savedPoint(file, place.end)
  })
  const standing = <Thing extends Readonly<{place: FilePlace}>>(thing: Thing): Thing => ({
    ...thing,
    place: saved(thing.place.file, thing.place)
  })
  return {
    ...rest,
    citations: citations.map(citation => ({...standing(citation), items: citation.items.map(standing)})),
    references: references.map(reference => ({
      ...reference,
      place: saved(reference.file, reference.place)
    }))
  }
}
