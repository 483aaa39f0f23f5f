import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {buildSync} from 'esbuild'
import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {findBrowser, thisMachine} from '../../src/node/print/browser.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {inPage} from '../in-page.ts'
import {article, contentPolicy} from '../pdf-article.ts'
import {textOfPdf} from '../pdf-text.ts'
import {serialized} from '../serialized.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const warnings: string[] = []
const typesetter = createTypesetter({warn: line => warnings.push(line)})
afterAll(() => typesetter.close())

const page = (body: string, head = '') =>
  serialized(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>T</title></head><body>${body}</body></html>`
  )

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The one-pixel picture with another size in its header: 30,000 by 30,000. */
function bomb(): string {
  const bytes = Buffer.from(onePixel, 'base64')
  bytes.writeUInt32BE(30_000, 16)
  bytes.writeUInt32BE(30_000, 20)
  return bytes.toString('base64')
}

test('the browser reports its product and version', async () => {
  expect(await typesetter.version()).toMatch(/^(Headless)?Chrom\w+\/\d+\.\d+/)
})

test('the sandbox is on unless the user was warned', async () => {
  await typesetter.version()
  const renderers = childrenOf(process.pid).filter(pid => commandOf(pid).includes('--type=renderer'))
  if (process.platform !== 'linux' || warnings.length > 0) {
    expect(warnings.length).toBeLessThanOrEqual(1)
    return
  }
  expect(renderers.length).toBeGreaterThan(0)
  for (const pid of renderers) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2')
    expect(/^Uid:\s*(\d+)/m.exec(status)?.[1]).not.toBe('0')
  }
})

test('the tenth PDF has the same bytes as the first one, and as that of a new browser', async () => {
  const first = await typesetter.typeset({html: article, scripts: []})
  await typesetter.typeset({html: page('<p>Between</p>'), scripts: []})
  const second = await typesetter.typeset({html: article, scripts: []})
  const other = createTypesetter({warn: () => undefined})
  const third = await other.typeset({html: article, scripts: []})
  await other.close()
  expect(withoutDates(second.pdf)).toBe(withoutDates(first.pdf))
  expect(withoutDates(third.pdf)).toBe(withoutDates(first.pdf))
})

function withoutDates(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \(.*?\)/g, '')
}

test('scripts of galley run in order and give their results', async () => {
  const write = ({text}: {text: string}) => {
    document.body.textContent = text
    return text.length
  }
  const printed = await typesetter.typeset({
    html: page('<p>Before</p>', contentPolicy),
    scripts: [inPage(write, {text: 'After'}), 'document.body.textContent']
  })
  expect(printed.results).toEqual([5, 'After'])
  expect(await textOfPdf(printed.pdf)).toBe('After')
})

test('a broken picture is reported by its name in the text, or else as a problem', async () => {
  const sound = `<img alt="sound" src="data:image/png;base64,${onePixel}">`
  const torn = '<img alt="torn" data-source="figures/torn.png" src="data:image/png;base64,iVBORw0KGgo=">'
  const huge = `<img alt="huge" data-source="figures/huge.png" loading="lazy" src="data:image/png;base64,${bomb()}">`
  const drawn = '<img alt="drawn" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">'
  const {undrawn, problems} = await typesetter.typeset({
    html: page(`${sound + torn + huge + drawn}<img alt="nothing">`),
    scripts: []
  })
  expect(undrawn).toEqual(['figures/torn.png', 'figures/huge.png'])
  expect(problems).toEqual([
    'the picture `nothing` cannot be shown: it is not a valid PNG, JPEG, SVG, WebP or GIF file'
  ])
})

test('an unreadable font is a problem', async () => {
  const face =
    '<style>@font-face{font-family:Torn;src:url(data:font/woff2;base64,AAAA)} p{font-family:Torn}</style>'
  const {problems} = await typesetter.typeset({html: page('<p>Text</p>', face), scripts: []})
  expect(problems).toEqual(['the font `Torn` cannot be read: it is not a valid WOFF2, WOFF, TTF or OTF file'])
})

const serif = new Uint8Array(
  readFileSync(
    new URL('../../node_modules/source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2', import.meta.url)
  )
)
const face = {family: 'Own', weight: '400', style: 'normal', bytes: serif}
const inOwn = page('<p>Text</p>', '<style>p{font-family:Own}</style>')

test('a document is set in the faces supplied with it', async () => {
  const {pdf, problems} = await typesetter.typeset({html: inOwn, faces: [face], scripts: []})
  expect(problems).toEqual([])
  const names = await fontsOf(pdf)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(name).toMatch(/SourceSerif4-Regular$/)
})

test('damaged and invalid faces are problems', async () => {
  const faces = [
    {...face, family: 'Torn', bytes: serif.slice(0, 100)},
    {...face, family: 'Heavy', weight: 'banana'},
    face
  ]
  const {problems} = await typesetter.typeset({html: inOwn, faces, scripts: []})
  const expected = 'cannot be read: it is not a valid WOFF2, WOFF, TTF or OTF file'
  expect(problems).toEqual([`the font \`Torn\` ${expected}`, `the font \`Heavy\` ${expected}`])
})

test('the faces loaded beforehand do not change the bytes', async () => {
  const bold = {...face, weight: '700'}
  const job = {html: inOwn, faces: [face, bold], scripts: []}
  const {pdf: expected} = await typesetter.typeset(job)
  for (const early of [[], [face], [face, bold], [bold], [face, bold, {...face, family: 'Other'}]]) {
    typesetter.warm(early)
    const {pdf} = await typesetter.typeset(job)
    expect(withoutDates(pdf)).toBe(withoutDates(expected))
  }
})

test('a running head is set in its font even if no text of the page uses it', async () => {
  const style = `<style>@font-face{font-family:Head;src:url(data:font/woff2;base64,${Buffer.from(serif).toString('base64')})}
    @page{margin:80px;@top-left{content:"Heading";font:12px Head,serif}}</style>`
  const {pdf} = await typesetter.typeset({html: page('<hr>', style), scripts: []})
  const names = await fontsOf(pdf)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(name).toMatch(/SourceSerif4-Regular$/)
})

async function fontsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf)
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const name = object instanceof PDFDict ? object.lookup(PDFName.of('BaseFont')) : undefined
    return name === undefined ? [] : [String(name)]
  })
}

test('a job that takes too long is aborted, and the next one works', async () => {
  const options = {warn: () => undefined, timeLimit: 2000}
  const hasty = createTypesetter(options)
  try {
    await hasty.version()
    await expect(hasty.typeset({html: page('<p>x</p>'), scripts: ['for (;;) {}']})).rejects.toThrow(
      'the browser did not finish printing within 2 s'
    )
    // The time limit is long enough for a slow machine.
    options.timeLimit = 120_000
    expect((await hasty.typeset({html: page('<p>x</p>'), scripts: ['2 + 2']})).results).toEqual([4])
  } finally {
    await hasty.close()
  }
})

test('jobs for a screen share a page, also after one of them was abandoned', async () => {
  const count = {
    html: article,
    scripts: ['globalThis.count = (globalThis.count ?? 0) + 1'],
    isForScreen: true
  }
  const counted = async () => (await typesetter.typeset(count)).results
  expect(await counted()).toEqual([1])
  const endless = typesetter.typeset({html: article, scripts: ['for (;;);'], isForScreen: true})
  const failed = expect(endless).rejects.toThrow('abandoned')
  const waiting = expect(counted()).rejects.toThrow('abandoned')
  setTimeout(() => typesetter.abandonScreens?.(), 100)
  await Promise.all([failed, waiting])
  expect(await counted()).toEqual([2])
  const printed = await typesetter.typeset({...count, isForScreen: false})
  expect(printed.results).toEqual([1])
})

test('a page that crashes is a fault, and the next job works', async () => {
  if (process.platform !== 'linux') return
  const fragile = createTypesetter({warn: () => undefined})
  try {
    await fragile.version()
    const printing = fragile.typeset({html: page('<p>x</p>'), scripts: ['for (;;) {}']})
    let crashed = false
    printing.catch(() => {
      crashed = true
    })
    // On a slow machine, the page is not loaded at once.
    while (!crashed) {
      await pause(500)
      for (const pid of crashed ? [] : childrenOf(process.pid)) {
        if (commandOf(pid).includes('--type=renderer')) process.kill(pid, 'SIGKILL')
      }
    }
    await expect(printing).rejects.toThrow('the browser ended while it was printing')
    expect((await fragile.typeset({html: page('<p>x</p>'), scripts: ['1']})).results).toEqual([1])
  } finally {
    await fragile.close()
  }
})

test('closing twice is allowed, and leaves nothing in the temporary folder', async () => {
  const short = createTypesetter({warn: () => undefined})
  short.warm()
  await short.typeset({html: page('<p>x</p>'), scripts: []})
  await Promise.all([typesetter.close(), short.close(), short.close()])
  await short.close()
  expect(readdirSync(tmpdir()).filter(name => name.includes(`-${process.pid}-`))).toEqual([])
})

test('a missing browser is a fault of one line', async () => {
  const none = createTypesetter({warn: () => undefined, browserPath: '/nowhere/chromium'})
  await expect(none.typeset({html: page(''), scripts: []})).rejects.toThrow(
    'the browser `/nowhere/chromium` is not an executable file'
  )
})

test('without a working sandbox, the user is warned once or the job refused', async () => {
  const found = findBrowser(thisMachine(''))
  if ('problem' in found) throw new Error(found.problem)
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
  const browserPath = join(folder, 'headless-shell')
  chmodSync(folder, 0o755)
  writeFileSync(
    browserPath,
    `#!/bin/sh\ncase "$*" in *--no-sandbox*) exec "${found.path}" "$@";; esac\nexit 1\n`
  )
  chmodSync(browserPath, 0o755)
  const lines: string[] = []
  const lenient = createTypesetter({warn: line => lines.push(line), browserPath})
  const strict = createTypesetter({warn: line => lines.push(line), browserPath, requireSandbox: true})
  try {
    await lenient.typeset({html: page('<p>x</p>'), scripts: []})
    await lenient.typeset({html: page('<p>x</p>'), scripts: []})
    expect(lines).toEqual([expect.stringContaining("Printing without the browser's sandbox")])
    await expect(strict.typeset({html: page(''), scripts: []})).rejects.toThrow(
      'does not start in its sandbox'
    )
  } finally {
    await Promise.all([lenient.close(), strict.close()])
    rmSync(folder, {recursive: true})
  }
})

test('other processes, time zones, locales and times give the same bytes', () => {
  const program = buildSync({
    stdin: {
      contents: `
        import {createTypesetter} from './src/node/print/typesetter.ts'
        import {postprocess} from './src/outputs/pdf/publication/postprocess.ts'
        import {sha256} from './src/core/hash.ts'
        import {article, metadata} from './tests/pdf-article.ts'
        const typesetter = createTypesetter({warn: () => undefined})
        const {pdf} = await typesetter.typeset({html: article, scripts: []})
        await typesetter.close()
        process.stdout.write(sha256(await postprocess(pdf, metadata)))
      `,
      resolveDir: '.',
      loader: 'ts'
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false
  }).outputFiles[0]?.text
  const run = (environment: Readonly<Record<string, string>>) =>
    execFileSync(process.execPath, ['--input-type=module', '-'], {
      input: program ?? '',
      env: {...process.env, ...environment},
      encoding: 'utf8'
    })
  const first = run({TZ: 'UTC', LC_ALL: 'C'})
  spawnSync('sleep', ['1.1'])
  const second = run({TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8'})
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(second).toBe(first)
})

let server: Server
let requests: string[] = []
let canary = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.end('canary')
  })
  server.on('upgrade', (request, socket) => {
    requests.push(`upgrade ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  canary = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** A page that tries every way to access the outside. */
const hostile = () => `
<link rel="stylesheet" href="http://${canary}/css"><link rel="prefetch" href="http://${canary}/prefetch">
<link rel="preconnect" href="http://${canary}"><link rel="icon" href="http://${canary}/icon">
<meta http-equiv="refresh" content="0;url=http://${canary}/refresh">
<style>@import url(http://${canary}/import);
@font-face{font-family:F;src:url(http://${canary}/font)} p{font-family:F;background:url(http://${canary}/background)}</style>
<p>Harmless text</p><img src="http://${canary}/img" alt="img"><iframe src="http://${canary}/iframe"></iframe>
<iframe src="file:///etc/passwd"></iframe><iframe srcdoc="<img src='http://${canary}/srcdoc'>"></iframe>
<object data="http://${canary}/object"></object><embed src="http://${canary}/embed"><video src="http://${canary}/video"></video>
<object type="image/svg+xml" data="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cscript%3Efetch('http://${canary}/svg')%3C/script%3E%3C/svg%3E"></object>
<script>document.title = 'script'; document.body.append('SCRIPT'); fetch('http://${canary}/fetch');
new WebSocket('ws://${canary}/websocket'); navigator.sendBeacon('http://${canary}/beacon')</script>
<img src="x" onerror="document.body.append('HANDLER')" alt="handler">`

test.each([
  ['with the policy that its documents carry', contentPolicy],
  ['even if the document had no policy', '']
])('a hostile page reaches nothing and shows nothing, %s', async (_name, head) => {
  requests = []
  const printed = await typesetter.typeset({html: page(hostile(), head), scripts: []})
  // The hostile page is closed before the next one is printed, so any request of the hostile page would arrive before
  // the one below.
  await typesetter.typeset({html: page('<p>Next</p>'), scripts: []})
  await fetch(`http://${canary}/after`)
  expect(requests).toEqual(['/after'])
  const text = await textOfPdf(printed.pdf)
  expect(text).toContain('Harmless text')
  expect(text).not.toMatch(/SCRIPT|HANDLER|root:|nobody|canary/)
  expect(printed.problems.join('\n')).toContain(`the picture \`http://${canary}/img\``)
})

test('the server of the tests above would notice a request', async () => {
  requests = []
  await fetch(`http://${canary}/canary`)
  expect(requests).toEqual(['/canary'])
})

function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return []
  const parents = readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return []
    try {
      return [
        [
          Number(name),
          Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
        ] as const
      ]
    } catch {
      return []
    }
  })
  const below = (parent: number): number[] =>
    parents.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
