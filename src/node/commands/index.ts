import type {ParseArgsConfig} from 'node:util'

/** What the command line gave: flags by name. */
export type Flags = Readonly<Record<string, string | boolean | undefined | ReadonlyArray<string | boolean>>>

export type Run = (flags: Flags, paths: readonly string[]) => Promise<number>

export type CommandOption = Readonly<{name: string; value?: string; says: string}>

/** A command: one row of the table. Its program is loaded when it is asked for. */
export type Command = Readonly<{
  name: string
  summary: string
  options: readonly CommandOption[]
  load: () => Promise<Run>
}>

const format = {name: 'format', value: 'FORM', says: 'text, json or github'}
const strict = {name: 'strict', says: 'exit with 1 on warnings too'}
const to = {name: 'to', value: 'LIST', says: 'outputs, such as html,pdf (the default)'}
const output = {
  name: 'output',
  value: 'FOLDER',
  says: 'where the outputs go; build/ in the project by default'
}
const sandbox = {name: 'require-sandbox', says: 'refuse to print where the browser’s sandbox cannot run'}
const noCache = {name: 'no-cache', says: 'make everything anew, as verify always does, and keep nothing'}

/** THE TABLE of commands. */
export const commands: readonly Command[] = [
  {
    name: 'build',
    summary:
      'Checks the paper and writes its HTML, PDF and manifest; errors leave the old files as they are.',
    options: [
      to,
      output,
      {name: 'draft', says: 'build in spite of errors, with visible marks'},
      format,
      strict,
      noCache,
      sandbox
    ],
    load: async () => (await import('./build.ts')).runBuild
  },
  {
    name: 'check',
    summary: 'Checks that every citation resolves and every listed reference is cited, and everything else.',
    options: [format, strict, noCache],
    load: async () => (await import('./check.ts')).runCheck
  },
  {
    name: 'watch',
    summary: 'Shows the paper in the browser and keeps it current while you write.',
    options: [
      {name: 'port', value: 'NUMBER', says: 'port of the preview; a free one by default'},
      {name: 'open', says: 'open the browser'},
      {name: 'poll', says: 'look at the files regularly, for network drives'}
    ],
    load: async () => (await import('./watch.ts')).runWatch
  },
  {
    name: 'proof',
    summary: 'Writes a proof as HTML and PDF: numbered lines, wide spacing, a mark on every page.',
    options: [
      {name: 'round', value: 'NUMBER', says: 'round of proofs; 1 by default'},
      to,
      output,
      noCache,
      sandbox
    ],
    load: async () => (await import('./proof.ts')).runProof
  },
  {
    name: 'verify',
    summary: 'Builds again and compares with the manifest: exit code 0 same, 1 differs, 2 not comparable.',
    options: [output, noCache, sandbox],
    load: async () => (await import('./verify.ts')).runVerify
  }
]

/** The options of a command as `parseArgs` takes them. */
export function optionsOf(command: Command): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    command.options.map(option => [option.name, {type: option.value ? 'string' : 'boolean'}])
  )
}
