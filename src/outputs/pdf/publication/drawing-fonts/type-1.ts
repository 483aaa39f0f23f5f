import {textOfBytes} from '../../../../core/bytes.ts'
import {type PostScriptFont, shortNumber} from './charstring-width.ts'
import {standardNameOf} from './glyph-names.ts'

/**
 * Reads a Type 1 font program (Adobe Type 1 Font Format, 1990): the names for codes and, from the encrypted part, the
 * widths of glyphs. Throws a RangeError for a program that galley cannot read.
 */
export function readType1(program: Uint8Array): PostScriptFont {
  const whole = textOfBytes(program)
  const start = whole.indexOf('eexec')
  const head = whole.slice(0, start)
  const matrix = /\/FontMatrix\s*\[\s*0?\.0010*\s+0\s+0\s+0?\.0010*\s/.test(head)
  if (start < 0 || !matrix) throw new RangeError('no Type 1 font of a thousand units')
  let from = start + 5
  while (/\s/.test(whole[from] ?? '')) from++
  const secret = decrypted(program.subarray(from), 55_665).subarray(4)
  const body = textOfBytes(secret)
  const skipped = Number(/\/lenIV\s+(\d+)/.exec(body)?.[1] ?? 4)
  const widths: (number | undefined)[] = []
  const glyphs = new Map<string, number>()
  const procedure = /\/([^\s/{}[\]()<>]+)\s+(\d+)\s+(?:RD|-\|)\s/g
  procedure.lastIndex = body.indexOf('/CharStrings')
  for (let match = procedure.exec(body); match !== null; match = procedure.exec(body)) {
    const end = procedure.lastIndex + Number(match[2])
    glyphs.set(match[1]!, widths.length + 1)
    widths.push(type1Width(decrypted(secret.subarray(procedure.lastIndex, end), 4330).subarray(skipped)))
    procedure.lastIndex = end
  }
  const codes = new Map(
    Array.from(head.matchAll(/dup\s+(\d+)\s*\/(\S+)\s+put/g), ([, code, name]) => [Number(code), name!])
  )
  const isStandard = /\/Encoding\s+StandardEncoding\s/.test(head)
  return {
    glyphNamed: name => (name === '.notdef' ? 0 : glyphs.get(name)),
    nameOf: code => (isStandard ? standardNameOf(code) : codes.get(code)),
    widthOf: glyph => widths[glyph - 1]
  }
}

function decrypted(bytes: Uint8Array, key: number): Uint8Array {
  let state = key
  return bytes.map(byte => {
    const plain = byte ^ (state >> 8)
    state = ((byte + state) * 52_845 + 22_719) & 0xffff
    return plain
  })
}

/** The width that a charstring declares first (`hsbw`, `sbw`). */
function type1Width(charstring: Uint8Array): number | undefined {
  const view = new DataView(charstring.buffer, charstring.byteOffset, charstring.byteLength)
  const stack: number[] = []
  for (let at = 0; at < charstring.length; ) {
    const byte = charstring[at]!
    if (byte === 255) {
      stack.push(view.getInt32(at + 1))
      at += 5
    } else if (byte >= 32) {
      const {value, length} = shortNumber(charstring, at)
      stack.push(value)
      at += length
    } else if (byte === 12 && charstring[at + 1] === 12) {
      const [divisor, dividend] = [stack.pop()!, stack.pop()!]
      stack.push(dividend / divisor)
      at += 2
    } else return byte === 13 ? stack[1] : byte === 12 && charstring[at + 1] === 7 ? stack[2] : undefined
  }
  return undefined
}
