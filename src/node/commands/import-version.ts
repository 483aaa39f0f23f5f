import {basename, extname, join, relative} from 'node:path'
import type {ProofSource} from '../../build.ts'
import {unifiedDiff} from '../../check/fix/index.ts'
import {compareWords} from '../../import/document/paper-words.ts'
import {proposedFields} from '../../import/version/bibliography.ts'
import {planVersion} from '../../import/version/index.ts'
import {placeVersion} from '../../import/version/place.ts'
import {versionLines} from '../../import/version/report.ts'
import {workChanges} from '../../import/version/works.ts'
import {htmlOutput} from '../../outputs/html/index.ts'
import type {ProofMarks} from '../../outputs/index.ts'
import {writeWorks} from '../../references/import/written-work.ts'
import {returnedBytes} from '../../review/answers/kept.ts'
import {proofChanges} from '../../review/proofs/changes.ts'
import {contentHash, proofMarks} from '../../review/proofs/marks.ts'
import type {Paper, ReadablePaper} from '../../review/word/index.ts'
import type {Flags} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {formerVersion, type ImportedVersion, versionAt} from '../files/imported-versions.ts'
import {editedFiles, ownEdits} from '../files/own-texts.ts'
import {findProject} from '../files/project.ts'
import {refuseWord, wordParts} from '../files/word-file.ts'
import {writeFiles} from '../files/write.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {hashOf} from '../hash.ts'
import {UsageFault} from '../program/fault.ts'
import {runOnce} from '../session.ts'
import {inFolder} from './attached-paper.ts'
import {manuscriptBytes, manuscriptFiles, type ReadManuscript} from './read-manuscript.ts'
import {readBoth} from './read-versions.ts'
import {readablePaper} from './readable-paper.ts'
import {noTypesetter} from './sent-word.ts'

/** The minimum share of the previous version's words; a file that contains fewer is a different paper. */
const leastShare = 0.3

/** The file for the entries of works that are new in the list of references. */
const newEntriesFile = 'new-references.bib'

/** The file for changes to existing entries, for `git apply` or `patch -p1`. */
const patchFile = 'references.patch'

/** The file that shows the differences as a page. */
const redlineFile = 'redline.html'

/**
 * `galley import article_v3.docx --to paper`, if the paper exists already: writes the differences from the previous
 * version into its chapters, as edits. Returns the exit code: 1 if a change has no place.
 */
export async function importVersion(
  path: string,
  root: string,
  format: 'text' | 'json' | 'html',
  flags: Flags
): Promise<number> {
  const place = findProject([root], undefined)
  const bytes = await manuscriptBytes(path)
  refuseProof(path, root, bytes)
  const before = await formerVersion(root, path, bytes)
  const now = await readablePaper(place, flags)
  const {old, next} = await readBoth(root, before, {name: path, bytes}, now.paper)
  const person = personOf(path)
  const works = workChanges(old.paper, next.paper, person)
  const proposed = proposedFields(works, now.paper, person)
  const plan = planVersion(old.paper, next.paper, person)
  if (plan.share < leastShare)
    throw new UsageFault(
      `${path} contains too few of the words of ${before.name} to be a version of it; nothing was written`
    )
  const {placed, words, redline} = await withPaper(old, flags, async sent => {
    const found = await placeVersion(plan, sent, now)
    const {article, manuscript} = await sent.read(found.accepted)
    const difference = compareWords({...next.paper.words, citations: [], printed: []}, article, manuscript)
    return {
      placed: found,
      words: difference,
      redline: await redlineOf(next, {paper: sent.paper, version: before}, flags)
    }
  })
  const returned = [...placed.returned, ...proposed.returned, ...works.listed]
  const texts = await editedFiles(root, ownEdits(now.paper.manuscript.project.joined, placed.edits))
  await writePictures(root, old, next)
  await writeFixed(root, texts, {command: 'galley import'})
  const number = before.number + 1
  const added = next.paper.works.filter(({key}) => works.added.includes(key))
  const encoder = new TextEncoder()
  const patch = proposed.files.map(file => unifiedDiff(file.path, file.before, file.after)).join('')
  const entries = writeWorks(added).map(({text}) => `${text}\n`)
  await writeFiles(versionAt(root, number), [
    {path: 'changes.json', bytes: returnedBytes({round: number, content: hashOf(bytes), returned})},
    ...(patch === '' ? [] : [{path: patchFile, bytes: encoder.encode(patch)}]),
    ...(entries.length === 0 ? [] : [{path: newEntriesFile, bytes: encoder.encode(entries.join('\n'))}]),
    {path: redlineFile, bytes: redline},
    // The Word file comes last: if it is there, all other files are complete.
    {path: basename(path), bytes}
  ])
  if (format === 'html') process.stdout.write(redline)
  else if (format === 'json')
    process.stdout.write(`${JSON.stringify({version: number, changes: returned, words}, undefined, 2)}\n`)
  else {
    const folder = relative(process.cwd(), versionAt(root, number).folder)
    const named = (name: string): string => join(folder, name)
    const report = versionLines(
      {path, number, before: before.name, returned, written: texts.map(text => text.path), words},
      {
        added: added.map(({key}) => key),
        entries: relative(root, join(versionAt(root, number).folder, newEntriesFile)),
        patch: patch === '' ? undefined : named(patchFile),
        redline: named(redlineFile)
      }
    )
    for (const line of report) process.stdout.write(`${line}\n`)
  }
  return returned.some(({verdict}) => verdict === 'not placed') || words.lost.length > 0 ? 1 : 0
}

/**
 * Throws a `UsageFault` if the file is a proof: `galley proof --answers` reads its changes, since it knows the text
 * that was sent.
 */
function refuseProof(path: string, root: string, bytes: Uint8Array): void {
  if (wordParts(path, bytes)('docProps/custom.xml')?.includes('galley.proof'))
    refuseWord(
      path,
      `is a proof of a paper: \`galley proof ${relative(process.cwd(), root) || '.'} --answers ${path}\` takes what was changed in it`
    )
}

/** The name used for changes without an author: the file's name, without spaces. */
function personOf(path: string): string {
  const name = basename(path, extname(path))
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
  return name === '' ? 'newer-version' : name
}

function withPaper<Result>(
  read: ReadManuscript,
  flags: Flags,
  work: (paper: ReadablePaper) => Promise<Result>
): Promise<Result> {
  return inFolder({files: manuscriptFiles(read), entries: ['']}, async root =>
    work(await readablePaper({root, entry: '', outputFolder: root}, flags))
  )
}

/** The newer version as a page that marks the changes. */
function redlineOf(
  next: ReadManuscript,
  {paper: before, version: {name, number}}: Readonly<{paper: Paper; version: ImportedVersion}>,
  flags: Flags
): Promise<Uint8Array> {
  return inFolder({files: manuscriptFiles(next), entries: ['']}, async root => {
    const place = {root, entry: '', outputFolder: root}
    const proof = (content: ProofSource): ProofMarks => ({
      ...proofMarks(
        content,
        {round: number + 1, date: undefined, revision: undefined},
        contentHash(content.source),
        {},
        content.redline && proofChanges(content.redline, name)
      ),
      title: 'CHANGES',
      coverTitle: `Version ${number + 1} of the manuscript`,
      lines: [`compared with version ${number}, ${name}`],
      cover: [],
      queries: []
    })
    const options = {outputs: [htmlOutput], against: before, draft: true, proof}
    const {build} = await runOnce(place, flags, options, {typesetter: noTypesetter})
    return build.artifacts[0]?.bytes ?? new Uint8Array()
  })
}

/** Adds the pictures that the previous version did not have; their names are not in use yet. */
async function writePictures(root: string, old: ReadManuscript, next: ReadManuscript): Promise<void> {
  const there = new Set(old.paper.pictures.map(({path}) => path))
  const files = next.paper.pictures
    .filter(({path}) => !there.has(path))
    .map(({part, path}) => ({path: basename(path), bytes: next.pictures.get(part) ?? new Uint8Array()}))
  if (files.length > 0) await writeFiles(inProject(root, join(root, 'manuscript', 'figures')), files)
}
