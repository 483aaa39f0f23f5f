import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import type {Artifact} from '../../src/outputs/index.ts'
import {canonicalJson} from '../../src/reproduce/canonical.ts'
import {expectedAndFound, shown} from '../../src/reproduce/first-difference.ts'
import {type Manifest, type ManifestContent, sealed} from '../../src/reproduce/manifest.ts'
import {readManifest} from '../../src/reproduce/read-manifest.ts'
import {
  type BuildVerdict,
  type Comparison,
  compareBuilds,
  type PublishedFiles
} from '../../src/reproduce/verify.ts'
import {wordDifference} from '../../src/reproduce/word-difference.ts'
import {recordFigure} from '../figures.ts'
import {galley, project} from '../galley.ts'
import {tampered, tamperings} from '../tampering.ts'
import {tier} from '../tier.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const paper = {
  'manuscript/manuscript.yaml':
    'title: A paper about bricks\nlicense: CC-BY-4.0\ndate: 2025-01-02\nbibliography: ../references.bib\n',
  'manuscript/01.md':
    '# One\n\nSome words of the first page about clay and kilns [@doe].\n\n::: {.pagebreak}\n:::\n\n# Two\n\nMore words about the wages of those who make bricks.\n',
  'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {Kiln}, year = 1999}\n'
}

/** A built paper: its manifest and its files. */
type Built = Readonly<{manifest: Manifest; text: string; artifacts: readonly Artifact[]}>

async function built(files: Readonly<Record<string, string>>): Promise<Built> {
  const folder = project(files)
  const {code, err} = await galley(['build', folder])
  expect({code, err}).toEqual({code: 0, err: ''})
  const text = readFileSync(join(folder, 'build/manifest.json'), 'utf8')
  const manifest = JSON.parse(text) as Manifest
  const artifacts = manifest.outputs.map(({path, mediaType}) => ({
    path,
    mediaType,
    bytes: new Uint8Array(readFileSync(join(folder, 'build', path)))
  }))
  return {manifest, text, artifacts}
}

let own: Built
let other: Built
beforeAll(async () => {
  own = await built(paper)
  other = await built({...paper, 'manuscript/01.md': paper['manuscript/01.md'].replace('wages', 'rights')})
})

function inflate(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(packed)
  } catch {
    return undefined
  }
}

function filesOf(
  files: Readonly<Record<string, Uint8Array>>,
  demand: PublishedFiles['demand'] = 'all or none'
): PublishedFiles {
  const named = Object.entries(files).map(([path, bytes]) => [path, {name: path, bytes}] as const)
  return {files: new Map(named), strangers: [], others: [], demand}
}

/** Compares this repository's paper with its rebuild, with the given differences. */
function verdict({
  manifest = own.manifest,
  rebuilt = own,
  published = filesOf(Object.fromEntries(own.artifacts.map(({path, bytes}) => [path, bytes])))
}: Partial<{manifest: Manifest; rebuilt: Built; published: PublishedFiles}> = {}): Promise<BuildVerdict> {
  return compareBuilds({...comparison(manifest), rebuilt, published})
}

function comparison(manifest: Manifest): Comparison {
  return {manifest, rebuilt: own, published: filesOf({}), tools: {inflate}}
}

function artifact(ending: string, of = own): Artifact {
  return of.artifacts.find(({path}) => path.endsWith(ending))!
}

/** Compares this repository's paper with its rebuild after another file is published in place of one. */
function withPublished(ending: string, bytes: Uint8Array): Promise<BuildVerdict> {
  const files = own.artifacts.map(({path, bytes: right}) => [path, path.endsWith(ending) ? bytes : right])
  return verdict({published: filesOf(Object.fromEntries(files))})
}

function changed(change: Partial<ManifestContent>): Manifest {
  const {sha256: _, ...content} = own.manifest
  return sealed({...content, ...change})
}

describe('published files', () => {
  test('are the same', async () => {
    const {result, lines} = await verdict()
    expect([result, lines]).toEqual([
      'same',
      own.manifest.outputs.map(({path, sha256}) => `same: ${path} ${sha256}`)
    ])
  })

  test('with a changed word: its place is named', async () => {
    const html = new TextDecoder().decode(artifact('html').bytes)
    const {result, lines} = await withPublished(
      'html',
      new TextEncoder().encode(html.replace('wages', 'wares'))
    )
    const line = html.slice(0, html.indexOf('wages')).split('\n').length
    expect(result).toBe('differs')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      new RegExp(
        `^published file a-paper-about-bricks\\.html differs: ${line}:\\d+ in <p[^>]*>, after “.*about the”: expected “wages”, found “wares”$`
      )
    )
  })

  test('with a changed address: its tag is named', async () => {
    const html = new TextDecoder().decode(artifact('html').bytes)
    const address = html.replace('creativecommons.org/licenses', 'example.org/licenses')
    expect((await withPublished('html', new TextEncoder().encode(address))).lines[0]).toMatch(
      /in <(?:link|a|meta|p) [^>]*: expected “.*creativecommons.*”, found “.*example/
    )
  })

  test('a PDF with other words: page and word are named', async () => {
    const {result, lines} = await withPublished('pdf', artifact('pdf', other).bytes)
    expect(result).toBe('differs')
    expect(lines).toEqual([
      expect.stringMatching(
        /^published file a-paper-about-bricks\.pdf differs: page \d, after “.*about the”: expected “wages”, found “rights”$/
      )
    ])
  })

  test('a PDF with another title in its metadata: the property is named', async () => {
    const pdf = artifact('pdf').bytes
    const at = Buffer.from(pdf).indexOf('A paper about bricks</rdf:li>')
    const {lines} = await withPublished('pdf', tampered(pdf, {at, byte: 'B'.charCodeAt(0)}))
    expect(lines[0]).toContain('metadata, dc:title: expected “A”, found “B”')
  })

  test.each([
    ['emptied', 0, 'differs: empty, expected'],
    ['cut short', 5000, /differs: cut short: 5000 of \d+ bytes, in .* \(object \d+\)$/]
  ])('a PDF that was %s', async (_, length, said) => {
    const {result, lines} = await withPublished('pdf', artifact('pdf').bytes.subarray(0, length))
    expect(result).toBe('differs')
    expect(lines[0]).toEqual(
      said instanceof RegExp ? expect.stringMatching(said) : expect.stringContaining(said)
    )
  })

  test('a page that is not text', async () => {
    const {lines} = await withPublished('html', Uint8Array.of(0x3c, 0xff, 0))
    expect(lines).toEqual(['published file a-paper-about-bricks.html differs: byte 1: expected 21, found ff'])
  })

  test('with other line ends are reported as such', async () => {
    const html = new TextDecoder().decode(artifact('html').bytes).replaceAll('\n', '\r\n')
    const {result, lines} = await withPublished('html', new TextEncoder().encode(html))
    expect([result, lines[0]]).toEqual(['differs', expect.stringContaining('with CRLF line ends')])
  })

  test('are missing: manifest and rebuild are compared, unless the files are required', async () => {
    const {result, lines} = await verdict({published: filesOf({})})
    expect([result, lines.at(-1)]).toEqual(['same', 'published files: not here'])
    expect(await verdict({published: filesOf({}, 'all')})).toEqual({
      result: 'differs',
      lines: own.manifest.outputs.map(({path}) => `published file ${path} is missing`)
    })
  })

  test('one of them exists: all must', async () => {
    const {path, bytes} = artifact('html')
    expect(await verdict({published: filesOf({[path]: bytes})})).toEqual({
      result: 'differs',
      lines: ['published file a-paper-about-bricks.pdf is missing']
    })
    expect((await verdict({published: filesOf({[path]: bytes}, 'any')})).lines.at(-1)).toBe(
      'published files: not here: a-paper-about-bricks.pdf'
    )
  })

  test('a file that is not in the manifest', async () => {
    const published = {...filesOf({}), strangers: ['a-paper-about-bricks.pdf']}
    const manifest = changed({outputs: own.manifest.outputs.slice(0, 1)})
    const rebuilt = {...own, manifest}
    expect(await verdict({manifest, rebuilt, published})).toMatchObject({
      result: 'differs',
      lines: ['published file a-paper-about-bricks.pdf is not in the manifest', 'published files: not here']
    })
  })

  test('another file in the folder is a note', async () => {
    const right = Object.fromEntries(own.artifacts.map(({path, bytes}) => [path, bytes]))
    const {result, lines} = await verdict({published: {...filesOf(right), others: ['a\u202E.txt']}})
    expect([result, lines.at(-1)]).toEqual([
      'same',
      'note: a\\u{202E}.txt is in the folder, and not in the manifest'
    ])
  })

  test('of another paper in the same folder are not mentioned, nor what git and galley keep there', async () => {
    const folder = project({
      'manuscript.yaml': 'title: Dogs\nlicense: CC-BY-4.0\n',
      '01.md': 'Words.\n',
      'build/.gitignore': '*',
      'build/extra.html': '<!doctype html><title>Words</title>',
      'build/gallery/a.html': ''
    })
    for (const {path, bytes} of own.artifacts) writeFileSync(join(folder, 'build', path), bytes)
    await galley(['build', folder, '--to', 'html,docx,fragment,head'])
    for (const ending of ['docx', 'fragment.html', 'head.html'])
      renameSync(join(folder, `build/dogs.${ending}`), join(folder, `build/cats.${ending}`))
    await galley(['build', folder, '--to', 'html'])
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(0)
    expect(out.split('\n').filter(line => !line.startsWith('same: '))).toEqual([
      'note: extra.html is in the folder, and not in the manifest',
      'verify: same',
      ''
    ])
  })

  test('the file of an altered manifest is that of the rebuild', async () => {
    const outputs = own.manifest.outputs.map(output => ({...output, sha256: '0'.repeat(64)}))
    expect((await verdict({manifest: changed({outputs})})).lines).toContain(
      'published file a-paper-about-bricks.html is that of the rebuild, and not the one of the manifest'
    )
  })
})

describe('the words of a difference', () => {
  test.each([
    ['a b c', 'a b c', undefined],
    ['a b c', 'a x c', 'after “a”: expected “b”, found “x”'],
    ['a b', 'a b c', 'after “a b”: expected nothing, found “c”'],
    ['a b', '', 'at the start: expected “a”, found nothing'],
    ['a  b', 'a\nb', undefined]
  ])('%j beside %j', (expected, found, said) => {
    expect(wordDifference(expected, found)).toBe(said)
  })

  test('long texts are reduced to the difference', () => {
    const long = 'x'.repeat(1000)
    expect(expectedAndFound(`${long}a${long}`, `${long}b`)).toBe(
      `expected “…${'x'.repeat(40)}a${'x'.repeat(39)}…”, found “…${'x'.repeat(40)}b”`
    )
  })

  test('characters that control a terminal or the text direction are shown by number', () => {
    expect(shown('a\u001B[31m\u202Eb\n\uD800')).toBe('a\\u{1B}[31m\\u{202E}b\\u{A}\\u{D800}')
  })
})

describe('content of a manifest', () => {
  const none = () => ({published: filesOf({})})

  test.each<[string, () => Partial<ManifestContent>, string]>([
    ['no outputs', () => ({outputs: []}), 'the manifest lists no outputs'],
    ['another entry', () => ({entry: 'a.md'}), 'the manifest has another entry'],
    [
      'another size',
      () => ({outputs: own.manifest.outputs.map(output => ({...output, size: 1}))}),
      'output a-paper-about-bricks.html has another size: expected 1, got '
    ],
    [
      'another type',
      () => ({outputs: own.manifest.outputs.map(output => ({...output, mediaType: 'text/plain'}))}),
      'output a-paper-about-bricks.html has another mediaType: expected text/plain, got text/html'
    ],
    [
      'another size of an input',
      () => ({inputs: own.manifest.inputs.map(input => ({...input, size: 1}))}),
      'input manuscript/01.md has another size: expected 1, got '
    ],
    [
      'a source that is gone',
      () => ({inputs: [...own.manifest.inputs, {path: 'gone.md', sha256: '0'.repeat(64), size: 1}]}),
      'input gone.md is missing'
    ],
    [
      'a source less',
      () => ({inputs: own.manifest.inputs.slice(1)}),
      'input manuscript/01.md is not in the manifest'
    ]
  ])('%s', async (_, change, said) => {
    const {result, lines} = await verdict({manifest: changed(change()), ...none()})
    expect(result).toBe('differs')
    expect(lines.filter(line => line.startsWith(said))).toHaveLength(1)
  })

  test('equal bytes from another environment are the same, and a line names the differences', async () => {
    const {node: _, ...rest} = own.manifest.environment
    const environment = {...rest, browser: 'HeadlessChrome/1.0', csl: '0'.repeat(64)}
    const {result, lines} = await verdict({manifest: changed({environment}), ...none()})
    expect(result).toBe('same')
    expect(lines.filter(line => line.startsWith('made in another environment'))).toEqual([
      `made in another environment: browser: expected HeadlessChrome/1.0, got ${own.manifest.environment.browser}; csl: expected 000000000000, got ${own.manifest.environment.csl!.slice(0, 12)}; node: expected none, got ${own.manifest.environment.node}`
    ])
  })

  test('other bytes from another environment are not comparable, but a changed published file differs', async () => {
    const environment = {...own.manifest.environment, browser: 'HeadlessChrome/1.0'}
    const outputs = own.manifest.outputs.map(output => ({...output, sha256: '0'.repeat(64)}))
    const manifest = changed({environment, outputs})
    const {result, lines} = await verdict({manifest, ...none()})
    expect(result).toBe('not comparable')
    expect(lines[0]).toMatch(/^made in another environment: browser/)
    expect((await verdict({manifest})).result).toBe('differs')
  })
})

describe('parsing a manifest', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test("accepts galley's own, with CRLF too", () => {
    expect(readManifest(bytes(own.text))).toEqual({manifest: own.manifest})
    expect(readManifest(bytes(own.text.replaceAll('\n', '\r\n')))).toEqual({manifest: own.manifest})
  })

  test('checks the hash of its sorted members without white space', () => {
    expect(canonicalJson({b: [1, 'é\n', null], a: {d: true, c: {}}})).toBe(
      '{"a":{"c":{},"d":true},"b":[1,"é\\n",null]}'
    )
  })

  test.each([
    ['', 'it is not JSON (line 1)'],
    ['{', 'it is not JSON (line 1)'],
    ['[]', 'it is not a manifest of galley'],
    ['null', 'it is not a manifest of galley'],
    ['{}', 'it is not a manifest of galley'],
    ['{"schema": 1}', 'it was made by an older galley; build again'],
    ['{"schema": 3}', 'it has schema 3, and this galley knows 2'],
    ['{"schema": {"a": [1]}}', 'it has schema {"a":[1]}, and this galley knows 2'],
    ['{"schema": 2}', '`environment` in it is not a map of texts'],
    ['{"schema": 2, "__proto__": {}}', 'unexpected member "__proto__" in it'],
    ['{"schema": 2, "more": 1}', 'unexpected member "more" in it'],
    ['{"schema": 2, "environment": {"__proto__": "a"}}', '`environment` in it is not a map of texts'],
    ['{"schema": 2, "environment": {"a": 1}}', '`environment` in it is not a map of texts'],
    ['{"schema": 2, "environment": []}', '`environment` in it is not a map of texts'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'it is not a manifest of galley'],
    [
      `{"schema": 2, "environment": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      '`environment` in it is not a map of texts'
    ]
  ])('%.40s', (text, fault) => {
    expect(readManifest(bytes(text))).toEqual({fault})
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['an entry outside', {entry: '../a.md'}, '`entry` in it is not a file of the project'],
    ['an absolute entry', {entry: '/etc/passwd'}, '`entry` in it is not a file of the project'],
    ['an entry of another type', {entry: 1}, '`entry` in it is not a file of the project'],
    ['inputs of another type', {inputs: {length: 1}}, '`inputs` in it is not a list'],
    [
      'a file of another type',
      {inputs: [null]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'a size of another type',
      {inputs: [{path: 'a', sha256: '0'.repeat(64), size: '1'}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'a hash of another form',
      {inputs: [{path: 'a', sha256: 'x', size: 1}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an input outside',
      {inputs: [{path: 'a/../../b', sha256: '0'.repeat(64), size: 1}]},
      '`inputs[0]` in it leads out of the project'
    ],
    [
      'an output in a folder',
      {outputs: [{path: 'a/b.pdf', sha256: '0'.repeat(64), size: 1, mediaType: 'a'}]},
      '`outputs[0]` in it leads out of the folder'
    ],
    [
      'a file that is there twice',
      {inputs: [1, 2].map(size => ({path: 'a', sha256: '0'.repeat(64), size}))},
      '`inputs[1]` in it is there twice'
    ]
  ])('%s', (_, change, fault) => {
    expect(readManifest(bytes(JSON.stringify({...own.manifest, ...change})))).toEqual({fault})
  })

  test('too large, or not UTF-8', () => {
    expect(readManifest(new Uint8Array(17 * 1024 * 1024))).toEqual({fault: 'it has more than 16777216 bytes'})
    expect(readManifest(Uint8Array.of(0x7b, 10, 0xff))).toEqual({fault: 'line 2 of it is not UTF-8'})
  })

  test.each<[string, (text: string) => string, object]>([
    [
      'a digit of a hash',
      text => text.replace(/"sha256": "./, '"sha256": "x'),
      {fault: expect.stringContaining('SHA-256 and size')}
    ],
    [
      'a size',
      text => text.replace(/"size": \d+/, '"size": 1'),
      {reason: 'its SHA-256 is not that of its contents'}
    ],
    [
      'a version',
      text => text.replace(/"node": "\d+/, '"node": "1'),
      {reason: 'its SHA-256 is not that of its contents'}
    ],
    [
      'white space',
      text => text.replace('{\n  ', '{\n   '),
      {line: 2, column: 3, reason: 'this is not as galley writes it'}
    ],
    [
      'a member twice',
      text => text.replace('{\n', '{\n  "entry": "",\n'),
      {line: 22, column: 4, reason: 'this is not as galley writes it'}
    ]
  ])('%s was altered', (_, change, said) => {
    const read = readManifest(bytes(change(own.text)))
    expect('altered' in read ? read.altered : read).toMatchObject(said)
  })

  test('names a line that is not JSON', () => {
    const lines = own.text.split('\n')
    for (const [index, line] of lines.entries()) {
      if (!line.includes('"path"')) continue
      const broken = [...lines.slice(0, index), line.replace(',', ''), ...lines.slice(index + 1)].join('\n')
      expect(readManifest(bytes(broken))).toEqual({fault: `it is not JSON (line ${index + 1})`})
    }
  })
})

describe('bytes changed at random are found and located', () => {
  // `make long` changes 40 bytes of each file.
  const count = tier === 'long' ? 40 : 4
  let found = 0
  afterAll(() =>
    recordFigure('bytes changed at random', `${found} of ${3 * count} found by verify, each located`)
  )

  test.each(['html', 'pdf'])('in the %s', async ending => {
    const {bytes} = artifact(ending)
    for (const change of tamperings(bytes, count, `1 ${ending}`)) {
      const {result, lines} = await withPublished(ending, tampered(bytes, change))
      expect(result, JSON.stringify(change)).toBe('differs')
      expect(lines, JSON.stringify(change)).toHaveLength(1)
      expect(lines[0], JSON.stringify(change)).toMatch(
        ending === 'html'
          ? /differs: (?:\d+:\d+ (?:in <|outside)|byte \d+: )/
          : /differs: .*(?:\(object \d+\)|frame of the file|metadata, |page \d).*expected .*found /
      )
      found++
    }
  })

  test('in the frame of a PDF, which no other program saved', async () => {
    const {bytes} = artifact('pdf')
    const at = Buffer.from(bytes).indexOf('endobj')
    const {lines} = await withPublished('pdf', tampered(bytes, {at, byte: 45}))
    expect(lines[0]).toMatch(/byte \d+/)
    expect(lines[0]).not.toContain('another program')
  })

  test('in the manifest', async () => {
    const bytes = new TextEncoder().encode(own.text)
    for (const change of tamperings(bytes, count, '1 manifest')) {
      const read = readManifest(tampered(bytes, change))
      const name = JSON.stringify(change)
      if ('fault' in read) expect(read.fault, name).toMatch(/line \d+|`\w+(?:\[\d+\])?`|member|schema/)
      else if (read.altered?.line === undefined) {
        expect(read.altered, name).toBeDefined()
        const {result, lines} = await compareBuilds({...comparison(read.manifest), isAltered: true})
        expect(result, name).toBe('differs')
        expect(lines[0], name).toMatch(/^(?:input|output|published|made in another|all else|the manifest)/)
      }
      found++
    }
  })
})
