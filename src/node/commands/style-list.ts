import {existsSync, readdirSync, readFileSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {locator} from '../../core/position.ts'
import {builtInStyles} from '../../load/styles/index.ts'
import {memberOf, readYaml, textOf} from '../../parse/values/yaml.ts'
import {isWithin} from '../files/destination.ts'
import {UsageFault} from '../program/fault.ts'
import {packageFolder} from '../program/package.ts'

/** Prints the styles that a paper here can name: those of the project, then the built-in ones. */
export function listStyles(names: readonly string[]): number {
  if (names.length > 0) throw new UsageFault(`\`style list\` takes no argument; remove \`${names[0]}\``)
  const own = stylesIn(join(process.cwd(), 'styles'))
  const rows = [
    ...own.map(name => rowOf(name, process.cwd(), `styles/${name}`)),
    ...builtInStyles.filter(name => !own.includes(name)).map(name => rowOf(name, packageFolder, 'galley'))
  ]
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]!.length)))
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`
    )
  return 0
}

/** The names of the folders that contain a style, sorted. */
export function stylesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'style.yaml')))
    .sort()
}

/** Reads a file of a project; gives an empty text if it is a link that leads out. */
function readInside(root: string, path: string): string {
  return isWithin(realpathSync(root), realpathSync(path)) ? readFileSync(path, 'utf8') : ''
}

/** A row of the list: name, parent style, citation style, location, description. */
function rowOf(name: string, root: string, where: string): readonly string[] {
  const text = readInside(root, join(root, 'styles', name, 'style.yaml'))
  const {value} = readYaml(text, 'style.yaml', 0, locator(text))
  const said = (key: string): string => textOf(memberOf(value, key)) ?? ''
  const parent = said('extends')
  const about = /^# *(.+)$/m.exec(text.split(/^\w/m)[0] ?? '')?.[1] ?? said('name')
  return [name, parent === '' ? '' : `extends ${parent}`, said('csl'), where, about]
}
