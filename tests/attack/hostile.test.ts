import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {basename, dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {recordFigure} from '../figures.ts'
import {galley, project} from '../galley.ts'
import {textOfPdf} from '../pdf-text.ts'
import {part, tier} from '../tier.ts'
import {type Hostile, hostileManuscripts} from './manuscripts.ts'

/**
 * Untrusted papers, built as an editor would: nothing outside their folders is changed or read, and nothing is
 * requested or run.
 */
vi.setConfig({testTimeout: 120_000})

const secret = 'the-secret-of-another-folder'
let server: Server
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  recordFigure('hostile manuscripts', `${built} built: nothing outside written, read, asked or run`)
})

let built = 0

/** A folder outside the paper, with a secret in every form that a paper can request. */
function outsideFolder(): string {
  return project({
    'secret.txt': secret,
    'secret.md': `# ${secret}\n`,
    'secret.bib': `@book{doe, title = {${secret}}, year = 1999}\n`,
    'secret.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><title>${secret}</title><text x="1" y="20">${secret}</text></svg>`,
    'secret.csl': `<style>${secret}</style>`,
    'style.yaml': `name: ${secret}\nextends: plain\n`
  })
}

/** The paper in its own folder, with the paths and the port that it tries to access. */
function folderOf({files, links = {}, pipes = [], large = []}: Hostile, outside: string): string {
  const {port} = server.address() as AddressInfo
  const aimed = (value: string): string =>
    value
      .replaceAll('OUTSIDE_NAME', basename(outside))
      .replaceAll('OUTSIDE', outside)
      .replaceAll('PORT', String(port))
  const folder = project(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, aimed(content)]))
  )
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    symlinkSync(aimed(target), join(folder, path))
  }
  for (const path of [...pipes, ...large]) mkdirSync(dirname(join(folder, path)), {recursive: true})
  for (const path of pipes) execFileSync('mkfifo', [join(folder, path)])
  for (const path of large) {
    writeFileSync(join(folder, path), '')
    truncateSync(join(folder, path), 300_000_000)
  }
  return folder
}

/** Every file of a folder with its hash; links are not followed. */
function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => lstatSync(join(folder, path)).isFile())
    .map(
      path =>
        `${path} ${createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')}`
    )
    .sort()
}

/**
 * Returns the names that a path with `..` has written into the folder above the paper, to which other tests add theirs.
 */
function strays(folder: string): readonly string[] {
  return readdirSync(dirname(folder)).filter(name => /written/.test(name))
}

const chosen = part(hostileManuscripts, tier === 'quick' ? 9 : 6, ({name}) => name)
const commands = [
  ['build', '--to', 'html,pdf'],
  ['build', '--to', 'html', '--draft'],
  ['proof', '--to', 'html']
] as const

test('there are at least sixty, with unique names', () => {
  expect(hostileManuscripts.length).toBeGreaterThanOrEqual(60)
  expect(new Set(hostileManuscripts.map(({name}) => name)).size).toBe(hostileManuscripts.length)
})

test.each(chosen.map(hostile => [hostile.name, hostile] as const))('%s', async (_, hostile) => {
  const outside = outsideFolder()
  const before = snapshot(outside)
  for (const command of tier === 'quick' ? commands.slice(1) : commands) {
    const folder = folderOf(hostile, outside)
    asked = []
    const {code, out, err} = await galley([...command, folder], {cwd: folder})
    const said = out + err
    expect([0, 1, 2], said).toContain(code)
    expect(said).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
    expect(said).not.toContain(secret)
    expect(asked).toEqual([])
    expect(snapshot(outside)).toEqual(before)
    expect(strays(folder)).toEqual([])
    for (const path of outputsIn(folder)) await expectHarmless(path)
  }
  built++
})

/** The files written into the paper's own output folder. */
function outputsIn(folder: string): readonly string[] {
  return ['build', 'proofs/round-1'].flatMap(name => {
    const place = join(folder, name)
    if (!lstatSync(place, {throwIfNoEntry: false})?.isDirectory()) return []
    return readdirSync(place)
      .map(file => join(place, file))
      .filter(path => lstatSync(path).isFile())
  })
}

/** Expects that a page runs only galley's own script, requests nothing, and reveals nothing about other folders. */
async function expectHarmless(path: string): Promise<void> {
  const bytes = readFileSync(path)
  if (path.endsWith('.pdf')) {
    expect(bytes.toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch|SubmitForm|ImportData)\b/)
    expect(await textOfPdf(bytes)).not.toContain(secret)
    return
  }
  const page = bytes.toString('utf8')
  expect(page).not.toContain(secret)
  if (!path.endsWith('.html')) return
  const elements = elementsOf(page)
  const tags = elements.map(({tag}) => tag)
  expect(tags.filter(tag => /^<(iframe|object|embed|base|meta http-equiv="?refresh)/i.test(tag))).toEqual([])
  expect(tags.filter(tag => /\son[a-z]+\s*=/i.test(withoutValues(tag)))).toEqual([])
  const runs = /\s(href|src|action|data)="?\s*(javascript|vbscript|data:text\/html)/i
  expect(tags.filter(tag => runs.test(tag))).toEqual([])
  expect(tags.filter(tag => /\s(src|srcset|poster|data)="?(https?|file):/i.test(tag))).toEqual([])
  const policy = tags.find(tag => tag.includes('http-equiv="content-security-policy"')) ?? ''
  expect(policy).toMatch(/default-src (&#x27;|')none/)
  for (const {tag, content} of elements.filter(({tag}) => tag.startsWith('<script'))) {
    if (tag.includes('application/ld+json')) JSON.parse(content)
    else expect(policy).toContain(createHash('sha256').update(content).digest('base64'))
  }
}

/** The tags of a page as a browser reads them, with the text of scripts and style sheets. */
function elementsOf(page: string): ReadonlyArray<Readonly<{tag: string; content: string}>> {
  const pattern =
    /(<(script|style)\b(?:[^"'>]|"[^"]*"|'[^']*')*>)([\s\S]*?)<\/\2>|<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi
  return Array.from(page.matchAll(pattern), ([tag, opening, , content = '']) => ({
    tag: opening ?? tag,
    content
  }))
}

function withoutValues(tag: string): string {
  return tag.replace(/"[^"]*"/g, '""')
}
