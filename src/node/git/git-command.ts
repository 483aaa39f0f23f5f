import {execFile} from 'node:child_process'

/**
 * Runs git in the folder of a paper and gives its output; rejects as `execFile` does. The repository may be untrusted,
 * so use only commands that run no program from its configuration (`rev-parse`, `rev-list`, `ls-tree`, `cat-file`,
 * `hash-object --no-filters`). Missing objects are never fetched.
 */
export function git(root: string, args: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((settle, reject) => {
    const options = {encoding: 'buffer', maxBuffer: 1 << 30, env: {...process.env, ...closed}} as const
    const child = execFile('git', ['-C', root, ...args], options, (error, stdout) =>
      error ? reject(error) : settle(stdout)
    )
    // git may exit before it has read all input.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

const closed = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  TZ: 'UTC',
  LC_ALL: 'C'
}
