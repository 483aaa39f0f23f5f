import {addAll} from '../../../core/add-all.ts'

/**
 * The sRGB colour profile (IEC 61966-2.1), as an ICC profile of version 4.2 with less than 600 bytes. It is generated
 * from the numbers in the standard, so that no licence of a third-party profile applies.
 */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [signature: string, data: readonly number[]])[] = [
    ['desc', localized('sRGB')],
    ['cprt', localized('No copyright, use freely')],
    ['wtpt', xyz(whitePoint)],
    ['chad', [...ascii('sf32'), ...word(0), ...adaptation.flatMap(word)]],
    ['rXYZ', xyz([0x6fa2, 0x38f5, 0x0390])],
    ['gXYZ', xyz([0x6299, 0xb785, 0x18da])],
    ['bXYZ', xyz([0x24a0, 0x0f84, 0xb6cf])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve]
  ]
  const body: number[] = []
  const places = new Map<readonly number[], number>()
  const table = tags.flatMap(([signature, data]) => {
    const place = places.get(data) ?? headerSize + 4 + tags.length * 12 + body.length
    if (!places.has(data)) addAll(body, data)
    places.set(data, place)
    return [...ascii(signature), ...word(place), ...word(data.length)]
  })
  const rest = [...word(tags.length), ...table, ...body]
  return Uint8Array.from([...header(headerSize + rest.length), ...rest])
}

const headerSize = 128

/** D50, to which all colours of a profile are adapted. Numbers have 16 bits before and 16 bits after the point. */
const whitePoint = [0xf6d6, 0x10000, 0xd32d] as const

/** Bradford's matrix for adapting from D65, the white point of sRGB, to D50. */
const adaptation = [0x10c42, 0x5de, -0xcdb, 0x793, 0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e] as const

/** A parametric curve of type 3: exponent 2.4, linear below 0.04045. */
const curve: readonly number[] = [
  ...ascii('para'),
  ...word(0),
  ...word(3 << 16),
  ...[0x26666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b].flatMap(word)
]

function header(size: number): number[] {
  return [
    ...word(size),
    ...word(0),
    ...word(0x04200000),
    ...ascii('mntrRGB XYZ '),
    // The date of the profile is the date of the first edition of the standard.
    ...[1999, 10, 18, 0, 0, 0].flatMap(number => [number >> 8, number & 255]),
    ...ascii('acsp'),
    ...Array<number>(28).fill(0),
    ...whitePoint.flatMap(word),
    ...Array<number>(48).fill(0)
  ]
}

function xyz(values: readonly number[]): number[] {
  return [...ascii('XYZ '), ...word(0), ...values.flatMap(word)]
}

/** A text in one language, padded to a multiple of four bytes. */
function localized(text: string): number[] {
  const characters = Array.from(text).flatMap(character => [0, character.charCodeAt(0)])
  const padding = Array<number>((4 - (characters.length % 4)) % 4).fill(0)
  const record = [...ascii('enUS'), ...word(characters.length), ...word(28)]
  return [...ascii('mluc'), ...word(0), ...word(1), ...word(12), ...record, ...characters, ...padding]
}

function ascii(text: string): number[] {
  return Array.from(text, character => character.charCodeAt(0))
}

/** A number in four bytes, big-endian; if it is negative, in two's complement. */
function word(value: number): number[] {
  return [24, 16, 8, 0].map(shift => (value >> shift) & 255)
}
