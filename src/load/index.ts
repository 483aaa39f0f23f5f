import {addAll} from '../core/add-all.ts'
import type {Memo} from '../core/memo.ts'
import {folderOf, isMarkdown} from '../core/path.ts'
import type {Finding, Metadata, Settings, Sources} from '../core/types.ts'
import type {PartOfIssue, World} from '../core/world.ts'
import {withAuthorNotes} from './author-notes.ts'
import {loadBibliography, onlyBibliography} from './bibliography.ts'
import {withBodyAbstract} from './body-abstract.ts'
import {withBodyParts} from './body-parts.ts'
import {titlesOfChapters} from './chapter-titles.ts'
import {findChapters, withoutChapters} from './chapters.ts'
import {loadCitationTags} from './citation-tags.ts'
import {draftsAmong} from './draft-chapters.ts'
import {joinChapters} from './joined-chapters.ts'
import {includedFiles, inJoinedTexts} from './joined-places.ts'
import {withJournal} from './journal.ts'
import {loadQueries} from './queries.ts'
import {loadResults, notebooksAmong} from './results.ts'
import {loadConfiguration} from './settings.ts'
import {readSources} from './sources.ts'
import {loadStyle} from './style.ts'
import {withUnnumbered} from './unnumbered-chapters.ts'
import {withoutUsed} from './used-settings.ts'

/**
 * Reads the files of a paper: first the settings, which name the other files, then chapters, bibliography and style.
 * `entry` is a Markdown file of the project, or `''` for a folder of chapters. An unreadable file becomes a finding of
 * rule `file-unreadable`.
 */
export async function load(world: World, entry: string, memo: Memo): Promise<Sources> {
  const findings: Finding[] = []
  const configuration = await loadConfiguration(world, entry, {findings, memo})
  const {nociteSlot} = configuration
  const metadata = inIssue(configuration.metadata, world.issue)
  const settings =
    world.style === undefined ? configuration.settings : {...configuration.settings, style: world.style}
  const paths = await pathsOf(world, settings, entry, findings)
  const [read, named, queries, style] = await Promise.all([
    readSources(world, paths, settings.file, findings),
    loadBibliography(world, settings, entry, findings),
    loadQueries(world, settings, entry, findings),
    loadStyle(world, settings, {findings, memo})
  ])
  addAll(findings, withoutUsed(configuration.findings, read))
  const bibliography = named.length > 0 ? named : await onlyBibliography(world, settings, read, findings)
  if (paths.length === 0) {
    findings.push({
      rule: 'file-unreadable',
      file: folderOf(settings.file) || '.',
      message: await withoutChapters(world, settings)
    })
  }
  const notebooks = notebooksAmong(read, settings.file)
  // Findings whose places already refer to joined texts.
  const abstracts: Finding[] = []
  const whole = await joinChapters(world, read, {findings, settings, bibliography, notebooks})
  const {joined} = whole
  const included = includedFiles(joined)
  // If nobody listed the chapters, a file that another one includes is not a chapter.
  const isListed = settings.chapters !== undefined && settings.findsChapters !== true
  const listed = whole.chapters.filter(({path}) => isListed || !included.has(path))
  const noted = withAuthorNotes(listed, metadata, settings, abstracts)
  const parted = withBodyParts(noted.chapters, noted.metadata, settings)
  const {chapters, metadata: own} = withBodyAbstract(parted.chapters, parted.metadata, settings, abstracts)
  const results = await loadResults(world, chapters, notebooks, joined)
  const citationTags = await loadCitationTags(world, settings, chapters, findings)
  const journal = withJournal(own, style, findings, settings.file)
  addAll(findings, draftsAmong(chapters, settings))
  const counted = withUnnumbered(settings, chapters)
  const headings = [...settings.parts, ...titlesOfChapters(chapters, counted)]
  return {
    metadata: journal,
    settings: counted,
    nociteSlot,
    chapters,
    joined,
    headings,
    results,
    bibliography,
    citationTags,
    queries,
    style,
    findings: [...inJoinedTexts(findings, joined), ...abstracts]
  }
}

/** The chapters that the settings list, the file to build, or the chapters in the folder of the settings. */
async function pathsOf(
  world: World,
  settings: Settings,
  entry: string,
  findings: Finding[]
): Promise<readonly string[]> {
  if (settings.chapters !== undefined) return settings.chapters
  if (isMarkdown(settings.file) && entry !== '') return [settings.file]
  return await findChapters(world, settings, findings)
}

/** The metadata of a paper in an issue. If the paper states the title of the journal, that title is kept. */
function inIssue(metadata: Metadata, issue: PartOfIssue | undefined): Metadata {
  if (issue === undefined) return metadata
  const {journal, dates} = metadata
  const said = Object.fromEntries(Object.entries(issue.journal).filter(([, value]) => value !== undefined))
  return {
    ...metadata,
    journal: {...journal, ...said, title: journal.title ?? issue.journal.title},
    dates: {...dates, published: dates.published ?? issue.published}
  }
}
