import {git} from './git-command.ts'

/** The accounts in the URLs of a repository's remotes, such as `doe` in `github.com/doe/paper`; none without git. */
export async function accountsOf(folder: string): Promise<readonly string[]> {
  const answer = await git(folder, ['config', '--local', '--get-regexp', '^remote\\..*\\.url$']).then(
    output => output.toString(),
    () => ''
  )
  const accounts = answer.split('\n').flatMap(line => hosted.exec(line.trim())?.[1] ?? [])
  return [...new Set(accounts)].filter(name => name.length > 3)
}

/** A URL on a host, such as `https://host/doe/paper.git` or `git@host:doe/paper.git`; a local path has no account. */
const hosted = /(?:\w+:\/\/(?:[^/@\s]*@)?[^/\s]+\/|\s[\w.-]+@[\w.-]+:)([^/\s]+)\/[^/\s]+$/
