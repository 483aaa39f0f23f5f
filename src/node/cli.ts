import {parseArgs} from 'node:util'
import {largestOf} from '../core/extremes.ts'
import type {Command} from './command.ts'
import {flagsOf, optionsOf} from './commands/flags.ts'
import {commands} from './commands/index.ts'
import {faultLine, UsageFault} from './program/fault.ts'
import {galleyVersion} from './program/package.ts'
import {startProgress} from './program/progress.ts'

/**
 * Runs the command of this process and sets its exit code: the code returned by `run`, or 2 if the output cannot be
 * written.
 */
export async function main(): Promise<void> {
  let isOutputLost = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // If a reader closes the pipe, as in `galley check | head`, that is not a fault.
    if (error.code === 'EPIPE' || isOutputLost) return
    isOutputLost = true
    process.exitCode = 2
    const reason = error.code === 'ENOSPC' ? 'the disk is full' : (error.code ?? error.message)
    process.stderr.write(`galley: cannot write to standard output: ${reason}\n`)
  })
  // If standard error fails, no channel is left to report it on.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    isOutputLost = true
    process.exitCode = 2
  })
  const code = await run(process.argv.slice(2))
  process.exitCode = isOutputLost ? 2 : code
}

/**
 * Runs a command and returns the exit code: 0 for success, 1 for findings of error severity, 2 if it could not run.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    process.stdout.write(`galley ${galleyVersion()}\n`)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = commands.find(command => command.name === rest[0])
    process.stdout.write(about ? helpOf(about) : help())
    return name === undefined ? 2 : 0
  }
  const command = commands.find(candidate => candidate.name === name)
  try {
    if (command === undefined)
      throw new UsageFault(`unknown command \`${name}\`; \`galley --help\` lists the commands`)
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(helpOf(command))
      return 0
    }
    const {values, positionals} = parse(command, rest)
    const endProgress = startProgress(command.name)
    try {
      return await (await command.load())(flagsOf(command, values), positionals)
    } finally {
      endProgress()
    }
  } catch (error) {
    // Users see a stack trace only on request.
    process.stderr.write(`${faultLine(error)}\n`)
    if (process.env.GALLEY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    return 2
  }
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: optionsOf(command), allowPositionals: true, strict: true})
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0]!
    throw new UsageFault(
      `${reason.charAt(0).toLowerCase()}${reason.slice(1)}; see \`galley ${command.name} --help\``
    )
  }
}

function help(): string {
  const widest = largestOf(commands.map(command => command.name.length))
  return [
    'galley: a paper from Markdown and BibTeX to the journal’s HTML and PDF, the same bytes every time.',
    '',
    'Usage: galley <command> [folder or file.md] [options]',
    '',
    ...commands.map(command => `  ${command.name.padEnd(widest)}  ${command.summary}`),
    '',
    '  galley <command> --help  lists the options of a command; galley --version prints the version.',
    ''
  ].join('\n')
}

function helpOf(command: Command): string {
  const rows = command.options.map(option => {
    const flag = `--${option.name}${option.value ? ` ${option.value}` : ''}`
    return `  ${flag.padEnd(24)}${option.says}`
  })
  return [
    `Usage: galley ${command.name} ${command.takes ?? '[folder or file.md]'} [options]`,
    '',
    command.summary,
    '',
    ...rows,
    ''
  ].join('\n')
}
