import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {largestOf} from '../../core/extremes.ts'
import {locator} from '../../core/position.ts'
import {builtInStyles} from '../../load/styles/index.ts'
import {memberOf, readYaml, scalarText} from '../../parse/values/yaml.ts'
import {listInside, readInside} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {UsageFault} from '../program/fault.ts'
import {packageFolder} from '../program/package.ts'

/** Prints the styles that a paper in this folder can use: the project's styles, then the built-in ones. */
export async function listStyles(names: readonly string[]): Promise<number> {
  if (names.length > 0) throw new UsageFault(`\`style list\` takes no argument; remove \`${names[0]}\``)
  const own = await stylesIn(process.cwd())
  const rows = await Promise.all([
    ...own.map(name => rowOf(name, process.cwd(), `styles/${name}`)),
    ...builtInStyles.filter(name => !own.includes(name)).map(name => rowOf(name, packageFolder, 'galley'))
  ])
  const widths = [0, 1, 2, 3].map(column => largestOf(rows.map(row => row[column]!.length)))
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`
    )
  return 0
}

/** The names of the folders in `styles/` of a project that contain a style, sorted. */
export async function stylesIn(root: string): Promise<readonly string[]> {
  const names = (await listInside(root, 'styles')) ?? []
  if ('fault' in names) return []
  return names.filter(name => existsSync(join(root, 'styles', name, 'style.yaml'))).sort()
}

/** A row of the list: name, parent style, citation style, location, description. */
async function rowOf(name: string, root: string, where: string): Promise<readonly string[]> {
  const sheet = `styles/${name}/style.yaml`
  const bytes = await readInside(root, sheet, mostOf(sheet))
  const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : ''
  const {value} = readYaml(text, 'style.yaml', 0, locator(text))
  const said = (key: string): string => scalarText(memberOf(value, key)) ?? ''
  const parent = said('extends')
  const about = /^# *(.+)$/m.exec(text.split(/^\w/m)[0] ?? '')?.[1] ?? said('name')
  return [name, parent === '' ? '' : `extends ${parent}`, said('csl'), where, about]
}
