import {statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {compose} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import {pictureType} from '../../core/picture-type.ts'
import {type ImportedPaper, importDocument} from '../../import/document/index.ts'
import {compareWords} from '../../import/document/paper-words.ts'
import {readDocument} from '../../import/document/read/index.ts'
import {htmlReport} from '../../import/report/html.ts'
import {importReport} from '../../import/report/index.ts'
import {jsonReport} from '../../import/report/json.ts'
import {textReport} from '../../import/report/text.ts'
import {inProject} from '../files/destination.ts'
import {inMegabytes, itIs, readNamed} from '../files/read-file.ts'
import {mostOfManuscript, mostOfPaper} from '../files/size-limits.ts'
import {refuseWord, wordParts} from '../files/word-file.ts'
import {isFullFolder, writeFiles} from '../files/write.ts'
import {filesInZip, unzipFile} from '../files/zip.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {openDisk} from '../world.ts'

/** Whether `--to` names a folder for a paper rather than a bibliography. */
export function isFolderName(to: string): boolean {
  return !/\.[A-Za-z]{1,8}$/.test(basename(to)) || /[\\/]$/.test(to) || /^\.{1,2}$/.test(basename(to))
}

/** Writes a Word manuscript as a paper into a folder that is empty or does not exist yet. */
export async function importManuscript(
  paths: readonly string[],
  to: string,
  format: 'text' | 'json' | 'html'
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
  const report = importReport(basename(path), paper, manuscript, words)
  if (format === 'json') process.stdout.write(`${JSON.stringify(jsonReport(report), undefined, 2)}\n`)
  else if (format === 'html') process.stdout.write(htmlReport(report, galleyVersion()))
  else {
    const folder = relative(process.cwd(), root)
    const wrote = [...paper.texts.keys()].sort().map(file => `wrote ${join(folder, file)}`)
    for (const line of [...wrote, ...textReport(report, folder)]) process.stdout.write(`${line}\n`)
  }
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
  const total = [...pictures.values()].reduce((sum, {length}) => sum + length, 0)
  if (total > mostOfPaper)
    throw new UsageFault('its pictures unpack to more than 1000 MB; nothing was written')
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

/** Pictures that no browser draws; `galley check` reports each. */
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
