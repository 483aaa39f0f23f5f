import {join, relative} from 'node:path'
import {build} from '../../build.ts'
import {changedWorld} from '../../check/fix/index.ts'
import {stemOf} from '../../core/path.ts'
import {type ContentsRow, contentsText} from '../../issue/contents.ts'
import {depositOfIssue} from '../../issue/deposit.ts'
import {type IssuePaper, issueManifestText} from '../../issue/issue-manifest.ts'
import {ojsOfIssue} from '../../issue/ojs.ts'
import type {Flags} from '../command.ts'
import {inProject, namedByUser} from '../files/destination.ts'
import {namedInputs, said as saidOf} from '../files/named-inputs.ts'
import {requireNamed} from '../files/read-file.ts'
import {mostOfOutput} from '../files/size-limits.ts'
import {writeFiles} from '../files/write.ts'
import {hashOf} from '../hash.ts'
import {typesetterFor} from '../print/command-typesetter.ts'
import {galleyVersion} from '../program/package.ts'
import {processVoice} from '../program/voice.ts'
import {memoFor} from '../session.ts'
import {createDeflater, openDisk} from '../world.ts'
import {keptFor} from './build-cache.ts'
import {folderOfPaper, issueManifestFile, saidByIssue, shownName, type WorkedPaper} from './issue-build.ts'
import type {IssuePlan} from './issue-plan.ts'
import {outputsNamed} from './outputs.ts'

type NamedFile = Readonly<{path: string; bytes: Uint8Array}>

/**
 * Writes the files of an issue other than its papers: the table of contents, one file each for OJS and Crossref, and
 * the manifest of all.
 */
export async function writeIssue(
  plan: IssuePlan,
  built: readonly WorkedPaper[],
  flags: Flags
): Promise<readonly string[]> {
  const whole = built.filter(({outcome}) => (outcome.facts?.files.length ?? 0) > 0)
  const files = [...(await contentsOf(plan, whole, flags)), ...(await joinedFiles(plan, whole))]
  const papers = whole.map(
    ({paper: {name, section, order}, outcome, firstPage}): IssuePaper => ({
      name,
      ...(section !== undefined && {section}),
      order,
      ...(firstPage !== undefined && {firstPage}),
      ...(outcome.pages !== undefined && {pages: outcome.pages}),
      manifest: outcome.facts?.manifest ?? ''
    })
  )
  const manifest = issueManifestText({
    schema: 1,
    galley: galleyVersion(),
    issue: shownName(plan, built),
    papers,
    outputs: files.map(({path, bytes}) => ({path, sha256: hashOf(bytes), size: bytes.length}))
  })
  const written = [...files, {path: issueManifestFile, bytes: new TextEncoder().encode(manifest)}]
  const destination =
    flags.output === undefined ? inProject(plan.folder, plan.outputFolder) : namedByUser(plan.outputFolder)
  await writeFiles(destination, written)
  return written.map(({path}) => relative(process.cwd(), join(plan.outputFolder, path)))
}

/** The table of contents as HTML and PDF, with the papers' design. */
async function contentsOf(
  {folder, issue, papers}: IssuePlan,
  built: readonly WorkedPaper[],
  flags: Flags
): Promise<readonly NamedFile[]> {
  const sections = [...new Set(papers.map(({section}) => section))].map(title => ({
    title,
    rows: built.filter(({paper}) => paper.section === title).map(rowOf)
  }))
  const journal = built.flatMap(({outcome}) => outcome.facts?.journal ?? [])[0]
  const text = contentsText(issue, sections, journal)
  const typesetter = typesetterFor(flags, 1)
  try {
    const inputs = await namedInputs({style: flags.style ?? issue.style}, folder)
    const disk = openDisk(folder, typesetter.typeset, {
      deflate: createDeflater(),
      styleFolder: inputs.styleFolder
    })
    const part = saidByIssue(issue, {section: undefined, order: 0})
    const said = {...part, journal: {...part.journal, title: part.journal.title ?? journal}}
    const named = {...inputs, issue: said}
    const entry = `${contentsSource} ${hashOf(text)}`
    const kept = await keptFor(flags, entry, undefined, processVoice())
    const {artifacts} = await build(
      {...changedWorld(disk.world, new Map([[contentsSource, text]])), ...saidOf(named)},
      memoFor(flags),
      {
        entry: contentsSource,
        outputs: contentsOutputs(flags),
        draft: true,
        rules: [],
        kept: (await kept?.(disk, named, () => undefined))?.rendering
      }
    )
    return artifacts
  } finally {
    await typesetter.close()
  }
}

/** The name under which the table of contents is built as a paper; no such file exists. */
const contentsSource = 'contents.md'

function contentsOutputs({to}: Flags): ReturnType<typeof outputsNamed> {
  const names = typeof to === 'string' ? to.split(',').map(name => name.trim()) : ['html', 'pdf']
  return outputsNamed(names.filter(name => name === 'html' || name === 'pdf').join(',') || 'html')
}

function rowOf({paper, outcome, firstPage}: WorkedPaper): ContentsRow {
  const {facts, pages} = outcome
  const files = facts?.files ?? []
  const file = files.find(name => name.endsWith('.html')) ?? files[0] ?? ''
  return {
    title: facts?.title ?? stemOf(paper.name),
    lang: facts?.lang ?? 'en',
    authors: facts?.authors ?? [],
    address: facts?.doi === undefined ? folderOfPaper(paper, file) : `https://doi.org/${facts.doi}`,
    firstPage,
    lastPage: firstPage === undefined || pages === undefined ? undefined : firstPage + pages - 1
  }
}

/** The table of files that the issue has once, merged from the files of its papers. */
const joined: ReadonlyArray<
  readonly [ending: string, joinTexts: (texts: readonly string[]) => string | undefined]
> = [
  ['crossref.xml', depositOfIssue],
  ['ojs.xml', ojsOfIssue]
]

/** The files for Crossref and OJS of the whole issue, if its papers have such files. */
async function joinedFiles(
  {outputFolder}: IssuePlan,
  built: readonly WorkedPaper[]
): Promise<readonly NamedFile[]> {
  const files: NamedFile[] = []
  for (const [ending, joinTexts] of joined) {
    const texts: string[] = []
    for (const {paper, outcome} of built) {
      const file = outcome.facts?.files.find(name => name.endsWith(`.${ending}`))
      if (file === undefined) continue
      const bytes = await requireNamed(join(outputFolder, paper.name, file), mostOfOutput)
      texts.push(new TextDecoder().decode(bytes))
    }
    const text = joinTexts(texts)
    if (text !== undefined) files.push({path: `issue.${ending}`, bytes: new TextEncoder().encode(text)})
  }
  return files
}
