// Every check in full, which takes hours: `make long`, or `make long ONLY=papers,citations` for some. Checks that have
// passed at this commit are skipped, so an interrupted run resumes where it stopped. Figures go to docs/measured.md.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {checks} from './long-checks.mjs'
import {withFigures} from './measured.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = join(root, 'docs/measured.md')
const wanted = (process.env.ONLY ?? '').split(',').filter(name => name !== '')
const unknown = wanted.filter(name => !checks.some(check => check.name === name))

if (unknown.length > 0) {
  console.error(
    `Unexpected check \`${unknown.join(', ')}\`, expected one of ${checks.map(({name}) => name).join(', ')}`
  )
  process.exitCode = 2
} else {
  const chosen = checks.filter(({name}) => wanted.length === 0 || wanted.includes(name))
  if (chosen.some(({isJudged}) => isJudged) && !hasJudges()) {
    console.error('\nFailed: the programs above are missing')
    process.exitCode = 1
  } else {
    const failed = chosen.filter(isFailing)
    if (failed.length > 0) {
      console.error(`\nFailed: ${failed.map(({name}) => name).join(', ')}`)
      process.exitCode = 1
    }
  }
}

/**
 * Installs the external programs, including those that CI does not need, so that no check fails after hours because one
 * is missing; returns whether all were found.
 */
function hasJudges() {
  const {status} = spawnSync(process.execPath, ['tools/oracles.mjs', 'all'], {
    cwd: root,
    env: {...process.env, CI: 'true'},
    stdio: 'inherit'
  })
  return status === 0
}

/** Runs a check, unless it has passed at this commit, and records its figures. */
function isFailing({name, says, commands}) {
  const {commit, isClean} = stateOfTree()
  const folder = join(root, '.galley/long', commit)
  const passed = join(folder, name)
  if (isClean && existsSync(passed)) {
    console.log(`${name}: passed at ${commit} before`)
    return false
  }
  console.log(`\n${name}: ${says}`)
  const scratch = mkdtempSync(join(tmpdir(), 'galley-long-'))
  try {
    const file = join(scratch, 'figures')
    writeFileSync(file, '')
    const env = {
      ...process.env,
      CI: 'true',
      GALLEY_TIER: 'long',
      GALLEY_FIGURES: file,
      GALLEY_PDFS: join(scratch, 'pdfs')
    }
    mkdirSync(env.GALLEY_PDFS)
    for (const command of commands) {
      const {status} = spawnSync('bash', ['-c', command], {cwd: root, env, stdio: 'inherit'})
      if (status !== 0) return true
    }
    // The figures are written immediately, so that a later failure does not lose hours of work.
    const figures = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
    const rows = withFigures(existsSync(page) ? readFileSync(page, 'utf8') : '', figures, {
      command: `make long ONLY=${name}`,
      commit: isClean ? commit : `${commit} and changes`,
      date: new Date().toISOString().slice(0, 10)
    })
    writeFileSync(page, rows)
    mkdirSync(folder, {recursive: true})
    if (isClean) writeFileSync(passed, '')
    return false
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
}

/** The current commit, and whether all files except docs/measured.md are unchanged since that commit. */
function stateOfTree() {
  const git = (...args) => spawnSync('git', args, {cwd: root, encoding: 'utf8'}).stdout.trim()
  const changes = git('status', '--porcelain', '--', '.', ':!docs/measured.md')
  return {commit: git('rev-parse', '--short=10', 'HEAD'), isClean: changes === ''}
}
