/**
 * The size and time of an installation from the tarball: `node tools/installed.mjs`, part of `make package`.
 * Each installation has an empty folder and an empty cache of npm. Fails above the limits, and writes the figures into
 * docs/measured.md. GALLEY_NODES names further Node executables, separated by `:`.
 */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {availableParallelism, loadavg, tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {withFigures} from './measured.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The limits of an installation: megabytes on disk, and seconds. */
export const most = {megabytes: 120, seconds: 20}

/** The Node executables with which the package is tested. */
export const nodes = [process.execPath, ...(process.env.GALLEY_NODES ?? '').split(delimiter)].filter(Boolean)

/** Packs the compiled program into a folder; returns the path of the tarball. */
export function pack(folder) {
  const {status, stdout, stderr} = spawnSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    {cwd: root, encoding: 'utf8'}
  )
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`)
  const [{filename}] = JSON.parse(stdout)
  return join(folder, filename)
}

/**
 * Installs a tarball and further packages as a user does, into `project/` of a folder. If `browser` is `none`, the
 * download of a browser fails, and npm omits the package puppeteer; otherwise the package stays, and only the download
 * is omitted.
 */
export function install(tarball, folder, options) {
  return timedInstall(tarball, folder, options).project
}

/** Installs, and returns the CPU seconds, which do not depend on other work of the machine. */
function timedInstall(tarball, folder, {node = process.execPath, browser = 'none', beside = []} = {}) {
  const project = join(folder, 'project')
  mkdirSync(project, {recursive: true})
  writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}\n')
  const env = {
    ...process.env,
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    // No server answers at this address, so a download fails.
    ...(browser === 'none'
      ? {PUPPETEER_DOWNLOAD_BASE_URL: 'http://127.0.0.1:9'}
      : {PUPPETEER_SKIP_DOWNLOAD: '1'})
  }
  // The last line of `times` is for child processes: `0m4.120s 0m2.310s`.
  const script = 'npm install --no-audit --no-fund "$@" && times'
  const {status, stdout, stderr} = spawnSync('/bin/sh', ['-c', script, 'sh', tarball, ...beside], {
    cwd: project,
    env,
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`npm install failed: ${stderr}`)
  const parts = [
    ...stdout
      .trim()
      .split('\n')
      .at(-1)
      .matchAll(/(\d+)m([\d.]+)s/g)
  ]
  return {
    project,
    processor: parts.reduce((sum, [, minutes, seconds]) => sum + 60 * minutes + Number(seconds), 0)
  }
}

/** The size of a folder in megabytes, by the lengths of its files. */
export function megabytes(folder) {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6
}

/** The load of the machine, recorded with the figure because a busy machine is slower. */
function busy() {
  const [load] = loadavg()
  return load > availableParallelism() ? ` (load ${load.toFixed(0)} on ${availableParallelism()} cores)` : ''
}

function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'galley-installed-'))
  const figures = []
  try {
    const tarball = pack(folder)
    console.log(`tarball: ${(statSync(tarball).size / 1e6).toFixed(1)} MB`)
    for (const node of nodes) {
      for (const browser of ['none', 'left out']) {
        const place = mkdtempSync(join(folder, 'place-'))
        const start = performance.now()
        const {project, processor} = timedInstall(tarball, place, {node, browser})
        const seconds = (performance.now() - start) / 1000
        const size = megabytes(join(project, 'node_modules'))
        const version = spawnSync(node, ['--version'], {encoding: 'utf8'}).stdout.trim().slice(1)
        const check = `installed on Node ${version.split('.')[0]}, ${browser === 'none' ? 'no browser to download' : 'with puppeteer'}`
        const figure = `${size.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time; the limits are ${most.megabytes} MB and ${most.seconds} s${busy()}`
        console.log(`${check}: ${figure}`)
        figures.push({check, figure})
        if (size > most.megabytes || seconds > most.seconds) process.exitCode = 1
        rmSync(place, {recursive: true})
      }
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
  const page = join(root, 'docs/measured.md')
  const commit = spawnSync('git', ['rev-parse', '--short=10', 'HEAD'], {
    cwd: root,
    encoding: 'utf8'
  }).stdout.trim()
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(
    page,
    withFigures(readFileSync(page, 'utf8'), figures, {command: 'make package', commit, date})
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) measure()
