// The licences of the packages whose code is compiled into dist/.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Writes `LICENSES.txt` into a folder: name, version and licence of each package of these esbuild inputs.
 * @param {string} root The folder of this repository.
 * @param {string} folder
 * @param {ReadonlyArray<string>} inputs
 */
export function writeLicences(root, folder, inputs) {
  const packages = new Set(inputs.flatMap(file => packageOf(file) ?? []))
  const texts = [...packages].sort().map(name => licenceOf(root, name))
  const head = 'Packages whose code is a part of galley, and their licences.\n'
  writeFileSync(join(folder, 'LICENSES.txt'), [head, ...texts].join(`\n${'-'.repeat(80)}\n\n`))
}

/**
 * The folder of the package of a file: `node_modules/@b/c` for `node_modules/@b/c/index.js`, also nested.
 * @param {string} file
 */
function packageOf(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

/**
 * @param {string} root
 * @param {string} name
 */
function licenceOf(root, name) {
  const {name: called, version, license} = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'))
  const file = readdirSync(join(root, name)).find(each => /^(?:licen[cs]e|copying)\b/i.test(each))
  const text = file === undefined ? '' : `\n${readFileSync(join(root, name, file), 'utf8').trim()}\n`
  return `${called} ${version}, ${license}\n${text}`
}
