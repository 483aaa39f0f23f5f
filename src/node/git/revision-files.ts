import {inMegabytes} from '../files/read-file.ts'
import {mostOfPaper} from '../files/size-limits.ts'
import {UsageFault} from '../program/fault.ts'
import {openRepository, type Repository} from './git-command.ts'
import {lostFile, lostFolders, refuseLate} from './lost-objects.ts'

/** A file of a revision, by its path in the folder. */
type RevisionFile = Readonly<{path: string; bytes: Uint8Array}>

/** The maximum size of a file; larger files are not sources of a paper. */
const largest = 64_000_000

/**
 * The files of a folder at a git revision; undefined if the revision does not exist. Links and submodules are left out.
 * Throws a `UsageFault` if git does not answer, or if the repository belongs to another folder.
 */
export async function filesAt(
  folder: string,
  revision: string
): Promise<readonly RevisionFile[] | undefined> {
  const repository = await openRepository(folder)
  if (!('ask' in repository)) {
    const {fault, says} = repository
    if (fault === 'none' || fault === 'no git') return undefined
    throw new UsageFault(`--against ${revision}: ${says}`)
  }
  const {ask} = repository
  const wanted = `--against ${revision}`
  const commit = await ask([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`
  ]).then(
    answer => answer.toString().trim(),
    error => {
      refuseLate(error, wanted)
      return ''
    }
  )
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined
  const listing = await ask(['ls-tree', '-r', '-l', '-z', commit, '--', '.']).catch(
    async (error: unknown) => {
      refuseLate(error, wanted)
      throw await lostFault(repository, commit, wanted)
    }
  )
  const blobs = listing
    .toString()
    .split('\0')
    .flatMap(line => {
      const [, object, size, path] = /^100\d+ blob (\S+) +(\d+)\t([\s\S]+)$/.exec(line) ?? []
      return object !== undefined && path !== undefined && Number(size) <= largest
        ? [{object, path, size: Number(size)}]
        : []
    })
  if (blobs.reduce((sum, {size}) => sum + size, 0) > mostOfPaper)
    throw new UsageFault(`${wanted}: its files are larger than ${inMegabytes(mostOfPaper)} in total`)
  const input = blobs.map(({object}) => `${object}\n`).join('')
  const files = contents(await ask(['cat-file', '--batch'], {input}))
  return blobs.map(({path}, index) => ({path, bytes: files[index]!}))
}

/** The fault of a revision if git cannot list the sizes of its files, because it has lost a file or a list of files. */
async function lostFault({ask}: Repository, commit: string, wanted: string): Promise<UsageFault> {
  try {
    const listing = (await ask(['ls-tree', '-r', '-z', commit, '--', '.'])).toString()
    const lines = (await ask(['rev-list', '--objects', '--missing=print', '--no-walk', commit])).toString()
    const lost = new Set(lines.split('\n').flatMap(line => (line.startsWith('?') ? [line.slice(1)] : [])))
    const paths = listing.split('\0').flatMap(line => {
      const [, object = '', path] = /^\d+ blob (\S+)\t([\s\S]+)$/.exec(line) ?? []
      return path !== undefined && lost.has(object) ? [path] : []
    })
    if (paths[0] !== undefined) return new UsageFault(lostFile(wanted, paths[0]))
  } catch (error) {
    refuseLate(error, wanted)
  }
  return new UsageFault(lostFolders(wanted, commit))
}

/**
 * Parses the output of `git cat-file --batch`: for each file, a line with type and size, the bytes, and a line feed.
 */
function contents(batch: Buffer): readonly Uint8Array[] {
  const files: Uint8Array[] = []
  let at = 0
  while (at < batch.length) {
    const end = batch.indexOf(10, at)
    const size = Number(batch.toString('latin1', at, end).split(' ')[2])
    files.push(new Uint8Array(batch.subarray(end + 1, end + 1 + size)))
    at = end + size + 2
  }
  return files
}
