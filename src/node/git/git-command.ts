import {realpath} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'
import {isInFolder} from '../files/destination.ts'
import {readNamed} from '../files/read-file.ts'
import {ChildFault, runChild} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'

/** The git repository of a paper. */
export type Repository = Readonly<{
  /**
   * Runs git in the folder of the paper and returns its output, of at most `most` bytes; rejects with a `ChildFault`.
   */
  ask: (args: readonly string[], options?: Readonly<{input?: string; most?: number}>) => Promise<Buffer>
}>

/**
 * The reason why git cannot be used: it is not installed, the paper is in no repository, git does not answer, or the
 * folder's `.git` leads to a repository of other files. `says` is the rest of a line for the user.
 */
export type RepositoryFault = Readonly<{fault: 'no git' | 'none' | 'late' | 'elsewhere'; says: string}>

/**
 * Opens the git repository of a paper. Repository and paper may be untrusted, so git never fetches and has a time
 * limit. Only a repository that belongs to the folder is used: its data are in the work tree, or name that work tree as
 * theirs, as with worktrees and submodules.
 */
export async function openRepository(root: string): Promise<Repository | RepositoryFault> {
  let late: ChildFault | undefined
  /**
   * Asks git. If git has not answered once, it is not asked again, because each request would take the full time limit.
   */
  const ask: Repository['ask'] = async (args, options) => {
    if (late !== undefined) throw late
    return git(root, args, options).catch((error: unknown) => {
      if (error instanceof ChildFault && error.reason === 'late') late = error
      throw error
    })
  }
  try {
    const answer = await ask([
      'rev-parse',
      '--show-toplevel',
      '--absolute-git-dir',
      '--git-common-dir',
      ...parts
    ])
    const [tree = '', folder = '', ...data] = answer
      .toString()
      .split('\n')
      .map(path => path.trim())
    // A repository named in the environment, as git does for hooks, is the one that the user intends.
    const isChosen = process.env.GIT_DIR !== undefined
    const elsewhere = isChosen
      ? undefined
      : await foreignData(root, {tree, folder, data: data.filter(path => path !== '')})
    if (elsewhere === undefined) return {ask}
    return {
      fault: 'elsewhere',
      says: `its \`.git\` leads to ${elsewhere}, which does not name this folder as its work tree (\`core.worktree\`), so git is not asked`
    }
  } catch (error) {
    if (!(error instanceof ChildFault)) throw error
    const {reason, message} = error
    if (reason === 'absent') return {fault: 'no git', says: 'git is not installed'}
    return reason === 'late'
      ? {fault: 'late', says: message}
      : {fault: 'none', says: 'it is in no git repository'}
  }
}

/** Opens a repository, or throws a `UsageFault` that begins with `wanted`, such as `--since`. */
export async function requireRepository(root: string, wanted: string): Promise<Repository> {
  const repository = await openRepository(root)
  if ('ask' in repository) return repository
  const {fault, says} = repository
  if (fault === 'no git') throw new UsageFault(`${wanted} needs git, which is not installed`)
  if (fault === 'none') throw new UsageFault(`${wanted} needs a git repository, and ${root} is not in one`)
  throw new UsageFault(`${wanted}: ${says}`)
}

/** The parts of a repository, each of which can be in another folder. */
const parts = ['objects', 'refs', 'packed-refs', 'HEAD'].flatMap(name => ['--git-path', name])

type Places = Readonly<{tree: string; folder: string; data: readonly string[]}>

/**
 * The real path of data of a repository that are outside the work tree and do not belong to it; undefined without
 * such data.
 */
async function foreignData(root: string, {tree, folder, data}: Places): Promise<string | undefined> {
  const work = await realpath(tree)
  if (!isInFolder(work, await realpath(root))) return realpath(folder)
  const [own, common] = await Promise.all([realpath(folder), realpath(resolve(root, data[0] ?? folder))])
  const isNamed = isInFolder(common, own) && ((await isWorktree(work, own)) || (await isSubmodule(work, own)))
  if (!isInFolder(work, common) && !isNamed) return common
  const found = await Promise.all(data.map(path => realpath(resolve(root, path)).catch(() => common)))
  return found.find(path => !isInFolder(work, path) && !isInFolder(common, path))
}

/** Whether the data of a linked worktree name its `.git` file (gitrepository-layout(5), `worktrees/<id>/gitdir`). */
async function isWorktree(work: string, folder: string): Promise<boolean> {
  if (basename(dirname(folder)) !== 'worktrees') return false
  const bytes = await readNamed(join(folder, 'gitdir'), mostOfPath)
  if (!(bytes instanceof Uint8Array)) return false
  const named = await realpath(resolve(folder, new TextDecoder().decode(bytes).trim())).catch(() => undefined)
  return named === join(work, '.git')
}

/** Whether the data of a submodule name its work tree; git itself reads `core.worktree` in their `config`. */
async function isSubmodule(work: string, folder: string): Promise<boolean> {
  const named = await git(folder, [
    'config',
    '--file',
    join(folder, 'config'),
    '--get',
    'core.worktree'
  ]).then(
    answer => realpath(resolve(folder, answer.toString().trim())),
    () => undefined
  )
  return (await named) === work
}

const mostOfPath = 10_000

/** The time limit for git in seconds; `GALLEY_TIME_LIMIT` overrides it. */
const mostSeconds = 20

/** The maximum output of one git command, in bytes. */
const mostBytes = 1 << 30

/**
 * Runs git in a folder. The repository may be untrusted, so use only commands that run no program from its
 * configuration (`rev-parse`, `rev-list`, `ls-tree`, `cat-file`, `config`, `hash-object --no-filters`).
 */
function git(
  root: string,
  args: readonly string[],
  {input, most = mostBytes}: Parameters<Repository['ask']>[1] = {}
): Promise<Buffer> {
  const seconds = Number(process.env.GALLEY_TIME_LIMIT) || mostSeconds
  const env = {...process.env, ...closed}
  return runChild('git', ['-C', root, ...args], {input, env, seconds, mostBytes: most})
}

/** Environment variables with which git never fetches missing objects and never asks for a password. */
const closed = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  TZ: 'UTC',
  LC_ALL: 'C'
}
