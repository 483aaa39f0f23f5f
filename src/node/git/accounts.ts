import {ChildFault} from '../program/child.ts'
import {openRepository} from './git-command.ts'

/** Accounts; `problem` is the reason why further accounts may exist, as the rest of a line for the user. */
export type Accounts = Readonly<{names: readonly string[]; problem?: string}>

/**
 * The accounts in the URLs of a repository's remotes, such as `doe` in `github.com/doe/paper`, and the hosts that only
 * a few people use; empty without git.
 */
export async function accountsOf(folder: string): Promise<Accounts> {
  const repository = await openRepository(folder)
  if (!('ask' in repository)) {
    const {fault, says} = repository
    return {names: [], ...((fault === 'late' || fault === 'elsewhere') && {problem: says})}
  }
  try {
    const remotes = ['config', '--local', '--get-regexp', '^remote\\..*\\.url$']
    const answer = (await repository.ask(remotes)).toString()
    const accounts = answer.split('\n').flatMap(line => {
      const [, host = '', account] = hosted.exec(line.trim()) ?? []
      return account === undefined ? [] : [account, ...(sharedHosts.test(host) ? [] : [host])]
    })
    return {names: [...new Set(accounts)].filter(name => name.length > 3)}
  } catch (error) {
    const isLate = error instanceof ChildFault && error.reason === 'late'
    return {names: [], ...(isLate && {problem: error.message})}
  }
}

/** A URL on a host, such as `https://host/doe/paper.git` or `git@host:doe/paper.git`; a local path has no account. */
const hosted = /(?:\w+:\/\/(?:[^/@\s]*@)?|\s[\w.-]+@)([\w.-]+)(?::\d+)?[/:]([^/\s]+)\/[^/\s]+$/

const sharedHosts =
  /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht|sr\.ht|dev\.azure\.com|localhost|[\d.]+)$/i
