import {describe, expect, test} from 'vitest'
import type {Artifact} from '../../src/outputs/index.ts'
import {byteDifference} from '../../src/reproduce/byte-difference.ts'
import {canonicalJson} from '../../src/reproduce/canonical.ts'
import {expectedAndFound, firstDifference, shown} from '../../src/reproduce/first-difference.ts'
import {markupDifference} from '../../src/reproduce/html-difference.ts'
import {
  type Manifest,
  type ManifestContent,
  manifestBytes,
  manifestOf,
  sealed
} from '../../src/reproduce/manifest.ts'
import {readManifest} from '../../src/reproduce/read-manifest.ts'
import {
  type BuildVerdict,
  compareBuilds,
  differenceOf,
  type PublishedFiles
} from '../../src/reproduce/verify.ts'
import {wordDifference} from '../../src/reproduce/word-difference.ts'

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe('the first difference of two texts', () => {
  test.each([
    ['', '', undefined],
    ['a', 'a', undefined],
    ['a', 'b', 0],
    ['ab', 'ac', 1],
    ['ab', 'a', 1],
    ['a', 'ab', 1],
    ['', 'a', 0]
  ])('%j and %j: %j', (expected, found, at) => {
    expect(firstDifference(expected, found)).toBe(at)
    expect(firstDifference(bytes(expected), bytes(found))).toBe(at)
  })

  test.each([
    ['a', 'b', 'byte 0: expected 61, found 62'],
    ['a\n', 'a\t', 'byte 1: expected 0a, found 09'],
    ['ab', 'a', 'byte 1: expected 62, found the end'],
    ['a', 'ab', 'byte 1: expected the end, found 62'],
    ['a', 'a', 'byte 1: expected the end, found the end']
  ])('by bytes: %j and %j', (expected, found, said) => {
    expect(byteDifference(bytes(expected), bytes(found))).toBe(said)
    const later = said.replace(/\d+/, at => String(Number(at) + 100))
    expect(byteDifference(bytes(expected), bytes(found), 100)).toBe(later)
  })

  test.each([
    ['a', 'b', 'expected “a”, found “b”'],
    ['', 'b', 'expected nothing, found “b”'],
    ['a', '', 'expected “a”, found nothing'],
    ['x'.repeat(80), 'y', `expected “${'x'.repeat(80)}”, found “y”`],
    ['x'.repeat(81), 'y', `expected “${'x'.repeat(80)}…”, found “y”`],
    [`${'x'.repeat(40)}a`, `${'x'.repeat(40)}b`, `expected “${'x'.repeat(40)}a”, found “${'x'.repeat(40)}b”`],
    [
      `${'x'.repeat(41)}a`,
      `${'x'.repeat(41)}b`,
      `expected “…${'x'.repeat(40)}a”, found “…${'x'.repeat(40)}b”`
    ]
  ])('in words: %j and %j', (expected, found, said) => {
    expect(expectedAndFound(expected, found)).toBe(said)
  })

  test.each([
    ['a\u00ADb', 'ab'],
    ['a\u200Bb', 'a\\u{200B}b'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\u0007é', '\\u{7}é'],
    ['𝔘', '𝔘']
  ])('%j is shown %j', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test.each([
    ['a b c d e f g', 'a b c d e f x', 'after “b c d e f”: expected “g”, found “x”'],
    ['a', 'b', 'at the start: expected “a”, found “b”'],
    ['a b', 'a', 'after “a”: expected “b”, found nothing'],
    ['', 'a', 'at the start: expected nothing, found “a”'],
    [' a ', 'a', undefined],
    [`${'x'.repeat(120)} a`, `${'x'.repeat(120)} b`, `after “${'x'.repeat(100)}”: expected “a”, found “b”`]
  ])('by words: %j and %j', (expected, found, said) => {
    expect(wordDifference(expected, found)).toBe(said)
  })
})

describe('the first difference of two pages', () => {
  /** The first difference between two texts as `line:column where: words [open elements]`. */
  function difference(expected: string, found: string): string | undefined {
    const place = markupDifference(bytes(expected), bytes(found))
    return place && `${place.line}:${place.column} ${place.where}: ${place.words} [${place.open.join(' ')}]`
  }

  test.each([
    ['<p>a</p>', '<p>a</p>', undefined],
    ['<p>one two</p>', '<p>one tvo</p>', '1:9 in <p>, after “one”: expected “two”, found “tvo” [p]'],
    [
      '<p>a b c d e f g</p>',
      '<p>a b c d e f x</p>',
      '1:16 in <p>, after “b c d e f”: expected “g”, found “x” [p]'
    ],
    ['<p>a</p>\n<p>b</p>', '<p>a</p>\n<p>c</p>', '2:4 in <p>, after “a”: expected “b”, found “c” [p]'],
    ['a', 'b', '1:1 outside of all elements: expected “a”, found “b” []'],
    ['<p>a</p>b', '<p>a</p>c', '1:9 outside of all elements, after “a”: expected “b”, found “c” []'],
    ['<p><b>a</b> c</p>', '<p><b>a</b> d</p>', '1:13 in <p>, after “a”: expected “c”, found “d” [p]'],
    ['<P><b>a</B> c</p>', '<P><b>a</B> d</p>', '1:13 in <P>, after “a”: expected “c”, found “d” [p]'],
    [
      '<p><i><b>a</p>c',
      '<p><i><b>a</p>d',
      '1:15 outside of all elements, after “a”: expected “c”, found “d” []'
    ],
    ['</i><p>c', '</i><p>d', '1:8 in <p>: expected “c”, found “d” [p]'],
    ['<p><br>c', '<p><br>d', '1:8 in <p>: expected “c”, found “d” [p]'],

    ['<x/>c', '<x/>d', '1:5 outside of all elements: expected “c”, found “d” []'],
    ['<p id="a">c', '<p id="b">c', '1:8 in <p id=", attribute id: expected “id="a"”, found “id="b"” []'],

    ['<i><!-- a', '<i><!-- b', '1:9 in <!--: expected “a”, found “b” [i]'],

    ['<p>a b', '<p>a', '1:5 in <p>: expected “a ”, found “a” [p]'],
    ['<p>a', '<p>a b', '1:5 in <p>: expected “a”, found “a ” [p]'],
    ['<p>ab</p>', '<p>ab c</p>', '1:6 in <p>: expected “ab<”, found “ab ” [p]']
  ])('%s and %s', (expected, found, said) => {
    const actual = difference(expected, found)
    expect(actual).toBe(said)
  })

  test.each([
    ['<p><img src="a>b">', ['p']],
    ["<p title='a>b'>", ['p']],
    ['<p title="a\'>b">', ['p']],
    ['<!-- <p> -->', []],
    ['<!-- a --><p>', ['p']],
    ['<script>a<b</script>', []],
    ['<script>a</b><i></script><p>', ['p']],
    ['<style>a<b</style>', []],
    ['<script>if (a<b) ', ['script']],
    ['<p><i></p><b>', ['b']]
  ])('after %s is open: %j', (text, open) => {
    expect(markupDifference(bytes(`${text}c`), bytes(`${text}d`))?.open).toEqual(open)
  })

  test.each('area base br col embed hr img input link meta source track wbr'.split(' '))(
    '<%s> does not stay open',
    name => {
      expect(markupDifference(bytes(`<p><${name}>a`), bytes(`<p><${name}>b`))?.open).toEqual(['p'])
    }
  )

  test('a long tag is shortened', () => {
    const tag = (length: number): string => `<p title="${'x'.repeat(length - 12)}">`
    const where = (length: number): string | undefined =>
      markupDifference(bytes(`${tag(length)}a`), bytes(`${tag(length)}b`))?.where
    expect(where(80)).toBe(`in ${tag(80)}`)
    expect(where(81)).toBe(`in ${tag(81).slice(0, 80)}…`)
  })

  test('a long word is reduced to the part near the place', () => {
    const long = 'x'.repeat(100)
    expect(markupDifference(bytes(`${long}a${long}`), bytes(`${long}b${long}`))?.words).toBe(
      `expected “${'x'.repeat(40)}a${'x'.repeat(39)}”, found “${'x'.repeat(40)}b${'x'.repeat(39)}”`
    )
  })

  test('bytes that are not text have no place', () => {
    expect(markupDifference(bytes('a'), Uint8Array.of(0xff))).toBeUndefined()
    expect(markupDifference(Uint8Array.of(0xff), bytes('a'))).toBeUndefined()
  })
})

describe('the first difference of two files', () => {
  const tools = {inflate: () => undefined}

  test.each([
    ['a', 'a', undefined],
    ['a', '', 'empty, expected 1 bytes'],
    ['a\nb\n', 'a\r\nb\r\n', 'the same words with CRLF line ends, as a checkout of git may have them'],
    ['a\nb\n', 'a\r\nc\r\n', '1:2 outside of all elements: expected “a\\u{A}”, found “a\\u{D}”'],
    ['<p>a', '<p>b', '1:4 in <p>: expected “a”, found “b”']
  ])('%j and %j', async (expected, found, said) => {
    expect(await differenceOf('text/html', bytes(expected), bytes(found), tools)).toBe(said)
  })

  test('in bytes that are not text', async () => {
    const found = Uint8Array.of(0x61, 0xff)
    expect(await differenceOf('text/html', bytes('ab'), found, tools)).toBe('byte 1: expected 62, found ff')
  })
})

test.each([
  [{b: 1, a: 2}, '{"a":2,"b":1}'],
  [{a: {d: [], c: {}}}, '{"a":{"c":{},"d":[]}}'],
  [[1, 'a', null, true, [2]], '[1,"a",null,true,[2]]'],
  ['a"\\\n\u2028', '"a\\"\\\\\\n\u2028"'],
  [null, 'null'],
  [{ä: 1, z: 2, Z: 3}, '{"Z":3,"z":2,"ä":1}']
])('%j as canonical JSON', (value, expected) => {
  expect(canonicalJson(value)).toBe(expected)
})

const content: ManifestContent = {
  schema: 2,
  environment: {galley: '1.0.0', node: '22.0.0'},
  entry: 'a.md',
  inputs: [{path: 'a.md', sha256: 'a'.repeat(64), size: 1}],
  outputs: [
    {path: 'a.html', sha256: 'b'.repeat(64), size: 2, mediaType: 'text/html'},
    {path: 'a.pdf', sha256: 'c'.repeat(64), size: 3, mediaType: 'application/pdf'}
  ]
}

describe('a manifest', () => {
  test('has sorted members and lists', () => {
    const artifacts: readonly Artifact[] = [
      {path: 'b.pdf', bytes: bytes('bb'), mediaType: 'application/pdf'},
      {path: 'a.html', bytes: bytes('a'), mediaType: 'text/html'}
    ]
    const inputs = ['c', 'a', 'b'].map(path => ({path, sha256: '0'.repeat(64), size: 0}))
    const manifest = manifestOf(
      '',
      inputs,
      artifacts,
      {node: '1', galley: '2', a: '3'},
      data => `#${data.length}`
    )
    expect(Object.keys(manifest.environment)).toEqual(['a', 'galley', 'node'])
    expect(manifest.inputs.map(({path}) => path)).toEqual(['a', 'b', 'c'])
    expect(manifest.outputs).toEqual([
      {path: 'a.html', sha256: '#1', size: 1, mediaType: 'text/html'},
      {path: 'b.pdf', sha256: '#2', size: 2, mediaType: 'application/pdf'}
    ])
  })

  const read = (change: Readonly<Record<string, unknown>>): unknown =>
    readManifest(manifestBytes(sealed({...content, ...change} as ManifestContent)))

  test('is parsed as it was written', () => {
    expect(read({})).toEqual({manifest: sealed(content)})
    expect(read({entry: ''})).toEqual({manifest: sealed({...content, entry: ''})})
    expect(read({inputs: [], outputs: [], environment: {}})).toMatchObject({manifest: {inputs: []}})
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an entry that leads out', {entry: 'a/../b'}, '`entry` in it is not a file of the project'],
    ['an entry with a folder of no name', {entry: 'a//b'}, '`entry` in it is not a file of the project'],
    ['an entry with a dot', {entry: './a'}, '`entry` in it is not a file of the project'],
    ['an environment of numbers', {environment: {a: 1}}, '`environment` in it is not a map of texts'],
    ['no environment', {environment: null}, '`environment` in it is not a map of texts'],
    ['no list of outputs', {outputs: {}}, '`outputs` in it is not a list'],
    [
      'an input with a type',
      {inputs: [{...content.inputs[0], mediaType: 'a'}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an input with another member',
      {inputs: [{path: 'a', sha256: 'a'.repeat(64), length: 1}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an input without a path',
      {inputs: [{path: 1, sha256: 'a'.repeat(64), size: 1}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an input with half a byte',
      {inputs: [{path: 'a', sha256: 'a'.repeat(64), size: 0.5}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'a hash in capitals',
      {inputs: [{path: 'a', sha256: 'A'.repeat(64), size: 1}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'a hash with a letter more',
      {inputs: [{path: 'a', sha256: 'a'.repeat(65), size: 1}]},
      '`inputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an output without its type',
      {outputs: [{path: 'a', sha256: 'a'.repeat(64), size: 1}]},
      '`outputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'an output with a type of no text',
      {outputs: [{path: 'a', sha256: 'a'.repeat(64), size: 1, mediaType: 1}]},
      '`outputs[0]` in it is not a file with path, SHA-256 and size'
    ],
    [
      'the second output out of its folder',
      {outputs: [content.outputs[0], {...content.outputs[1], path: 'a/b'}]},
      '`outputs[1]` in it leads out of the folder'
    ],
    [
      'an input without a name',
      {inputs: [{...content.inputs[0], path: ''}]},
      '`inputs[0]` in it leads out of the project'
    ]
  ])('%s', (_, change, fault) => {
    expect(read(change)).toEqual({fault})
  })

  test.each([
    [
      'a hash of another form',
      (manifest: Manifest) => ({...manifest, sha256: 'x'}),
      '`sha256` in it is not a SHA-256'
    ],
    [
      'schema 3',
      (manifest: Manifest) => ({...manifest, schema: 3}),
      'it has schema 3, and this galley knows 2'
    ],
    [
      'schema 1',
      (manifest: Manifest) => ({...manifest, schema: 1}),
      'it was made by an older galley; build again'
    ],
    [
      'a member more',
      (manifest: Manifest) => ({...manifest, [`x${'y'.repeat(50)}`]: 1}),
      `unexpected member "x${'y'.repeat(39)}" in it`
    ]
  ])('%s is a fault', (_, change, fault) => {
    expect(readManifest(bytes(JSON.stringify(change(sealed(content)))))).toEqual({fault})
  })

  test.each<[string, (lines: string[]) => void, number]>([
    ['a comma', lines => lines.splice(1, 1, lines[1]!.replace(',', '')), 2],

    ['a colon', lines => lines.splice(6, 1, lines[6]!.replace(':', '')), 7]
  ])('without %s is not JSON, and the line is given', (_, change, line) => {
    const lines = new TextDecoder().decode(manifestBytes(sealed(content))).split('\n')
    change(lines)
    const said = readManifest(bytes(lines.join('\n')))
    expect(said).toEqual({fault: `it is not JSON (line ${line})`})
  })
})

describe('a rebuild', () => {
  const artifacts: readonly Artifact[] = [
    {path: 'a.html', bytes: bytes('<p>a'), mediaType: 'text/html'},
    {path: 'a.txt', bytes: bytes('b'), mediaType: 'text/plain'}
  ]
  const inputs = [{path: 'a.md', sha256: 'a'.repeat(64), size: 1}]
  const environment = {galley: '1.0.0', node: '22.0.0'}
  const manifest = manifestOf('a.md', inputs, artifacts, environment)
  const whole = {'a.html': '<p>a', 'a.txt': 'b'}

  function verdict(
    change: Partial<ManifestContent>,
    files: Readonly<Record<string, string>> = whole,
    published: Partial<PublishedFiles> = {},
    isAltered?: boolean
  ): Promise<BuildVerdict> {
    const {sha256: _, ...own} = manifest
    return compareBuilds({
      manifest: sealed({...own, ...change}),
      ...(isAltered !== undefined && {isAltered}),
      rebuilt: {manifest, artifacts},
      published: {
        files: new Map(Object.entries(files).map(([path, text]) => [path, {name: path, bytes: bytes(text)}])),
        strangers: [],
        others: [],
        demand: 'all or none',
        ...published
      },
      tools: {inflate: () => undefined}
    })
  }

  test('with the same bytes is the same', async () => {
    const {result, lines} = await verdict({})
    expect(result).toBe('same')
    expect(lines).toEqual(manifest.outputs.map(({path, sha256}) => `same: ${path} ${sha256}`))
  })

  test.each<
    [string, Readonly<Record<string, string>>, PublishedFiles['demand'], BuildVerdict['result'], string[]]
  >([
    ['none is here', {}, 'all or none', 'same', ['published files: not here']],
    [
      'none is here, though all are demanded',
      {},
      'all',
      'differs',
      ['published file a.html is missing', 'published file a.txt is missing']
    ],
    ['one is here', {'a.html': '<p>a'}, 'all or none', 'differs', ['published file a.txt is missing']],
    ['one is here, and any will do', {'a.html': '<p>a'}, 'any', 'same', ['published files: not here: a.txt']],
    ['none is here, and any will do', {}, 'any', 'same', ['published files: not here']],
    [
      'one is another',
      {...whole, 'a.html': '<p>c'},
      'all',
      'differs',
      ['published file a.html differs: 1:4 in <p>: expected “a”, found “c”']
    ]
  ])('compared with published files %s', async (_, files, demand, result, said) => {
    const verdictOf = await verdict({}, files, {demand})
    expect(verdictOf.result).toBe(result)
    expect(verdictOf.lines.filter(line => line.startsWith('published'))).toEqual(said)
  })

  test('reports a file that is not in the manifest', async () => {
    const {result, lines} = await verdict({}, whole, {strangers: ['x.pdf']})
    expect(result).toBe('differs')
    expect(lines[0]).toBe('published file x.pdf is not in the manifest')
  })

  test.each<[string, Partial<ManifestContent>, string[]]>([
    ['entry', {entry: 'b.md'}, ['the manifest has another entry']],
    [
      'input',
      {inputs: [{path: 'a.md', sha256: 'b'.repeat(64), size: 2}]},
      [`input a.md differs: expected ${'b'.repeat(12)} (2 bytes), got ${'a'.repeat(12)} (1 bytes)`]
    ],
    [
      'size of an input',
      {inputs: [{path: 'a.md', sha256: 'a'.repeat(64), size: 2}]},
      ['input a.md has another size: expected 2, got 1']
    ],
    [
      'list of inputs',
      {inputs: [{path: 'b.md', sha256: 'a'.repeat(64), size: 1}]},
      ['input b.md is missing', 'input a.md is not in the manifest']
    ]
  ])('from another %s differs', async (_, change, said) => {
    expect(await verdict(change)).toEqual({result: 'differs', lines: said})
  })

  const elsewhere = {environment: {galley: '1.0.0', node: '20.0.0'}}
  const made = 'made in another environment: node: expected 20.0.0, got 22.0.0'
  const otherBytes = {outputs: manifest.outputs.map(file => ({...file, sha256: 'd'.repeat(64)}))}

  test('in another environment is the same if the bytes are', async () => {
    const {result, lines} = await verdict(elsewhere)
    expect([result, lines.at(-1)]).toEqual(['same', made])
  })

  test('in another environment is not comparable if the bytes differ', async () => {
    const {result, lines} = await verdict({...elsewhere, ...otherBytes}, {})
    expect([result, lines[0], lines.length]).toEqual(['not comparable', made, 4])
  })

  test('in the same environment differs if the bytes do', async () => {
    const {result, lines} = await verdict(otherBytes, {})
    expect([result, lines.length]).toEqual(['differs', 3])
  })

  test('names six differences of the environment, and counts the others', async () => {
    const names = (count: number): Record<string, string> =>
      Object.fromEntries(Array.from({length: count}, (_, index) => [`k${index}`, 'x']))
    const line = async (count: number): Promise<string | undefined> =>
      (await verdict({environment: {...environment, ...names(count)}})).lines.at(-1)
    expect(await line(6)).toMatch(/k5: expected x, got none$/)
    expect(await line(7)).toMatch(/k5: expected x, got none; and 1 more$/)
  })

  test('with an altered manifest differs, whatever else is found', async () => {
    const {result, lines} = await verdict({}, whole, {}, true)
    expect(result).toBe('differs')
    expect(lines).toEqual(['all else in the manifest is as the rebuild has it'])
    expect((await verdict({entry: 'b'}, whole, {}, true)).lines).toEqual(['the manifest has another entry'])
  })

  test('with a manifest without outputs differs', async () => {
    const {result, lines} = await verdict({outputs: []}, {})
    expect(result).toBe('differs')
    expect(lines[0]).toBe('the manifest lists no outputs')
  })

  test('reports a published file that is in the rebuild but not in the manifest', async () => {
    const {lines} = await verdict({outputs: manifest.outputs.map(file => ({...file, size: file.size + 1}))})
    expect(lines[0]).toBe('published file a.html is that of the rebuild, and not the one of the manifest')
  })
})
