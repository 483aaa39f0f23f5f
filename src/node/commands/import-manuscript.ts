import {statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {compose} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import {pictureType} from '../../core/picture-type.ts'
import {plural} from '../../core/plural.ts'
import {type ImportedPaper, importDocument} from '../../import/document/index.ts'
import {compareWords, type WordDifference} from '../../import/document/paper-words.ts'
import {readDocument} from '../../import/document/read/index.ts'
import {inProject} from '../files/destination.ts'
import {inMegabytes, itIs, readNamed} from '../files/read-file.ts'
import {mostOfManuscript} from '../files/size-limits.ts'
import {refuseWord, wordParts} from '../files/word-file.ts'
import {isFullFolder, writeFiles} from '../files/write.ts'
import {filesInZip, unzipFile} from '../files/zip.ts'
import {UsageFault} from '../program/fault.ts'
import {openDisk} from '../world.ts'

/** Whether `--to` names a folder for a paper rather than a bibliography. */
export function isFolderName(to: string): boolean {
  return !/\.[A-Za-z]{1,8}$/.test(basename(to)) || /[\\/]$/.test(to) || /^\.{1,2}$/.test(basename(to))
}

/** Writes a manuscript in Word as a paper into a folder that is empty or not there yet. */
export async function importManuscript(
  paths: readonly string[],
  to: string,
  format: 'text' | 'json'
): Promise<number> {
  const [path] = paths
  if (path === undefined || paths.length > 1)
    throw new UsageFault(`name one Word file for the folder ${to}, not ${paths.length}`)
  const root = resolve(to)
  await refuseFull(root, to)
  const bytes = await bytesOf(path)
  const document = readDocument(wordParts(path, bytes), filesInZip(bytes) ?? [])
  if ('fault' in document) return refuseWord(path, document.fault)
  const pictures = new Map<string, Uint8Array>()
  const paper = importDocument(path, document, {endingOf: part => endingOf(part, bytes, pictures)})
  await writePaper(root, paper, pictures)
  const {world} = openDisk(root, () => Promise.reject(new Error('nothing is typeset here')))
  const {article, manuscript} = await compose(world, createMemo(), '')
  const words = compareWords(paper.words.kept, article, manuscript)
  if (format === 'json') process.stdout.write(`${JSON.stringify(summary(paper, words), undefined, 2)}\n`)
  else for (const line of linesOf(paper, words, to)) process.stdout.write(`${line}\n`)
  return words.lost.length > 0 ? 1 : 0
}

async function refuseFull(root: string, to: string): Promise<void> {
  const status = statSync(root, {throwIfNoEntry: false})
  if (status === undefined) return
  if (!status.isDirectory()) throw new UsageFault(`${to} is a file; name a folder for the paper`)
  if (await isFullFolder(root))
    throw new UsageFault(`${to} is not empty; name a new folder. Nothing was written`)
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (/\.(?:odt|ott)$/i.test(path))
    return refuseWord(
      path,
      'is an OpenDocument text; `soffice --convert-to docx FILE.odt` makes a Word file of it'
    )
  const bytes = await readNamed(path, mostOfManuscript)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.fault === 'large')
    return refuseWord(path, `is larger than ${inMegabytes(mostOfManuscript)}, which no manuscript is`)
  return refuseWord(path, `cannot be read: ${bytes.fault === 'absent' ? 'no such file' : itIs(bytes)}`)
}

/** The ending of the name of a picture by its bytes; undefined for a part that is not there. */
function endingOf(part: string, archive: Uint8Array, pictures: Map<string, Uint8Array>): string | undefined {
  const bytes = pictures.get(part) ?? unzipFile(archive, part, mostBytesOfPicture)
  if (bytes === undefined) return undefined
  pictures.set(part, bytes)
  const type = pictureType(part, bytes)
  const named = /\.([a-z]{3,4})$/i.exec(part)?.[1]?.toLowerCase()
  return endings[type ?? ''] ?? (named !== undefined && others.has(named) ? named : 'bin')
}

const mostBytesOfPicture = 100_000_000

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg'
}

/** Pictures that no browser draws; `galley check` says so of each. */
const others: ReadonlySet<string> = new Set(['emf', 'wmf', 'tif', 'tiff', 'eps', 'bmp', 'pict'])

async function writePaper(
  root: string,
  paper: ImportedPaper,
  pictures: ReadonlyMap<string, Uint8Array>
): Promise<void> {
  const encoder = new TextEncoder()
  const files = [
    ...paper.pictures.flatMap(({part, path}) => ({path, bytes: pictures.get(part) ?? new Uint8Array()})),
    ...[...paper.texts].map(([path, text]) => ({path, bytes: encoder.encode(text)})),
    ...(paper.works.length > 0 ? [{path: 'references.bib', bytes: encoder.encode(paper.bibliography)}] : [])
  ]
  const folders = new Set(files.map(({path}) => dirname(path)))
  for (const folder of folders) {
    const own = files.filter(({path}) => dirname(path) === folder)
    await writeFiles(
      inProject(root, join(root, folder)),
      own.map(({path, bytes}) => ({path: basename(path), bytes}))
    )
  }
}

function summary(paper: ImportedPaper, words: WordDifference) {
  const {links, fields, works, told, left, facts} = paper
  return {
    files: [...paper.texts.keys(), ...paper.pictures.map(({path}) => path)].sort(),
    facts,
    references: works.length,
    citations: {
      sure: links.links.filter(({verdict}) => verdict === 'sure').length,
      doubted: links.links.filter(({verdict}) => verdict === 'doubted').length,
      unlisted: links.unlisted.length,
      fields: Object.fromEntries(fields)
    },
    words: {
      file: paper.words.file,
      inList: paper.words.listed,
      inCitations: paper.words.cited,
      madeByGalley: paper.words.made,
      lost: words.lost,
      added: words.added
    },
    told,
    left: Object.fromEntries(left)
  }
}

function linesOf(paper: ImportedPaper, words: WordDifference, to: string): readonly string[] {
  const {links, fields, facts, works} = paper
  const sure = links.links.filter(({verdict}) => verdict === 'sure').length
  const doubted = links.links.length - sure
  const chapters = [...paper.texts.keys()].filter(path => path.endsWith('.md'))
  return [
    ...[...paper.texts.keys()]
      .sort()
      .map(path => `wrote ${relative(process.cwd(), join(resolve(to), path))}`),
    `${plural(chapters.length, 'chapter')}, ${plural(facts.figures, 'figure')}, ${plural(facts.tables, 'table')}, ${plural(facts.equations, 'equation')}, ${plural(facts.notes, 'note')}`,
    `${plural(works.length, 'reference')}; ${plural(sure, 'typed citation')} linked, ${doubted} in doubt`,
    ...[...fields].map(
      ([program, {read, unread}]) =>
        `citations of ${program}: ${read} read${unread === 0 ? '' : `, ${unread} kept as words`}`
    ),
    ...paper.told,
    ...[...paper.left].map(([what, count]) => `not taken over: ${count} × ${what}`),
    wordLine(paper, words)
  ]
}

function wordLine(
  {words: {file, listed, cited, made}}: ImportedPaper,
  {lost, added}: WordDifference
): string {
  const parts = `${plural(file, 'word')} in the file: ${file - listed - cited - made} in the text, ${listed} in the list of references, ${cited} in citations, ${made} in numbers and labels`
  const some = (words: readonly string[]): string =>
    `${words.length} (${words.slice(0, 12).join(', ')}${words.length > 12 ? ', …' : ''})`
  const losses = lost.length === 0 ? 'none is lost' : `lost: ${some(lost)}`
  return `${parts}; ${losses}${added.length === 0 ? '' : `; the paper has others: ${some(added)}`}`
}
