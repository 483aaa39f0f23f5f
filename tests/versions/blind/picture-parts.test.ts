import {describe, expect, test} from 'vitest'
import {joinBytes} from '../../../src/core/bytes.ts'
import {bareSvg} from '../../../src/versions/blind/bare-svg.ts'
import {withoutPictureMetadata} from '../../../src/versions/blind/pictures.ts'
import {ascii, drawing, number} from '../../picture-samples.ts'

/** A part of a picture, and its bytes in the copy, if they are other ones. */
type Part = Readonly<{bytes: Uint8Array; kept?: Uint8Array}>

const none = new Uint8Array(0)
const of = (...bytes: readonly (Uint8Array | number | string)[]): Uint8Array =>
  joinBytes(
    bytes.map(each =>
      typeof each === 'string' ? ascii(each) : typeof each === 'number' ? Uint8Array.of(each) : each
    )
  )
const kept = (...bytes: readonly (Uint8Array | number | string)[]): Part => ({bytes: of(...bytes)})
const removed = (...bytes: readonly (Uint8Array | number | string)[]): Part => ({
  bytes: of(...bytes),
  kept: none
})

/** Checks the bytes that remain of a picture, also of one that begins within a buffer. */
function expectBare(path: string, parts: readonly Part[]): void {
  const told = joinBytes(parts.map(({bytes}) => bytes))
  const plain = joinBytes(parts.map(part => part.kept ?? part.bytes))
  const within = joinBytes([ascii('before'), told]).subarray(6)
  for (const bytes of [told, within])
    expect([...withoutPictureMetadata(path, bytes, bareSvg)]).toEqual([...plain])
}

const chunk = (name: string, data = 'Ann'): Uint8Array => of(number(data.length, 4), name, data, 'sum.')
const signature = of(0x89, 'PNG\r\n', 0x1a, '\n')

describe('of a PNG', () => {
  test.each(
    'PLTE IDAT tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' ')
  )('the chunk %s remains', name => {
    expectBare('a.png', [
      kept(signature, chunk('IHDR')),
      kept(chunk(name)),
      kept(chunk(name, '')),
      kept(chunk('IEND', ''))
    ])
  })

  test.each('tEXt zTXt iTXt eXIf tIME vpAg iDOT caBX prVW'.split(' '))('the chunk %s is removed', name => {
    expectBare('a.png', [
      kept(signature, chunk('IHDR')),
      removed(chunk(name)),
      kept(chunk('IDAT')),
      removed(chunk(name, '')),
      kept(chunk('IEND', '')),
      removed('Ann Doe, after the end')
    ])
  })

  test('a part of a chunk is removed', () => {
    expectBare('a.png', [
      kept(signature, chunk('IHDR')),
      kept(chunk('IDAT')),
      removed(number(0, 4), 'IDATsum')
    ])
    expectBare('a.png', [kept(signature, chunk('IHDR')), kept(number(0, 4), 'IDATsum.')])
  })
})

const segment = (marker: number, data: string | Uint8Array): Uint8Array =>
  of(0xff, marker, number(data.length + 2, 2), data)
const start = of(0xff, 0xd8)
/** A scan with a stuffed byte, a restart, fill bytes, and the last possible byte of each. */
const scan = of(segment(0xda, 'abc'), 1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd7, 4, 0xff, 0xff, 0, 5)
const end = of(0xff, 0xd9)

const tag = (name: number, value: number, isLittle = false): Uint8Array =>
  of(
    number(name, 2, isLittle),
    number(3, 2, isLittle),
    number(1, 4, isLittle),
    number(value, 2, isLittle),
    0,
    0
  )
/** An EXIF segment with some tags. */
const exif = (isLittle: boolean, tags: readonly Uint8Array[], before = '', count = tags.length): Uint8Array =>
  segment(
    0xe1,
    of(
      'Exif\0\0',
      isLittle ? 'II*\0' : 'MM\0*',
      number(8 + before.length, 4, isLittle),
      before,
      number(count, 2, isLittle),
      ...tags
    )
  )
const turnedBy = (turn: number): Uint8Array => exif(false, [tag(0x0112, turn), of(0, 0, 0, 0)], '', 1)

describe('of a JPEG', () => {
  test.each<readonly [string, Part]>([
    ['JFIF', kept(segment(0xe0, 'JFIF\0\x01\x01'))],
    ['a preview', removed(segment(0xe0, 'JFXX\0Ann'))],
    ['a colour profile', kept(segment(0xe2, 'ICC_PROFILE\0\x01\x01abc'))],
    ['several pictures', removed(segment(0xe2, 'MPF\0Ann'))],
    ['the transform of Adobe', kept(segment(0xee, 'Adobe\0d'))],
    ['other things of Adobe', removed(segment(0xee, 'Adobf\0d'))],
    ['a comment', removed(segment(0xfe, 'Ann Doe'))],
    ['a comment without letters', removed(segment(0xfe, ''))],
    ['a table', kept(segment(0xdb, 'Exif\0\0MM\0*'))],
    ['a frame', kept(segment(0xc0, 'abc'))],
    ['a marker above the applications', kept(segment(0xf0, 'JFIF'))],
    ['XMP', removed(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'))],
    ...[0xe3, 0xe4, 0xeb, 0xec, 0xed, 0xef].map(
      marker => [`the application ${marker}`, removed(segment(marker, 'JFIF\0'))] as const
    ),
    ['nothing', kept()]
  ])('%s', (_, part) => {
    expectBare('a.jpg', [kept(start), part, kept(scan), part, kept(scan, end), removed('Ann Doe')])
  })

  test('without an end, the rest remains', () => {
    expectBare('a.jpg', [kept(start, segment(0xc0, 'a'), scan, 0xff, 0xff)])
    expectBare('a.jpg', [kept(start, segment(0xc0, 'a')), kept('ab')])
  })

  test.each<readonly [string, Uint8Array, Uint8Array]>([
    ...[2, 3, 6, 8].flatMap(turn => [
      [`turned by ${turn}`, exif(false, [tag(0x0112, turn)]), turnedBy(turn)] as const,
      [`turned by ${turn}, of Intel`, exif(true, [tag(0x0112, turn, true)]), turnedBy(turn)] as const
    ]),
    ...[0, 1, 9, 256].map(turn => [`turned by ${turn}`, exif(false, [tag(0x0112, turn)]), none] as const),
    ['other tags first', exif(true, [tag(0x010f, 2, true), tag(0x0112, 6, true)]), turnedBy(6)],
    ['only other tags', exif(false, [tag(0x010f, 6), tag(0x0113, 6)]), none],
    ['tags after other data', exif(false, [tag(0x0112, 6)], 'Ann Doe!'), turnedBy(6)],
    ['more tags announced than there are', exif(false, [tag(0x010f, 6)], '', 2), none],
    ['fewer tags announced', exif(false, [tag(0x010f, 6), tag(0x0112, 6)], '', 1), none],
    ['no tags', exif(false, []), none],
    ['tags beyond its end', segment(0xe1, of('Exif\0\0MM\0*', number(99, 4), 'abcdef')), none],
    ['hardly a byte', segment(0xe1, of('Exif\0\0MM\0*', number(8, 4), 0, 0, 0)), none]
  ])('EXIF, %s', (_, told, plain) => {
    expectBare('a.jpg', [kept(start), {bytes: told, kept: plain}, kept(scan, end)])
  })
})

const riff = (name: string, data: string | Uint8Array): Uint8Array =>
  of(name, number(data.length, 4, true), data, data.length % 2 === 1 ? '\0' : '')
const header = (length: number): Uint8Array => of('RIFF', number(length, 4, true), 'WEBP')
const extended = (flags: number): Uint8Array => riff('VP8X', of(flags, 0, 0, 0, 7, 0, 0, 3, 0, 0))

describe('of a WebP', () => {
  const webp = (parts: readonly Part[], after: readonly Part[] = []): void => {
    const size = (lists: readonly Uint8Array[]): number => lists.reduce((all, {length}) => all + length, 4)
    const told = header(size(parts.map(({bytes}) => bytes)))
    const plain = header(size(parts.map(part => part.kept ?? part.bytes)))
    expectBare('a.webp', [{bytes: told, kept: plain}, ...parts, ...after])
  }

  test.each(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])('the chunk %s remains', name => {
    webp([kept(riff(name, 'abcdefghijk')), kept(riff(name, of(0xff, 0xff, 0xff, 0xff)))])
  })

  test.each(['EXIF', 'XMP ', 'Ann '])('the chunk %s is removed', name => {
    webp(
      [
        removed(riff(name, 'Ann')),
        kept(riff('VP8L', 'abc')),
        removed(riff(name, '')),
        removed(riff(name, 'Doe!'))
      ],
      [removed('Ann Doe')]
    )
  })

  test.each([
    [0x0c, 0],
    [0xff, 0xf3],
    [0x08, 0],
    [0x04, 0],
    [0x10, 0x10]
  ])('the flags %i become %i', (told, plain) => {
    webp([{bytes: extended(told), kept: extended(plain)}, kept(riff('VP8 ', 'ab'))])
  })
})

const gifHead = (flags: number): Uint8Array => of('GIF89a', 1, 0, 1, 0, flags, 0, 0)
const blocks = (...data: readonly string[]): Uint8Array => of(...data.flatMap(each => [each.length, each]), 0)
const image = (flags: number, table = ''): Uint8Array =>
  of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, flags, table, 2, blocks('ab', 'c'))

describe('of a GIF', () => {
  test.each<readonly [string, Part]>([
    ['a comment', removed(0x21, 0xfe, blocks('Ann', 'Doe'))],
    ['a plain text', removed(0x21, 0x01, blocks('x'.repeat(12), 'Ann'))],
    ['XMP', removed(0x21, 0xff, blocks('XMP DataXMP', 'Ann'))],
    ['a loop', kept(0x21, 0xff, blocks('NETSCAPE2.0', '\x01\0\0'))],
    ['another extension with the name of a loop', removed(0x21, 0xfe, blocks('NETSCAPE2.0', 'Ann'))],
    ['the time of a picture', kept(0x21, 0xf9, blocks('\0\x01\0\0'))],
    ['a picture', kept(image(0))],
    ['a picture with two colours', kept(image(0x80, 'abcdef'))],
    ['a picture with eight colours', kept(image(0x82, 'x'.repeat(24)))],
    ['a picture with flags but no colours', kept(image(0x42))]
  ])('%s', (_, part) => {
    for (const [flags, table] of [
      [0, ''],
      [0x80, 'abcdef'],
      [0xf1, 'x'.repeat(12)],
      [0x71, '']
    ] as const)
      expectBare('a.gif', [
        kept(gifHead(flags), table),
        part,
        kept(image(0)),
        part,
        kept(';'),
        removed('Ann Doe')
      ])
  })

  test('an unknown block ends it', () => {
    expectBare('a.gif', [kept(gifHead(0), image(0)), kept('?Ann')])
  })
})

test('other files stay as they are', () => {
  expectBare('a.bmp', [kept('BM Ann Doe')])
  expectBare('a.svg', [{bytes: ascii(drawing('<!-- Ann --><g/>')), kept: ascii(drawing('<g/>'))}])
})

describe('of an SVG', () => {
  const prefixes = ['inkscape', 'sodipodi', 'rdf', 'dc', 'cc', 'i', 'x', 'xmp', 'xap', 'pdf']
  test.each(prefixes)('elements and attributes of %s are removed', prefix => {
    const own = `xmlns:${prefix}="http://ann.test"`
    expect(
      bareSvg(
        drawing(`<g ${own} ${prefix}:a="Ann" id="b"><${prefix}:c>Ann<g/></${prefix}:c><${prefix}:d/></g>`)
      )
    ).toBe(drawing('<g id="b"></g>'))
    expect(bareSvg(drawing(`<${prefix}:c>Ann</${prefix}:c><${prefix}y:d a="1"/>`))).toBe(
      drawing(`<${prefix}y:d a="1"/>`)
    )
  })

  test.each([
    ['http://www.w3.org/2000/svg', true],
    ['http://www.w3.org/1999/xlink', true],
    ['http://www.w3.org/1999/xhtml', true],
    ['http://www.w3.org/1998/Math/MathML', true],
    ['http://www.w3.org/2000/svg/ann', false],
    ['https://ann.test', false]
  ])('the namespace %s remains: %s', (uri, isKept) => {
    const told = drawing(`<g xmlns:q = '${uri}' q:a="b"><q:e/></g>`)
    expect(bareSvg(told)).toBe(isKept ? told : drawing('<g></g>'))
  })

  test.each([
    ['<title>Ann</title><desc>A<b/>nn</desc><titled/>', '<titled/>'],
    ['<metadata/><g/>', '<g/>'],
    ['<g data-author="Ann" data-x="1"/>', '<g/>'],
    [
      '<style>[data-x] {a: b}</style><g data-author="Ann" data-x="1"/>',
      '<style>[data-x] {a: b}</style><g data-x="1"/>'
    ],
    ['<style>a {b: "\\"/* c */"} /* Ann */</style>', '<style>a {b: "\\"/* c */"} </style>'],
    ["<style>a {b: '/* c */'}/* Ann */</style>", "<style>a {b: '/* c */'}</style>"],
    ['<svg:style>/* Ann */a</svg:style><g/>/* b */', '<svg:style>a</svg:style><g/>/* b */'],
    ['<style/>/* b */<text>/* c */</text>', '<style/>/* b */<text>/* c */</text>'],
    ['<restyle>/* b */</restyle>', '<restyle>/* b */</restyle>'],
    ['<![CDATA[/* b */]]>', '<![CDATA[/* b */]]>'],
    ['<rdf:a><rdf:b>Ann</rdf:a>Doe</rdf:b><g/>', 'Doe<g/>'],
    ['<rdf:a><g></rdf:b>Ann</rdf:a><g/>', '<g/>'],
    ['a < b <g/>', 'a < b <g/>'],
    ['<image href="data:image/png;base64,!"/>', '<image href="data:image/png;base64,!"/>'],
    ['<image href="data:image/png;base64,QUJ"/>', '<image href="data:image/png;base64,QUI="/>'],
    ['<image href="data:image/png;base64,A"/>', '<image href="data:image/png;base64,A"/>'],
    ['<image href="data:text/plain;base64,QUJD"/>', '<image href="data:text/plain;base64,QUJD"/>']
  ])('%s', (told, plain) => {
    expect(bareSvg(drawing(told))).toBe(drawing(plain))
  })

  test.each(['<?xml version="1.0"?>', '<!DOCTYPE svg>'])('%s remains', before => {
    expect(bareSvg(drawing('<g/>', before))).toBe(drawing('<g/>', before))
    expect(bareSvg(drawing('<g/>', `${before}<?xmlns Ann?><!-- Ann -->`))).toBe(drawing('<g/>', before))
  })
})
