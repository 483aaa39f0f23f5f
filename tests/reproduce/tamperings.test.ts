import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {unzipAll} from '../../src/node/files/zip.ts'
import type {Artifact} from '../../src/outputs/index.ts'
import type {Manifest} from '../../src/reproduce/manifest.ts'
import {readManifest} from '../../src/reproduce/read-manifest.ts'
import {type Comparison, compareBuilds, differenceOf} from '../../src/reproduce/verify.ts'
import {recordFigure} from '../figures.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {fileBy} from '../review/marks/programs.ts'
import {quickPart} from '../tier.ts'
import {objectChanges} from './tamperings/pdf-changes.ts'
import {withChange} from './tamperings/pdf-parts.ts'
import {roundTamperings} from './tamperings/rounds.ts'
import {manifestTamperings, pageTamperings} from './tamperings/texts.ts'
import {packageTamperings, partTamperings, withPart} from './tamperings/word.ts'

/**
 * Changes that somebody could make in galley's outputs: each is found, and located to a word, an attribute, an object
 * or an entry. `make attack` tries all of them, `make test` a part of each kind.
 */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const paper = {
  'manuscript.yaml':
    'title: A paper about bricks\nauthors: [Ann Doe]\nlicense: CC-BY-4.0\ndate: 2025-01-02\nbibliography: references.bib\n',
  '01.md': `# One

Some words of the [first page](https://a.example/one) about clay and kilns [@doe], $a^2+b$, and more.

![A kiln from above.](kiln.svg){alt="A round kiln"}

| a | b |
|---|---|
| one | two |

# Two

More words about the wages of those who make bricks.

${'A sentence of the next page.\n\n'.repeat(60)}`,
  'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {Kiln}, year = 1999}\n',
  'kiln.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><circle cx="50" cy="30" r="20" fill="red"/></svg>'
}

let artifacts: readonly Artifact[] = []
let manifest: Manifest
let text = ''
let round = ''

beforeAll(async () => {
  const folder = project(paper)
  const {code, err} = await galley(['build', folder, '--to', 'html,pdf,docx', '--attach-sources'])
  expect({code, err}).toEqual({code: 0, err: ''})
  text = readFileSync(join(folder, 'build/manifest.json'), 'utf8')
  manifest = JSON.parse(text)
  artifacts = manifest.outputs.map(({path, mediaType}) => ({
    path,
    mediaType,
    bytes: new Uint8Array(readFileSync(join(folder, 'build', path)))
  }))
  round = project({...paper, '01.md': paper['01.md'].replace('More words', 'More words {>>Which?<<}')})
  await galley(['proof', round, '--to', 'html'])
})
afterAll(removeProjects)

let found = 0
afterAll(() => recordFigure('tamperings of outputs, manifests and rounds', `${found} found, each located`))

function inflate(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(packed, {maxOutputLength: 1 << 28})
  } catch {
    return undefined
  }
}

const tools = {inflate, unzip: unzipAll}

function artifact(ending: string): Artifact {
  return artifacts.find(({path}) => path.endsWith(ending))!
}

/** Expects that a changed file is detected, and located. */
async function expectLocated(ending: string, changed: Uint8Array, located: RegExp): Promise<void> {
  const {bytes, mediaType} = artifact(ending)
  expect(await differenceOf(mediaType, bytes, changed, tools)).toMatch(located)
  found++
}

const nameOf = ([name]: readonly [string, ...unknown[]]): string => name

describe('in a page', () => {
  test.each(quickPart(pageTamperings, 6, nameOf))('%s', async (_, change, located) => {
    const page = new TextDecoder().decode(artifact('html').bytes)
    const changed = change(page)
    expect(changed).not.toBe(page)
    await expectLocated('html', new TextEncoder().encode(changed), located)
  })
})

describe('in a Word document', () => {
  test.each(quickPart(partTamperings, 6, nameOf))('%s', async (_, part, change, located) => {
    await expectLocated('docx', withPart(artifact('docx').bytes, part, change), located)
  })

  test.each(quickPart(packageTamperings, 3, nameOf))('%s', async (_, change, located) => {
    await expectLocated('docx', change(artifact('docx').bytes), located)
  })
})

describe('in a PDF', () => {
  const pdf = (): Uint8Array => artifact('pdf').bytes

  test.each(quickPart(objectChanges, 5, nameOf))('%s', async (_, change, located) => {
    await expectLocated('pdf', await withChange(pdf(), change), located)
  })

  const qpdf = (bytes: Uint8Array, ...args: readonly string[]) => fileBy('qpdf', args, bytes)
  const exiftool = (bytes: Uint8Array) =>
    fileBy('exiftool', (from, to) => ['-q', '-Keywords=kiln', '-o', to, from], bytes)
  const resaved: ReadonlyArray<readonly [string, (bytes: Uint8Array) => Uint8Array, RegExp]> = [
    ['by qpdf', bytes => qpdf(bytes), /^another program saved it again: /],
    ['by qpdf for the web', bytes => qpdf(bytes, '--linearize'), /^another program saved it again: /],
    ['by qpdf as text', bytes => qpdf(bytes, '--qdf'), /^another program saved it again: /],
    ['by exiftool', exiftool, /^\d+ bytes were appended to it: /]
  ]

  test.each(quickPart(resaved, 4, nameOf))(
    'saved again %s: nothing else is found',
    async (name, save, said) => {
      const nothing = /: no word and no object that galley reads in it differs$/
      const expected =
        name === 'by exiftool' ? /Keywords \(object \d+\): expected nothing, found “kiln”/ : nothing
      await expectLocated('pdf', save(pdf()), said)
      await expectLocated('pdf', save(pdf()), expected)
      found--
    }
  )

  const all = resaved.flatMap(([name, save]) =>
    objectChanges.map(
      ([what, change, located]) => [`${what}, saved again ${name}`, change, save, located] as const
    )
  )
  // Each change is saved by one of the programs, because all changes saved by all programs would test the same code
  // repeatedly.
  const some = all.filter(
    (_, index) => (index % objectChanges.length) % resaved.length === Math.floor(index / objectChanges.length)
  )

  test.each(quickPart(some, 16, nameOf))('%s', async (_, change, save, located) => {
    await expectLocated('pdf', save(await withChange(pdf(), change)), located)
  })

  test.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    [
      'a comment appended',
      bytes => Uint8Array.from([...bytes, ...Buffer.from('\n% more\n')]),
      /^8 bytes were appended to it: no word and no object/
    ],
    [
      'an object appended',
      bytes => Buffer.concat([bytes, Buffer.from('\n9999 0 obj\n<< /Type /Catalog >>\nendobj\n')]),
      /^\d+ bytes were appended to it: object 9999 is new, and nothing leads to it$/
    ],
    [
      'dictionaries without an end appended',
      bytes => Buffer.concat([bytes, Buffer.from(`\n1 0 obj\n${'<</A '.repeat(100_000)}\nendobj\n`)]),
      /; its objects cannot be read$/
    ],
    [
      'arrays without an end in place of the file',
      () => Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(100_000)}\nendobj\ntrailer <</Root 1 0 R>>`),
      /; its objects cannot be read$/
    ],
    ['cut short', bytes => bytes.subarray(0, 5000), /^cut short: 5000 of \d+ bytes, in .* \(object \d+\)$/],
    ['encrypted', bytes => fileBy('qpdf', ['--encrypt', '', 'a', '256', '--'], bytes), /it is encrypted/]
  ])('%s', async (_, change, located) => {
    await expectLocated('pdf', change(pdf()), located)
  })
})

describe('in a manifest', () => {
  test.each(quickPart(manifestTamperings, 6, nameOf))('%s', async (_, change, located) => {
    const changed = change(text)
    expect(changed).not.toBe(text)
    const read = readManifest(new TextEncoder().encode(changed))
    if ('fault' in read) expect(read.fault).toMatch(located)
    else {
      const {line, column, reason} = read.altered!
      const own = [line, column, ` ${reason}`]
        .filter(part => part !== undefined)
        .join(':')
        .trim()
      const files = new Map(artifacts.map(({path, bytes}) => [path, {name: path, bytes}]))
      const published: Comparison['published'] = {files, strangers: [], others: [], demand: 'any'}
      const rebuilt = {manifest, artifacts}
      const {result, lines} = await compareBuilds({
        manifest: read.manifest,
        isAltered: true,
        rebuilt,
        published,
        tools
      })
      expect(result).toBe('differs')
      expect([own, ...lines].filter(each => located.test(each))).toHaveLength(1)
    }
    found++
  })
})

describe('in a round of proofs', () => {
  test.each(quickPart(roundTamperings, 6, nameOf))('%s', async (_, path, change, located) => {
    const folder = project({})
    cpSync(round, folder, {recursive: true})
    const name = path.startsWith('*') ? `a-paper-about-bricks${path.slice(1)}` : path
    const file = join(folder, 'proofs/round-1', name)
    const bytes = readFileSync(file)
    const changed = change(bytes)
    expect(Buffer.compare(bytes, changed)).not.toBe(0)
    writeFileSync(file, changed)
    const {err} = await galley(['proof', folder, '--status'])
    expect(err).toMatch(located)
    found++
  })
})
