import {crc32, deflateSync, gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {pictureFault} from '../../../src/load/pictures/index.ts'
import {openDisk} from '../../../src/node/world.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {galley, project} from '../../galley.ts'
import {drawing, samples} from '../../picture-samples.ts'
import {textWorld} from '../../world.ts'

const {inflatedSize} = openDisk('.', () => Promise.reject(new Error('nothing is printed'))).world
const encode = (text: string) => new TextEncoder().encode(text)

/** The message of a fault; undefined for a sound picture. */
async function faultOf(path: string, content: Uint8Array | string): Promise<string | undefined> {
  const bytes = typeof content === 'string' ? encode(content) : content
  return (await pictureFault({path, bytes}, inflatedSize))?.message
}

test.each(Object.keys(samples) as (keyof typeof samples)[])(
  'a whole %s has no fault, a truncated one has',
  async kind => {
    const whole = samples[kind]
    const path = `a.${kind === 'lossless' ? 'webp' : kind}`
    expect(await faultOf(path, whole)).toBeUndefined()
    // A GIF without its final byte still shows its first picture; one that is cut earlier is invalid.
    const longest = kind === 'gif' ? whole.length - 2 : whole.length - 1
    for (let length = 12; length <= longest; length++)
      expect(await faultOf(path, whole.slice(0, length)), `${length} of ${whole.length} bytes`).toBeDefined()
    expect(await faultOf(path, whole.slice(0, 0))).toBe(`The picture \`${path}\` is an empty file`)
  }
)

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A PNG with a declared size, and the given number of bytes of pixels. */
function png(width: number, height: number, data: number, type = 2, interlaced = 0): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, type, 0, 0, interlaced], 8)
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(data))),
    chunk('IEND', Buffer.alloc(0))
  ]
  return new Uint8Array(Buffer.concat([samples.png.subarray(0, 8), ...chunks]))
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = value
  return copy
}

test.each([
  [
    '60,000 pixels square',
    png(60_000, 60_000, 9),
    'The picture `a.png` has 60000 × 60000 pixels, more than 100 million'
  ],
  ['without a width', png(0, 20, 9), 'The picture `a.png` has 0 × 20 pixels'],
  ['all pixels', png(10, 10, 10 * 31), undefined],
  ['less pixels than the header says', png(10, 10, 10 * 31 - 1), 'The PNG `a.png` is damaged (no pixels)'],
  ['all pixels of seven passes', png(5, 5, 75 + 11, 2, 1), undefined],
  ['less pixels than seven passes', png(5, 5, 75 + 10, 2, 1), 'The PNG `a.png` is damaged (no pixels)'],
  ['colours without a palette', png(10, 10, 110, 3), 'The PNG `a.png` is damaged (no palette)'],
  ['a colour type that there is not', png(10, 10, 310, 5), 'The PNG `a.png` is damaged (colour type)'],
  [
    'another byte among the pixels',
    changed(samples.png, 45, 0),
    'The PNG `a.png` is damaged (checksum of IDAT)'
  ]
])('a PNG: %s', async (_, bytes, expected) => {
  expect(await faultOf('a.png', bytes)).toBe(expected)
})

test('the size of a JPEG, a GIF and a WebP is read from its header', async () => {
  const frame = Buffer.from(samples.jpg).indexOf(Buffer.from([0xff, 0xc0]))
  expect(await faultOf('a.jpg', changed(changed(samples.jpg, frame + 5, 0xff), frame + 7, 0xff))).toBe(
    'The picture `a.jpg` has 65288 × 65284 pixels, more than 100 million'
  )
  expect(await faultOf('a.jpg', changed(samples.jpg, frame + 6, 0))).toMatch(
    /^The picture `a.jpg` has 8 × 0 pixels$/
  )
  expect(await faultOf('a.gif', changed(samples.gif, 6, 0))).toMatch(/^The picture `a.gif` has 0 × 1 pixels$/)
  expect(await faultOf('a.webp', changed(samples.webp, 26, 0))).toMatch(
    /^The picture `a.webp` has 0 × 4 pixels$/
  )
  expect(await faultOf('a.webp', changed(samples.webp, 23, 0))).toBe(
    'The WebP `a.webp` is damaged (chunk VP8)'
  )
})

const xml = (fault: string) => `The SVG \`a.svg\` has a fault in line 1: ${fault}`
const letters = 'abcdefghij'
/** Entities, each of which is ten times the previous one. */
const laughs = `<!DOCTYPE svg [<!ENTITY a "ha">${[...letters.slice(1)]
  .map((name, index) => `<!ENTITY ${name} "${`&${letters[index]};`.repeat(10)}">`)
  .join('')}]>`

test.each<[string, string | Uint8Array, string | undefined]>([
  ['an element that is not closed', drawing('<g>'), xml('end tag `</svg>`')],
  ['an ampersand', drawing('<text>a & b</text>'), xml('`&`')],
  ['an entity of HTML', drawing('<text>&nbsp;</text>'), xml('reference `&nbsp;`')],
  [
    'a prefix that is not declared',
    drawing('<use xlink:href="#a"/>'),
    xml('prefix `xlink:` that is not declared')
  ],
  ['an attribute twice', drawing('<g id="a" id="b"/>'), xml('second attribute `id`')],
  ['two hyphens in a comment', drawing('<!-- a -- b -->'), xml('comment')],
  ['a second drawing', `${drawing('')}<svg/>`, xml('second drawing')],
  ['a control character', drawing('\u0001'), xml('control character')],
  ['a page of HTML', '<html><body>404</body></html>', 'The SVG `a.svg` begins with `html`, expected `svg`'],
  ['words', 'not found', xml('text outside the drawing')],
  [
    'no namespace',
    '<svg width="8" height="4"/>',
    'The SVG `a.svg` has no namespace, expected `xmlns="http://www.w3.org/2000/svg"` in its first tag'
  ],
  [
    'a letter that is not UTF-8',
    Uint8Array.from([...encode('<svg>'), 0xe9]),
    'The SVG `a.svg` is not saved as UTF-8'
  ],
  ['UTF-16', Uint8Array.from(Buffer.from(`\uFEFF${drawing('')}`, 'utf16le')), undefined],
  ['packed', new Uint8Array(gzipSync(drawing(''))), 'The SVG `a.svg` is compressed'],
  [
    'a width of zero',
    drawing('').replace('"8"', '"0"'),
    'The width of the SVG `a.svg` is `0`, expected 1 to 1,000,000 pixels'
  ],
  ['in millimetres', drawing('').replace('"8"', '"0.5mm"'), undefined],
  [
    'a width of ten kilometres',
    drawing('').replace('"8"', '"1e6cm"'),
    'The width of the SVG `a.svg` is `1e6cm`, expected 1 to 1,000,000 pixels'
  ],
  [
    'no size',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'The SVG `a.svg` has no width, expected `width` and `height`, or a `viewBox`'
  ],
  [
    'a view box without an area',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
    'The `viewBox` of the SVG `a.svg` has no area'
  ],
  [
    'entities that name addresses',
    drawing(
      '<g a="&ns;"/>',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY ns "http://ns.adobe.com/">\n<!ATTLIST svg a CDATA ">">]>'
    ),
    undefined
  ],
  ['entities of entities', drawing('<text>&j;</text>', laughs), xml('entity `b` that is more than words')],
  [
    'a long entity many times',
    drawing('&a;'.repeat(1001), `<!DOCTYPE svg [<!ENTITY a "${'a'.repeat(1000)}">]>`),
    xml('entities for more than a million characters')
  ],
  [
    'an entity that is a file',
    drawing('&a;', '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>'),
    xml('entity that names something outside')
  ],
  ['a picture in another file', drawing('<image href="photo.png"/>'), 'The SVG `a.svg` requests `photo.png`'],
  [
    'a picture inside',
    drawing(`<image href="data:image/gif;base64,${Buffer.from(samples.gif).toString('base64')}"/>`),
    undefined
  ],
  [
    'a picture inside that is cut off',
    drawing('<image href="data:image/gif;base64,R0lGODlhAQAB"/>'),
    'The GIF picture in `a.svg` is truncated'
  ],
  ['a link', drawing('<a href="https://example.org"><path d=""/></a>'), undefined],
  ['deep groups', drawing('<g>'.repeat(1000)), xml('nesting of more than 1000 elements')]
])('an SVG: %s', async (_, content, expected) => {
  expect(await faultOf('a.svg', content)).toBe(expected)
})

/**
 * A drawing with levels, each of which draws the previous one ten times, by one of the ways in which a drawing can
 * reuse a part.
 */
function levels(
  count: number,
  level: (inside: string, index: number) => string,
  again: (id: string) => string
): string {
  const parts = Array.from({length: count}, (_, index) =>
    level(index === 0 ? '<path d="M0 0h9"/>' : again(`l${index - 1}`).repeat(10), index)
  )
  return drawing(`<defs>${parts.join('')}</defs>${again(`l${count - 1}`)}`)
}
const group = (inside: string, index: number) => `<g id="l${index}">${inside}</g>`
const of = (tag: string) => (inside: string, index: number) => `<${tag} id="l${index}">${inside}</${tag}>`

test.each([
  ['uses', levels(10, group, id => `<use href="#${id}"/>`)],
  [
    'uses of old',
    levels(10, group, id => `<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#${id}"/>`)
  ],
  ['masks', levels(10, of('mask'), id => `<path mask="url(#${id})" d="M0 0h9"/>`)],
  ['patterns', levels(10, of('pattern'), id => `<path style="fill: url('#${id}')" d="M0 0h9"/>`)],
  ['clips', levels(10, of('clipPath'), id => `<g clip-path="url(#${id})"/>`)],
  [
    'markers of groups',
    levels(10, of('marker'), id => `<g marker-start="url(#${id})"><path d="M0 0h9"/></g>`)
  ],
  [
    'markers at each of many points',
    drawing(
      `<marker id="m">${'<g/>'.repeat(99)}</marker><path marker-mid="url(#m)" d="M0 0${'L1 1'.repeat(5000)}"/>`
    )
  ],
  [
    'masks of a style sheet',
    levels(10, of('mask'), id => `<path class="c ${id}" d=""/>`).replace(
      '<defs>',
      `<style>${Array.from({length: 10}, (_, index) => `.l${index},b{mask:url(#l${index})}`).join('')}</style><defs>`
    )
  ],
  ['layers', drawing(`<mask id="m"><path d=""/></mask>${'<g mask="url(#m)"/>'.repeat(250)}`)],
  [
    'filters',
    drawing(`<filter id="f">${'<feBlend/>'.repeat(5)}</filter>${'<g filter="url(#f)"/>'.repeat(50)}`)
  ],
  ['long paths', drawing(`<path id="p" d="${'M0 0'.repeat(25_000)}"/>${'<use href="#p"/>'.repeat(2500)}`)]
])('work that stalls a browser is reported by its count: %s', async (_, content) => {
  expect(content.length).toBeLessThan(250_000)
  expect(await faultOf('a.svg', content)).toMatch(
    /^The SVG `a.svg` draws [\d,]+ elements, more than 250,000$/
  )
})

test('many elements in the file are drawn; an element that draws itself is not, nor a gradient at each use', async () => {
  const stops = '<stop/>'.repeat(50)
  for (const content of [
    drawing('<path d="M0 0h9"/>'.repeat(200_000)),
    levels(5, group, id => `<use href="#${id}"/>`),
    drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/><use href="#b"/></g>'),
    drawing(`<linearGradient id="g">${stops}</linearGradient>${'<path fill="url(#g)" d=""/>'.repeat(9000)}`)
  ])
    expect(await faultOf('a.svg', content)).toBeUndefined()
})

test('a chain of uses is limited by its depth', async () => {
  const chain = Array.from({length: 61}, (_, index) => `<g id="l${index + 1}"><use href="#l${index}"/></g>`)
  expect(await faultOf('a.svg', drawing(`<g id="l0"/>${chain.join('')}`))).toBe(
    'Parts of the SVG `a.svg` draw one another 61 levels deep, more than 60'
  )
})

test('a picture embedded in the text is checked like a file', async () => {
  const gif = Buffer.from(samples.gif).toString('base64')
  const drawn = encodeURIComponent(drawing(''))
  const text = [
    `![A.](data:image/gif;base64,${gif})`,
    `![A.](data:image/svg+xml,${drawn})`,
    `![A.](data:image/gif;base64,${gif.slice(0, 24)})`,
    '![A.](data:image/avif;base64,AAAA)'
  ].join('\n\n')
  const {diagnostics} = await build(textWorld({'01.md': text}), createMemo(), {entry: '', outputs: []})
  expect(
    diagnostics.filter(({code}) => code === 'G326').map(({start, message}) => `${start?.line} ${message}`)
  ).toEqual([
    '5 The GIF `data:image/gif;base64,R0lGODlhAQABAIAAAA…` is truncated',
    '7 The picture `data:image/avif;base64,AAAA` is not an SVG, PNG, JPEG, WebP or GIF'
  ])
})

test('a file that replaces a PDF is named itself', async () => {
  const files = {'01.md': '![A.](map.pdf)', 'map.pdf': '%PDF-1.4', 'map.svg': drawing('<g>')}
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.find(({code}) => code === 'G326')?.message).toBe(
    'The SVG `map.svg` has a fault in line 1: end tag `</svg>`'
  )
})

test('a picture that would stall a browser is left out of drafts, too', async () => {
  const bomb = levels(10, group, id => `<use href="#${id}"/>`)
  const world = textWorld({
    '01.md': '![A bomb.](bomb.svg)\n\n![A map.](map.svg)',
    'bomb.svg': bomb,
    'map.svg': drawing('')
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const page = new TextDecoder().decode(artifacts[0]?.bytes)
  expect(page.match(/<img /g)).toHaveLength(1)
  expect(page).toContain('[bomb.svg]')
})

test('`check` and a build of only HTML stop at a damaged picture and name it', async () => {
  const cut = samples.png.slice(0, -20)
  const folder = project({'manuscript/01.md': 'See.\n\n![A map.](map.png)\n', 'manuscript/map.png': cut})
  const finding = 'manuscript/01.md:3:1'
  for (const command of [['check'], ['build', '--to', 'html']]) {
    const {code, out} = await galley([...command, folder])
    expect(code).toBe(1)
    expect(out).toContain('The PNG `manuscript/map.png` is truncated')
    expect(out).toContain(finding)
  }
})

test('no setting accepts a damaged picture', async () => {
  const folder = project({
    'manuscript/manuscript.yaml': 'title: A\nrules: {figure-damaged: off}\n',
    'manuscript/01.md': '![A map.](map.png)\n',
    'manuscript/map.png': png(60_000, 60_000, 9)
  })
  const {code, out} = await galley(['build', '--to', 'html', folder])
  expect(code).toBe(1)
  expect(out).toContain('The picture `manuscript/map.png` has 60000 × 60000 pixels')
})
