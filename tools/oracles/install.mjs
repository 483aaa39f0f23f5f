// Installs programs of the table, each from its source; failures are noticed by searching for the programs again.
import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {folder, javaSources, pathOf} from './find.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Whether this is root on Debian, so that packages of the system can be installed. */
function canInstallPackages() {
  return process.getuid?.() === 0 && pathOf('apt-get') !== undefined
}

/**
 * Installs programs that are missing: first the system's packages, since some of the other programs are installed with
 * them.
 */
export function install(missing) {
  const packages = missing
    .filter(({from}) => from === 'system')
    .flatMap(({package: names}) => names.split(' '))
  if (packages.length > 0 && canInstallPackages()) installPackages(packages)
  for (const oracle of missing.filter(({from}) => from === 'PyPI')) installFromPyPI(oracle)
  for (const {name} of missing.filter(({from}) => from === 'Maven Central')) installFromMaven(name)
  for (const {name} of missing.filter(({from}) => from === 'npm, packages of its own')) installFromNpm(name)
}

/** The remedy for a program that could not be installed, as the end of a sentence. */
export function remedy({from, package: names, brew}) {
  if (from === 'npm') return '`make`'
  if (from === 'npm, packages of its own') return '`make oracles` again'
  if (from === 'PyPI') return 'Python 3 with pip, and `make oracles` again'
  if (from === 'Maven Central') return 'a JDK of 17 or later and Maven, and `make oracles` again'
  return process.platform === 'darwin' ? `\`brew install ${brew}\`` : `\`apt-get install ${names}\` as root`
}

/**
 * Installs packages of the system. The package lists may be missing or old: if the first attempt fails, they are
 * fetched.
 */
function installPackages(packages) {
  const get = () => run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages])
  if (get() !== 0 && run('apt-get', ['update', '--quiet']) === 0) get()
}

function installFromPyPI({name, package: wanted, needsOthers}) {
  const target = join(folder, name)
  rmSync(target, {recursive: true, force: true})
  const options = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore']
  if (!needsOthers) options.push('--no-deps')
  if (run('python3', ['-m', 'pip', 'install', ...options, '--target', target, ...wanted.split(' ')]) !== 0)
    return
  mkdirSync(join(folder, 'bin'), {recursive: true})
  const command = join(folder, 'bin', name)
  rmSync(command, {force: true})
  if (name === 'pandoc') symlinkSync('../pandoc/pypandoc/files/pandoc', command)
  else copyFileSync(join(root, 'tools/oracles/bin', name), command)
}

function installFromMaven(name) {
  const target = join(folder, name)
  rmSync(target, {recursive: true, force: true})
  const options = [
    '--quiet',
    '--batch-mode',
    '-Dstyle.color=never',
    '--file',
    join(root, 'tools', name, 'pom.xml'),
    `-Dfolder=${target}`
  ]
  if (run('mvn', [...options, 'compile']) !== 0) return
  mkdirSync(join(folder, 'bin'), {recursive: true})
  copyFileSync(join(root, 'tools/oracles/bin', name), join(folder, 'bin', name))
  writeFileSync(join(target, 'sources'), javaSources(name))
}

/**
 * Installs the packages of `tools/vscode`. No script of theirs runs, so nothing is compiled or downloaded: VS Code
 * works without its compiled parts, except for the terminal, and the packages that it needs are in the list of
 * `tools/vscode`, not in its own.
 */
function installFromNpm(name) {
  const target = join(folder, name)
  rmSync(target, {recursive: true, force: true})
  mkdirSync(target, {recursive: true})
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(root, 'tools', name, file), join(target, file))
  if (run('npm', ['ci', '--prefix', target, '--ignore-scripts', '--no-audit', '--no-fund']) !== 0) return
  const packages = join(target, 'node_modules')
  symlinkSync('../../../../node_modules', join(packages, 'code-server/lib/vscode/node_modules'))
  mkdirSync(join(packages, '@vscode/ripgrep/bin'), {recursive: true})
  const search = pathOf('rg')
  if (search !== undefined) symlinkSync(search, join(packages, '@vscode/ripgrep/bin/rg'))
}

/** Runs an installer. Its output goes to standard error, because standard output is only for the table of oracles. */
function run(command, args) {
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  const {status} = spawnSync(command, args, {stdio: ['ignore', 2, 2], env, timeout: 600_000})
  return status
}
