import {newLanguage} from './language.mjs'
import {newNotation} from './notation.mjs'
import {newOutput} from './output.mjs'
import {newRule} from './rule.mjs'
import {newStyle} from './style.mjs'

const kinds = {
  rule: newRule,
  notation: newNotation,
  language: newLanguage,
  style: newStyle,
  output: newOutput
}

/**
 * The start of a new rule, notation, language, style or output: `files` to write, `changes` of files with their new
 * text, a command for Node to run `first`, a `command` after it, the paths that these two have `made`, the `test` that
 * fails until the work is done, the `next` steps, and a shell command to `undo` the start. `read` returns the text of a
 * file of the repository, `has` whether it exists. Throws with one line for the user.
 */
export function beginning({kind, name = '', ...options}, read, has) {
  const begin = kinds[kind]
  if (begin === undefined)
    throw new Error(`KIND= is one of ${Object.keys(kinds).join(', ')}, not ${kind || 'empty'}`)
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new Error(`NAME= is in lower case with hyphens, such as title-long, not ${name || 'empty'}`)
  const begun = begin({name, ...options}, read)
  for (const file of Object.keys(begun.files)) if (has(file)) throw new Error(`${file} exists already`)
  for (const [file, text] of Object.entries(begun.changes))
    if (text === read(file)) throw new Error(`${file} has no place for it as expected; see CONTRIBUTING.md`)
  const written = [...Object.keys(begun.files), ...(begun.made ?? [])]
  const undo = [
    ...(written.length > 0 ? [`rm -r ${written.join(' ')}`] : []),
    `git checkout ${Object.keys(begun.changes).join(' ')}`,
    'make docs'
  ]
  return {...begun, undo: undo.join(' && ')}
}
