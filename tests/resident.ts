/** Runs galley commands one after another in this process, for `galley` in galley.ts. They share a browser. */
import {pathToFileURL} from 'node:url'
import type * as Cli from '../src/node/cli.ts'
import {loadProgram} from '../src/node/program/load-program.ts'
import {closePrintThread, keepPrintThread} from './kept-print-thread.ts'

export type Command = Readonly<{args: readonly string[]; cwd: string; env: Readonly<Record<string, string>>}>

const [, program = ''] = process.argv
keepPrintThread()
const {run} = loadProgram(pathToFileURL(program).href, 'cli') as typeof Cli
const environment = {...process.env}

process.on('message', async ({args, cwd, env}: Command) => {
  process.chdir(cwd)
  process.env = {...environment, ...env}
  const out = collect(process.stdout)
  const err = collect(process.stderr)
  const code = await run(args)
  process.send?.({code, out: out(), err: err()})
})
process.on('disconnect', () => closePrintThread().finally(() => process.exit()))

/** Collects the output of a stream; the returned function reads it. */
function collect(stream: NodeJS.WriteStream): () => string {
  const chunks: Buffer[] = []
  const write = stream.write
  stream.write = (chunk: string | Uint8Array, encoding?: unknown, after?: unknown) => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))
    const done = typeof encoding === 'function' ? encoding : after
    if (typeof done === 'function') done()
    return true
  }
  return () => {
    stream.write = write
    return Buffer.concat(chunks).toString()
  }
}
