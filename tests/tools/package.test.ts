import {execFile} from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {build as bundle} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {parse} from 'yaml'
import {install, megabytes, most, nodes, pack} from '../../tools/installed.mjs'
import {openBrowser} from '../browser.ts'
import {program} from '../compiled.ts'
import {projectRoot} from '../project.ts'
import {part} from '../tier.ts'

// npm contacts its registry, which takes time.
vi.setConfig({testTimeout: 240_000, hookTimeout: 240_000})

type Step = Readonly<{run?: string}>

let folder: string
let tarball: string
/** A user's project, with galley from its tarball and without a browser from npm. */
let project: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-package-'))
  tarball = pack(folder)
  project = install(tarball, folder, {
    beside: ['remark-parse@11', 'remark-rehype@11', 'rehype-stringify@10']
  })
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Ran = Readonly<{code: number; stdout: string; stderr: string}>

/** Runs a program in the project. */
async function run(
  node: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = project
): Promise<Ran> {
  try {
    const settings = {cwd, env: {...process.env, GALLEY_CACHE: 'off', NO_COLOR: '1', ...env}}
    return {code: 0, ...(await promisify(execFile)(node, args, settings))}
  } catch (error) {
    return error as Ran
  }
}

const installed = 'node_modules/galley/dist/galley.js'
/** A machine without a browser. */
const noBrowser = {PATH: '/nowhere', HOME: '/nowhere'}

describe('the package from its tarball', () => {
  test('is small, even with puppeteer', () => {
    expect(megabytes(join(project, 'node_modules'))).toBeLessThan(most.megabytes / 2)
    const place = mkdtempSync(join(folder, 'whole-'))
    const whole = install(tarball, place, {browser: 'left out'})
    expect(statSync(join(whole, 'node_modules/puppeteer')).isDirectory()).toBe(true)
    expect(megabytes(join(whole, 'node_modules'))).toBeLessThan(most.megabytes)
  })

  test('has the licences of everything that it contains', () => {
    const licences = readFileSync(join(project, 'node_modules/galley/dist/LICENSES.txt'), 'utf8')
    for (const name of ['pdf-lib', 'unified', 'puppeteer-core', 'highlight.js'])
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+, `, 'm'))
    for (const name of ['source-serif/LICENSE.md', '@fontsource/stix-two-math/LICENSE'])
      expect(statSync(join(project, 'node_modules/galley/dist/faces', name)).size).toBeGreaterThan(1000)
  })

  test.each(nodes)('creates, checks and builds a paper without a browser, on %s', async node => {
    const paper = `paper-${nodes.indexOf(node)}`
    const made = await run(node, [installed, 'init', paper, '--title', 'A paper'], noBrowser)
    expect(made.stdout).toContain('PDFs need a browser, and none is installed: `galley browser` installs one')
    expect(await run(node, [installed, 'check', paper], noBrowser)).toMatchObject({code: 0, stderr: ''})
    expect(await run(node, [installed, 'build', paper, '--to', 'html'], noBrowser)).toMatchObject({
      code: 0,
      stderr: ''
    })
    expect(readFileSync(join(project, paper, 'build/a-paper.html'), 'utf8')).toContain('Introduction')
    const pdf = await run(node, [installed, 'build', paper, '--to', 'pdf'], noBrowser)
    expect(pdf.code).toBe(2)
    expect(pdf.stderr).toMatch(/^galley: there is no browser .*`galley browser` installs one.*\n$/)
  })

  test.each(nodes)('gives the same PDF as this repository, byte for byte, on %s', async node => {
    const text = `---\ntitle: Law\nauthor: Ada\nlicense: CC-BY-4.0\nstyle: insights\n---\n\nWords, *more*, \`code\`, $x^2$, ∇, قانون.\n`
    const bytes: Buffer[] = []
    for (const [name, path, with_] of [
      ['theirs', installed, node],
      ['ours', program, process.execPath]
    ] as const) {
      mkdirSync(join(project, name), {recursive: true})
      writeFileSync(join(project, name, 'law.md'), text)
      const {code, stderr} = await run(with_, [path, 'build', `${name}/law.md`])
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      for (const file of ['law.html', 'law.pdf']) bytes.push(readFileSync(join(project, name, 'build', file)))
    }
    expect(bytes[0]!.equals(bytes[2]!)).toBe(true)
    expect(bytes[1]!.equals(bytes[3]!)).toBe(true)
  })
})

describe('the workflow for GitHub', () => {
  const {jobs, env} = parse(readFileSync(join(projectRoot, 'docs/ci/github-action.yml'), 'utf8'))
  const steps = (jobs.paper.steps as readonly Step[]).flatMap(step => step.run ?? [])

  /**
   * Runs the steps as a CI runner does: each in its own shell, up to the first failure; steps with `always()` also run
   * after it.
   */
  async function workflow(paper: string) {
    const added = join(paper, '.path')
    writeFileSync(added, '')
    const ran: Ran[] = []
    // npm would ask its registry for the newest galley.
    for (const step of steps.map(text =>
      text.replace('--no-package-lock galley', `--no-package-lock ${tarball}`)
    )) {
      if (ran.some(({code}) => code !== 0) && !step.includes('jq')) continue
      const PATH = [...readFileSync(added, 'utf8').split('\n').reverse(), process.env.PATH]
        .filter(Boolean)
        .join(':')
      const settings = {
        ...env,
        PATH,
        GITHUB_PATH: added,
        GITHUB_WORKSPACE: paper,
        PUPPETEER_SKIP_DOWNLOAD: '1'
      }
      ran.push(await run('bash', ['-eo', 'pipefail', '-c', step], settings, paper))
    }
    return ran
  }

  const papers: Readonly<Record<string, () => Promise<void>>> = {
    async 'checks, builds and verifies a paper without a package.json'() {
      const paper = mkdtempSync(join(folder, 'checkout-'))
      await run(process.execPath, [installed, 'init', paper, '--title', 'A paper'])
      const ran = await workflow(paper)
      expect(ran.map(({code, stderr}) => ({code, stderr: stderr.replace(/^npm .*\n/gm, '')}))).toEqual(
        steps.map(() => ({code: 0, stderr: ''}))
      )
      expect(ran.at(-2)!.stdout).toContain('verify: same')
      expect(readFileSync(join(paper, 'build/a-paper.pdf'), 'latin1')).toMatch(/^%PDF-/)
      expect(JSON.parse(readFileSync(join(paper, 'reports/open.sarif'), 'utf8')).runs).toHaveLength(1)
    },
    async 'annotates a finding on its line, and fails'() {
      const paper = mkdtempSync(join(folder, 'checkout-'))
      await run(process.execPath, [installed, 'init', paper, '--title', 'A paper'])
      writeFileSync(join(paper, 'manuscript/01-introduction.md'), '# One\n\nRead [@none].\n')
      const ran = await workflow(paper)
      expect(ran.find(({code}) => code !== 0)).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(
          /^::error file=manuscript\/01-introduction\.md,line=3,(?:endLine=3,)?col=7/m
        )
      })
      expect(readFileSync(join(paper, 'reports/open.sarif'), 'utf8')).toContain('G101')
    }
  }

  // Each test installs galley again.
  test.each(part(Object.entries(papers), 2, ([name]) => name))('%s', (_name, tried) => tried())
})

describe('the library in another project', () => {
  const consumer = join(projectRoot, 'tests/data/consumer')

  beforeAll(() => {
    cpSync(consumer, project, {recursive: true})
    symlinkSync(join(projectRoot, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'))
  })

  test('type-checks without other types', async () => {
    const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc')
    expect(await run(process.execPath, [tsc, '-p', 'tsconfig.json'])).toMatchObject({code: 0, stdout: ''})
  })

  test.each(nodes)('runs with custom rules, outputs and handlers, on %s', async node => {
    expect(await run(node, ['build.js'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `error X1 01.md:3:1 Unexpected \`very\`, expected a word that says how much
html: <table class="mine"> true
pdf: %PDF-
count: 6 words
`
    })
    expect(await run(node, ['site.js'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `<p>Read (see <a href="#bib-doe99" role="doc-biblioref">Doe, 1999, p. 3</a>).</p>\n`
    })
  })

  const texts = {'.yaml': 'text', '.css': 'text', '.csl': 'text', '.xml': 'text', '.html': 'text'} as const

  test('the pure core runs in a browser', async () => {
    const {outputFiles} = await bundle({
      entryPoints: [join(project, 'page.js')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'consumer',
      platform: 'browser',
      loader: texts,
      logLevel: 'silent'
    })
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.evaluate(outputFiles[0]!.text.replace('var consumer', 'globalThis.consumer'))
      const made = await page.evaluate('consumer.build()')
      expect(made).toEqual({findings: ['citation-undefined'], html: true, path: 'law.html'})
      expect(await page.evaluate('consumer.render()')).toBe('<p>Read (Doe, 1999).</p>')
    } finally {
      await browser.close()
    }
  })
})
