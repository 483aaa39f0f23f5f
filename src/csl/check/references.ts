import type {StyleFault} from './faults.ts'

/** A reference such as `&amp;` or `&#160;`, or a construct in which `&` may have another meaning. */
const references =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>|&(?:#(\d+);|#x([\da-f]+);|([A-Za-z_\u0080-\uffff][^\s&;<>]*);)?/giu

const defined: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/**
 * Finds `&` that is not part of a reference, and references that XML does not define. The entities of a document
 * type, which can be exponential in size, are not read.
 */
export function faultsOfReferences(source: string): readonly StyleFault[] {
  const faults: StyleFault[] = []
  for (const {0: written, 1: decimal, 2: hexadecimal, 3: name, index} of source.matchAll(references)) {
    if (!written.startsWith('&')) continue
    const message = faultOf(written, name, decimal ?? (hexadecimal && `0x${hexadecimal}`))
    if (message !== undefined)
      faults.push({kind: 'fatal', offset: index, end: index + written.length, message})
  }
  return faults
}

function faultOf(written: string, name: string | undefined, code: string | undefined): string | undefined {
  if (name !== undefined)
    return defined.has(name)
      ? undefined
      : `XML does not define \`${written}\`, expected the character, or its number as in \`&#160;\``
  if (code === undefined) return 'Unexpected `&`, expected `&amp;`'
  return Number(code) > 0 && Number(code) <= 0x10ffff ? undefined : `\`${written}\` is not a character`
}
