import {describe, expect, test} from 'vitest'
import {unzipFile} from '../../../src/node/files/zip.ts'
import {type ProofRecord, readRecord, recordBytes, recordedFiles} from '../../../src/review/proofs/record.ts'
import {chooseRound, type Round} from '../../../src/review/proofs/rounds.ts'
import {zipOf} from '../../../src/review/proofs/sources.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const record: ProofRecord = {
  schema: 1,
  galley: '0.1.0',
  round: 1,
  content: 'aaa',
  entry: '',
  sources: recordedFiles([{path: '01.md', bytes: bytes('Words.')}]),
  files: []
}

/** `1a 2b` is round 1 of content a and round 2 of content b; `?` is a damaged record. */
function roundsOf(notation: string): readonly Round[] {
  return [...notation.matchAll(/(\d+)(\S)/g)].map(([, number, content]) => ({
    number: Number(number),
    record: content === '?' ? undefined : {...record, round: Number(number), content: content!}
  }))
}

describe('the round of a proof', () => {
  test.each([
    ['', 'a', {}, 1],
    ['1a', 'a', {}, 1],
    ['1a', 'b', {}, 2],
    ['1a 2b', 'a', {}, 3],
    ['2b 1a', 'b', {}, 2],
    ['1a 2b', 'a', {number: 1}, 1],
    ['1a 2b', 'c', {number: 5}, 5],
    ['1a 2b', 'c', {replace: true}, 2],
    ['1a 2b', 'c', {number: 2, replace: true}, 2],
    ['1?', 'c', {}, 2],
    ['1?', 'c', {replace: true}, 1],
    ['', 'a', {number: 3}, 3]
  ])('%s and the content %s, asked %j: round %i', (there, content, wish, number) => {
    expect(chooseRound(roundsOf(there), content, {replace: false, ...wish})).toEqual({number})
  })

  test.each([
    ['1a', 'b', {number: 1}, /^round 1 is there with other content and may have been sent/],
    ['1?', 'b', {number: 1}, /^round 1 is there without a sound proof\.json/],
    ['1a 2b', 'c', {number: 1, replace: true}, /^round 1 cannot be replaced, since round 2 follows it/],
    ['1a 3b', 'c', {number: 2}, /^round 2 comes before round 3/]
  ])('%s and the content %s, asked %j: none', (there, content, wish, refusal) => {
    expect(chooseRound(roundsOf(there), content, {replace: false, ...wish})).toEqual({
      refusal: expect.stringMatching(refusal)
    })
  })
})

describe('proof.json', () => {
  const text = new TextDecoder().decode(recordBytes(record))

  test('is parsed as it was written', () => expect(readRecord(text)).toEqual(record))

  test.each([
    [text.replace('"entry": ""', '"entry": "a.md"'), 'its SHA-256 is not that of its contents'],
    [text.replace(/,\n {2}"sha256": "[\da-f]{64}"\n}/, '\n}'), 'it has no SHA-256 of its contents'],
    [text.replace('{', '{"altered": null,'), 'it is not as galley writes it']
  ])('that was altered says so: %#', (changed, altered) => {
    expect(changed).not.toBe(text)
    expect(readRecord(changed)?.altered).toBe(altered)
  })

  test.each([
    ['cut short', text.slice(0, -9)],
    ['of another schema', text.replace('"schema": 1', '"schema": 9')],
    ['without its content', text.replace('"content"', '"contents"')],
    ['with a row that is no file', text.replace('"path"', '"name"')],
    ['a list', '[]'],
    ['null', 'null'],
    ['empty', '']
  ])('%s is damaged', (_, damaged) => expect(readRecord(damaged)).toBeUndefined())
})

describe('sources.zip', () => {
  const files = [
    {path: 'manuscript/02.md', bytes: bytes('Second.')},
    {path: '__proto__', bytes: bytes('Odd.')},
    {path: 'manuscript/01.md', bytes: bytes('First.')}
  ]

  test.each(files)('has $path', ({path, bytes: content}) => {
    expect(new Uint8Array(unzipFile(zipOf(files), path)!)).toEqual(content)
  })

  test('does not depend on the order of files, the time zone or the time', () => {
    const zone = process.env.TZ
    const archives = ['UTC', 'Asia/Karachi', 'America/Los_Angeles'].map((name, index) => {
      process.env.TZ = name
      return zipOf(index === 1 ? files.toReversed() : files)
    })
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(archives[1]).toEqual(archives[0])
    expect(archives[2]).toEqual(archives[0])
  })
})
