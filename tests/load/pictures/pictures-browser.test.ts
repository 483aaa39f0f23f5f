import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test, vi} from 'vitest'
import {pictureFault} from '../../../src/load/pictures/index.ts'
import {galley, project} from '../../galley.ts'
import {drawing, samples} from '../../picture-samples.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 120_000})

/** A JPEG with complete segments whose pixels cannot be decoded: one code of its Huffman table is changed. */
const unreadable = samples.jpg.map((byte, index) => (index === 186 ? 0xfe : byte))

test('a picture that only the browser finds damaged stops the build, which names it and keeps the last good files', async () => {
  expect(await pictureFault({path: 'map.jpg', bytes: unreadable})).toBeUndefined()
  const folder = project({
    'manuscript/manuscript.yaml': 'title: A paper\noutput: paper\n',
    'manuscript/01.md': 'See.\n\n![A map.](map.jpg)\n',
    'manuscript/map.jpg': samples.jpg
  })
  expect((await galley(['build', folder])).code).toBe(0)
  const published = () =>
    ['paper.html', 'paper.pdf', 'manifest.json'].map(name =>
      readFileSync(join(folder, 'build', name)).toString('base64')
    )
  const before = published()
  writeFileSync(join(folder, 'manuscript/map.jpg'), unreadable)
  const {code, out, err} = await galley(['build', folder])
  expect(code).toBe(1)
  expect(out).toContain('manuscript/01.md:3:1')
  expect(out).toContain('The browser cannot draw the picture `map.jpg`')
  expect(err).toContain('nothing was written')
  expect(published()).toEqual(before)
  const draft = await galley(['build', '--draft', folder])
  expect(draft.code).toBe(1)
  expect(readFileSync(join(folder, 'build/paper.html'), 'utf8')).toContain('[map.jpg]')
})

test('an SVG with some characters changed is either drawn or reported', async () => {
  const text = [
    '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY ns "http://ns.adobe.com/">]>\n',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:a="&ns;" viewBox="0 0 9 9"><!-- a - b -->',
    '<style><![CDATA[path{fill:red}]]></style><g id="a" a:b=\'c\'><path d="M0 0h9&#32;"/></g>',
    '<text>1 &lt; 2</text><a:m/></svg>\n'
  ].join('')
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  const signs = ['<', '>', '&', '"', "'", '/', '=', ' ', ':', '-', ';', ']', 'a', '!', '?', '\n', '[', '#']
  const changed = Array.from({length: 600}, () => {
    const [at, length, sign] = [random(text.length), random(3), signs[random(signs.length)]!]
    return text.slice(0, at) + (random(3) === 0 ? '' : sign) + text.slice(at + length)
  })
  const sound: string[] = []
  for (const svg of [text, ...changed]) {
    const fault = await pictureFault({path: 'a.svg', bytes: new TextEncoder().encode(svg)})
    if (fault === undefined) sound.push(svg)
  }
  expect(sound.length).toBeGreaterThan(100)
  expect(sound.length).toBeLessThan(400)
  const images = sound.map((svg, index) => {
    const source = Buffer.from(svg).toString('base64')
    return `<img data-source="${index}" src="data:image/svg+xml;base64,${source}">`
  })
  const html = `<!doctype html><html lang="en"><title>T</title><body>${images.join('')}</body></html>`
  const {undrawn = []} = await typesetter.typeset({html: serialized(html), scripts: []})
  expect(undrawn.map(index => sound[Number(index)])).toEqual([])
})

test('a drawing of the maximum size is drawn', async () => {
  const source = Buffer.from(drawing('<path d="M0 0h9"/>').replace('"8"', '"1000000"')).toString('base64')
  const html = `<!doctype html><html lang="en"><title>T</title><body><img data-source="a" src="data:image/svg+xml;base64,${source}"></body></html>`
  expect((await typesetter.typeset({html: serialized(html), scripts: []})).undrawn).toEqual([])
})
