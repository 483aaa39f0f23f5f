import {git} from './git-command.ts'

/** The accounts in the addresses of a repository's remotes, `doe` of `github.com/doe/paper`; none without git. */
export async function accountsOf(folder: string): Promise<readonly string[]> {
  const answer = await git(folder, ['config', '--local', '--get-regexp', '^remote\\..*\\.url$']).then(
    output => output.toString(),
    () => ''
  )
  const accounts = answer.split('\n').flatMap(line => hosted.exec(line.trim())?.[1] ?? [])
  return [...new Set(accounts)].filter(name => name.length > 3)
}

/** An address on a host, `https://host/doe/paper.git` or `git@host:doe/paper.git`; a path on this machine has no account. */
const hosted = /(?:\w+:\/\/(?:[^/@\s]*@)?[^/\s]+\/|\s[\w.-]+@[\w.-]+:)([^/\s]+)\/[^/\s]+$/
