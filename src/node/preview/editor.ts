import {pathToFileURL} from 'node:url'
import type {FilePoint} from '../../browser/messages.ts'
import {startProgram} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'

/** A command that opens an editor at a place: a list of arguments with `{file}`, `{line}` and `{column}`. */
export type EditorCommand = readonly [command: string, ...args: string[]]

/** The table of editors. */
export const editors: Readonly<Record<string, EditorCommand>> = {
  code: ['code', '--goto', '{file}:{line}:{column}'],
  cursor: ['cursor', '--goto', '{file}:{line}:{column}'],
  emacs: ['emacsclient', '--no-wait', '--alternate-editor=emacs', '+{line}:{column}', '{file}'],
  idea: ['idea', '--line', '{line}', '--column', '{column}', '{file}'],
  subl: ['subl', '{file}:{line}:{column}'],
  // Vim in a terminal cannot be instructed to open a file, so the command opens a window, which stays open.
  vim: [
    'gvim',
    '--servername',
    'GALLEY',
    '--remote-silent',
    '+call setcursorcharpos({line}, {column})',
    '{file}'
  ]
}

/** The editor that `--editor` names: one in the table, or a command of the author's own. */
export function editorCommand(flag: string): EditorCommand {
  const known = Object.hasOwn(editors, flag) ? editors[flag] : undefined
  if (known !== undefined) return known
  const names = Object.keys(editors).join(', ')
  if (!flag.includes('{file}'))
    throw new UsageFault(
      `--editor must be ${names}, or a command with \`{file}\`, \`{line}\` and \`{column}\`, not ${flag}`
    )
  const [command, ...args] = wordsOf(flag)
  if (command === undefined || command.includes('{'))
    throw new UsageFault('--editor must begin with the name of a program')
  return [command, ...args]
}

/**
 * Opens a file at a place. No shell is involved, so no part of a file name can run as a command. Returns the reason if
 * it fails.
 */
export function openInEditor(
  [command, ...args]: EditorCommand,
  path: string,
  {line, column}: FilePoint
): Promise<string | undefined> {
  const values: Readonly<Record<string, string>> = {file: path, line: String(line), column: String(column)}
  const filled = args.map(arg =>
    arg.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? '')
  )
  return startProgram(command, filled)
}

/**
 * The beginning of `vscode:` links to files below a folder; Visual Studio Code and editors based on it open such links.
 */
export function editorLink(folder: string): string {
  return `vscode://file${pathToFileURL(folder).pathname.replace(/\/?$/, '/')}`
}

/** The words of a command; text in quotation marks keeps its spaces. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2')
  )
}
