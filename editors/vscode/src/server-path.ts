import {existsSync} from 'node:fs'
import {isAbsolute, join} from 'node:path'

/** The program that serves: a script for Node, or a command. */
export type ServerProgram = Readonly<{program: string; isScript: boolean}>

/**
 * The galley to run: the one that the author's settings name, that of a trusted folder, or the one of the extension.
 * `folders` are those that are trusted.
 */
export function findServer({
  setting,
  folders,
  bundled
}: Readonly<{setting: string; folders: readonly string[]; bundled: string}>): ServerProgram {
  const [first = ''] = folders
  if (setting !== '') {
    const isPath = /[\\/]/.test(setting) && !isAbsolute(setting)
    const program = isPath ? join(first, setting) : setting
    return {program, isScript: /\.[cm]?js$/.test(program)}
  }
  const own = folders
    .map(folder => join(folder, 'node_modules', 'galley', 'dist', 'galley.js'))
    .find(existsSync)
  return {program: own ?? bundled, isScript: true}
}
