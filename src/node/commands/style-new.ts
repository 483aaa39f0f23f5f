import {existsSync} from 'node:fs'
import {join, relative} from 'node:path'
import {builtInStyles} from '../../load/styles/index.ts'
import {newStyle} from '../../load/styles/new-style.ts'
import type {Flags} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {stylesIn} from './style-list.ts'

/** Creates a style in `styles/` that passes all checks and can be built with. Never overwrites a file. */
export async function makeStyle(name: string | undefined, flags: Flags): Promise<number> {
  if (name === undefined) throw new UsageFault('name the new style')
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new UsageFault(
      `\`${name}\` cannot be the name of a style; use lower-case letters, digits and hyphens`
    )
  const parent = typeof flags.extends === 'string' ? flags.extends : 'plain'
  const root = process.cwd()
  const known = [...new Set([...builtInStyles, ...(await stylesIn(root))])]
  if (!known.includes(parent))
    throw new UsageFault(`unknown style \`${parent}\`; choose one of ${known.join(', ')}`)
  if (name === parent || builtInStyles.includes(name))
    throw new UsageFault(`a style of galley has the name \`${name}\`; choose another`)
  const folder = join(root, 'styles', name)
  if (existsSync(folder)) throw new UsageFault(`styles/${name} exists already; nothing was written`)
  const files = Object.entries(newStyle(name, parent))
  await writeFiles(
    inProject(root, folder),
    files.map(([path, text]) => ({path, bytes: new TextEncoder().encode(text)}))
  )
  for (const [path] of files) process.stdout.write(`wrote ${relative(root, join(folder, path))}\n`)
  process.stdout.write(`Write \`style: ${name}\` in the settings of the paper.\n`)
  return 0
}
