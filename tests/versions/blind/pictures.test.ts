import {describe, expect, test} from 'vitest'
import {joinBytes} from '../../../src/core/bytes.ts'
import {pictureFault} from '../../../src/load/pictures/index.ts'
import {crc32} from '../../../src/load/pictures/png.ts'
import {bareSvg} from '../../../src/versions/blind/bare-svg.ts'
import {withoutPictureMetadata} from '../../../src/versions/blind/pictures.ts'
import {ascii, drawing, number, samples} from '../../picture-samples.ts'

const bare = (path: string, bytes: Uint8Array): Uint8Array => withoutPictureMetadata(path, bytes, bareSvg)

function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const named = joinBytes([ascii(name), data])
  return joinBytes([number(data.length, 4), named, number(crc32(named), 4)])
}

const segment = (marker: number, data: Uint8Array): Uint8Array =>
  joinBytes([Uint8Array.of(0xff, marker), number(data.length + 2, 2), data])

/** EXIF in Motorola's byte order: the orientation of the picture, before or after an artist. */
const exif = (turn: number, isFirst = true): Uint8Array => {
  const orientation = joinBytes([ascii('\x01\x12\0\x03\0\0\0\x01\0'), Uint8Array.of(turn), ascii('\0\0')])
  const artist = ascii('\x01\x3b\0\x02\0\0\0\x08\0\0\0&')
  return joinBytes([
    ascii('Exif\0\0MM\0*\0\0\0\x08\0\x02'),
    ...(isFirst ? [orientation, artist] : [artist, orientation]),
    ascii('\0\0\0\0Ann Doe\0')
  ])
}

const {png, jpg, gif, webp} = samples
const tellingPng = joinBytes([
  png.subarray(0, 33),
  pngChunk('tEXt', ascii('Author\0Ann Doe')),
  png.subarray(33)
])
const address = (bytes: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
/** The address of a picture as programs wrap it. */
const inLines = (bytes: Uint8Array): string => ` ${address(bytes).replace(/[^,]{40}(?!.*,)/g, '$&\n')}`

describe('a picture loses everything that reveals its author, and nothing else', () => {
  test.each([
    ['PNG', 'a.png', png, tellingPng],
    [
      'JPEG with a comment',
      'a.jpg',
      jpg,
      joinBytes([jpg.subarray(0, 2), segment(0xfe, ascii('Ann Doe')), jpg.subarray(2)])
    ],
    [
      'JPEG with EXIF',
      'a.jpg',
      jpg,
      joinBytes([jpg.subarray(0, 2), segment(0xe1, exif(1)), jpg.subarray(2)])
    ],
    [
      'JPEG with IPTC',
      'a.jpg',
      jpg,
      joinBytes([jpg.subarray(0, 2), segment(0xed, ascii('Photoshop 3.0\0Ann Doe')), jpg.subarray(2)])
    ],
    [
      'GIF with a comment',
      'a.gif',
      gif,
      joinBytes([gif.subarray(0, 19), Uint8Array.of(0x21, 0xfe, 7), ascii('Ann Doe\0'), gif.subarray(19)])
    ]
  ])('%s', (_, path, plain, told) => {
    expect([...bare(path, told)]).toEqual([...plain])
    expect([...bare(path, plain)]).toEqual([...plain])
  })

  test('WebP', () => {
    const vp8x = joinBytes([
      ascii('VP8X'),
      number(10, 4, true),
      Uint8Array.of(0x0c, 0, 0, 0, 7, 0, 0, 3, 0, 0)
    ])
    const told = joinBytes([
      webp.subarray(0, 12),
      vp8x,
      webp.subarray(12),
      ascii('EXIF'),
      number(7, 4, true),
      ascii('Ann Doe\0')
    ])
    const made = bare('a.webp', told)
    expect(new TextDecoder('latin1').decode(made)).not.toContain('Ann')
    expect(made[20]).toBe(0)
    expect(new DataView(made.buffer).getUint32(4, true)).toBe(made.length - 8)
  })

  test.each([
    ['first', true],
    ['last', false]
  ])('a rotated JPEG keeps its orientation, written %s', async (_, isFirst) => {
    const told = segment(0xe1, exif(6, isFirst))
    const made = bare('a.jpg', joinBytes([jpg.subarray(0, 2), told, jpg.subarray(2)]))
    expect(new TextDecoder('latin1').decode(made)).not.toContain('Ann')
    expect(made.length).toBe(jpg.length + 36)
    expect([...bare('a.jpg', made)]).toEqual([...made])
    expect(await pictureFault({path: 'a.jpg', bytes: made})).toBeUndefined()
  })

  test.each([
    [drawing('<!-- Ann Doe --><path d="M0 0h8"/>'), drawing('<path d="M0 0h8"/>')],
    [drawing('<metadata><rdf:RDF>Ann Doe</rdf:RDF></metadata><g/>'), drawing('<g/>')],
    [drawing('<sodipodi:namedview id="a"><x/></sodipodi:namedview><g/>'), drawing('<g/>')],
    [drawing('<g inkscape:export-filename="/home/doe/a>b.png" id="a"/>'), drawing('<g id="a"/>')],
    [drawing('<text>a &lt;!-- b</text>'), drawing('<text>a &lt;!-- b</text>')],
    [drawing('<rdf:li><rdf:li>x</rdf:li> Ann Doe</rdf:li><g/>'), drawing('<g/>')],
    [drawing(`<g title=" rdf:about='a'" rdf:about="Ann Doe"/>`), drawing(`<g title=" rdf:about='a'"/>`)],
    [drawing('<style><![CDATA[ a /* <rdf:li> */ ]]></style>'), drawing('<style><![CDATA[ a  ]]></style>')],
    [drawing('<?editor Ann Doe?><g/>'), drawing('<g/>')],
    [`<?xml version="1.0"?>${drawing('<g/>')}`, `<?xml version="1.0"?>${drawing('<g/>')}`],
    [drawing('<style>/* Ann\nDoe */ a {b: c}</style>'), drawing('<style> a {b: c}</style>')],
    [drawing(`<image href="${inLines(tellingPng)}"/>`), drawing(`<image href="${address(png)}"/>`)],
    [
      drawing('<style>/* Ann Doe */ a {content: "/* b */"}</style>'),
      drawing('<style> a {content: "/* b */"}</style>')
    ]
  ])('SVG %s', (told, plain) => {
    expect(bareSvg(told)).toBe(plain)
  })
})
