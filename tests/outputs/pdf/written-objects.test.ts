import {inflateSync} from 'node:zlib'
import {beforeAll, expect, test} from 'vitest'
import {bytesOfText, textOfBytes} from '../../../src/core/bytes.ts'
import {creatorOf} from '../../../src/outputs/pdf/file/creator.ts'
import {
  type Inflate,
  isWrittenPlainly,
  streamIn,
  writtenObjects
} from '../../../src/outputs/pdf/file/written-objects.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {article, metadata} from '../../pdf-article.ts'
import {typesetter} from '../../shared-typesetter.ts'

const inflate: Inflate = packed => {
  try {
    return new Uint8Array(inflateSync(packed))
  } catch {
    return undefined
  }
}

let printed: Uint8Array
let finished: Uint8Array
beforeAll(async () => {
  printed = (await typesetter.typeset({html: article, scripts: []})).pdf
  finished = await postprocess(printed, metadata)
})

function isPlain(pdf: Uint8Array, unpack = inflate): boolean {
  const objects = writtenObjects(pdf, unpack)
  return objects !== undefined && isWrittenPlainly(pdf, objects, unpack)
}

/** The PDF with the first occurrence of a text replaced by one of the same length. */
function rewritten(from: string, to: string): Uint8Array {
  expect(to.length).toBe(from.length)
  const text = textOfBytes(finished)
  expect(text).toContain(from)
  return bytesOfText(text.replace(from, to))
}

test('the objects of a finished PDF cover it from header to end', () => {
  const objects = [...writtenObjects(finished, inflate)!.values()].sort((a, b) => a.start - b.start)
  const text = textOfBytes(finished)
  for (const [index, {number, start, end}] of objects.entries()) {
    expect(text.slice(start, end)).toMatch(new RegExp(`^${number} 0 obj\\n[^]*\\nendobj\\n\\n$`))
    expect(objects[index + 1]?.start ?? text.indexOf('startxref')).toBe(end)
  }
  expect(objects.filter(object => streamIn(finished, object)).length).toBeGreaterThan(5)
})

test('a finished PDF is plain, Chromium’s is not', () => {
  expect(isPlain(finished)).toBe(true)
  expect(writtenObjects(printed, inflate)).toBeUndefined()
})

test.each([
  ['another filter', '/Filter /FlateDecode', '/Filter /LZWDecode  '],
  ['filters one after the other', '/Filter /FlateDecode', '/Filter [/FlateDec]]'],
  ['a filter under another spelling of its name', '/Filter /FlateDecode', '/F#69lter /RunLength'],
  ['a header of another version', '%PDF-1.7', '%PDF-1.6'],
  ['a stream that does not end where it says', '/Length 1', '/Length 2'],
  ['a second stream in an object', '\nendstream', ' stream   ']
])('%s is not plain', (_, from, to) => {
  expect(isPlain(rewritten(from, to))).toBe(false)
})

test('the objects are found in another spelling of their table', () => {
  const [table = ''] = /\/W \[ \d \d \d \]/.exec(textOfBytes(finished)) ?? []
  const tight = table.replace('/W [ ', '/W[').replaceAll(' ', '\n').replace('\n]', ']')
  const pdf = rewritten(table, tight.padEnd(table.length))
  expect([...writtenObjects(pdf, inflate)!]).toEqual([...writtenObjects(finished, inflate)!])
})

test('the program that made a PDF is the one of its metadata, in whatever spelling', () => {
  expect(creatorOf(finished, inflate)).toBe('galley 0.1.0')
  const spelled = rewritten('Tool>galley 0.1.0<', 'Tool>galley&#32;2<')
  expect(creatorOf(spelled, inflate)).toBe('galley 2')
  expect(creatorOf(printed, inflate)).toBeUndefined()
})

test('a stream that is too large to decompress is not plain', () => {
  const limited: Inflate = packed => {
    const unpacked = inflate(packed)
    return unpacked && unpacked.length > 5000 ? undefined : unpacked
  }
  expect(isPlain(finished, limited)).toBe(false)
})

test.each([
  ['no bytes', ''],
  ['no table', '%PDF-1.7\n\nstartxref\n3\n%%EOF'],
  ['a table beyond the end', '%PDF-1.7\n\nstartxref\n999999\n%%EOF'],
  ['a number that is none', '%PDF-1.7\n\nstartxref\n99999999999999999999\n%%EOF']
])('%s: no objects', (_, text) => {
  expect(writtenObjects(bytesOfText(text), inflate)).toBeUndefined()
})
