// Finds the programs of the table; those installed by `make oracles` take precedence over the machine's.
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {accessSync, constants, existsSync, readFileSync, statSync} from 'node:fs'
import {delimiter, dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {defaultGroups, oracles} from './table.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const folder = resolve(root, process.env.GALLEY_ORACLES ?? '.oracles')

export const judges = oracles.flatMap(({commands}) => commands)

export function groupBeyondCi(command) {
  const {groups} = oracleOf(command)
  return groups.some(group => defaultGroups.includes(group)) ? undefined : groups[0]
}

function oracleOf(command) {
  const oracle = oracles.find(({commands}) => commands.includes(command))
  if (!oracle) throw new Error(`${command} is not in tools/oracles/table.mjs`)
  return oracle
}

export function findJudge(command) {
  const oracle = oracleOf(command)
  const found = findOracle(oracle)
  if ('missing' in found || oracle.from.startsWith('npm')) return found
  return {...found, command: [pathOf(command)]}
}

export function findOracle(oracle) {
  if (oracle.from === 'npm') return findPackage(oracle)
  if (oracle.from === 'Maven Central') return findCompiled(oracle)
  if (oracle.from !== 'system' && oracle.from !== 'PyPI') return findInstalled(oracle)
  const [command, ...args] = oracle.ask
  // Of two Pythons, only the system's has the system's packages.
  for (const path of pathsOf(command)) {
    const version = oracle.says.exec(outputOf(path, args))?.[1]
    // Another version has other bugs.
    if (version && (!oracle.version || oracle.version === version)) return {version, command: [path]}
  }
  return {missing: [oracle.name, oracle.version ?? ''].join(' ').trim()}
}

export function isCi() {
  return !['', '0', 'false', undefined].includes(process.env.CI)
}

export function pathOf(command) {
  return pathsOf(command)[0]
}

/** The executables of this name, in the order of the PATH. */
function pathsOf(command) {
  const folders = [join(folder, 'bin'), ...(process.env.PATH ?? '').split(delimiter)]
  return folders
    .filter(name => name !== '')
    .map(name => join(name, command))
    .filter(isExecutable)
}

function findPackage({name, package: dependency}) {
  const manifest = join(root, 'node_modules', dependency, 'package.json')
  if (!existsSync(manifest)) return {missing: name}
  const {version} = JSON.parse(readFileSync(manifest, 'utf8'))
  if (name !== 'vnu') return {version, command: []}
  const java = findOracle(oracles.find(oracle => oracle.name === 'java'))
  if ('missing' in java) return java
  return {version, command: [...java.command, '-jar', join(dirname(manifest), 'build/dist/vnu.jar')]}
}

/** Finds a program with packages of its own; one installed from another list of packages counts as missing. */
function findInstalled({name, package: program, version}) {
  const list = join(folder, name, 'package-lock.json')
  const isSame =
    existsSync(list) &&
    readFileSync(list, 'utf8') === readFileSync(join(root, 'tools', name, 'package-lock.json'), 'utf8')
  const main = join(folder, name, 'node_modules', program, 'lib/vscode/out/server-main.js')
  return isSame && existsSync(main)
    ? {version, command: [process.execPath, main]}
    : {missing: `${name} ${version}`}
}

/** The Java programs whose sources are in this repository. */
const programs = {
  verapdf: 'src/main/java/Validate.java',
  epubcheck: 'src/main/java/CheckEpub.java',
  schematron: 'src/main/java/CheckSchematron.java'
}

/** Finds a program compiled by `make oracles`; one compiled from other sources counts as missing. */
function findCompiled({name, version}) {
  const java = findOracle(oracles.find(oracle => oracle.name === 'java'))
  if ('missing' in java) return java
  const stamp = join(folder, name, 'sources')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== javaSources(name)) {
    return {missing: `${name} ${version}`}
  }
  return {version, command: [join(folder, 'bin', name)]}
}

export function javaSources(name) {
  const hash = createHash('sha256')
  for (const file of [`${name}/pom.xml`, `${name}/${programs[name]}`, `oracles/bin/${name}`])
    hash.update(readFileSync(join(root, 'tools', file)))
  return hash.digest('hex')
}

/** The output of a program, stdout and stderr; empty if it does not run. */
function outputOf(path, args) {
  const {stdout, stderr} = spawnSync(path, args, {encoding: 'utf8', timeout: 30_000})
  return `${stdout ?? ''}${stderr ?? ''}`
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
