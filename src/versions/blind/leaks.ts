import {unzipSync} from 'fflate'
import {fromBase64} from '../../core/base64.ts'
import {joinBytes, textOfBytes} from '../../core/bytes.ts'
import {scanHtml} from '../../core/html-scan.ts'
import {parseXml, type XmlElement} from '../../core/xml.ts'
import {folded} from './folded-words.ts'
import type {Signal, Signals} from './signals.ts'

/** Inflates a zlib stream; undefined if it is damaged. */
type Inflate = (packed: Uint8Array) => Uint8Array | undefined

/** Text in a file that reveals the authors. */
export type Leak = Readonly<{file: string; signal: Signal; near: string}>

/**
 * Searches every byte of a file for signals: as UTF-8, in the strings and decompressed streams of a PDF, in the parts of a
 * Word document, and in `data:` URLs. `listed` are the words in entries of other people's works, where initials are allowed.
 */
export function leaksIn(
  file: Readonly<{path: string; bytes: Uint8Array}>,
  {everywhere, outsideLists}: Pick<Signals, 'everywhere' | 'outsideLists'>,
  listed: readonly string[],
  inflate: Inflate
): readonly Leak[] {
  const texts = textsOf(file.bytes, inflate).map(plain)
  const otherWorks = listed.map(plain).filter(words => words.trim() !== '')
  const leaks: Leak[] = []
  const look = (signals: readonly Signal[], where: readonly string[]): void => {
    for (const signal of signals)
      for (const text of where) {
        const near = found(text, signal.text)
        if (near === undefined) continue
        leaks.push({file: file.path, signal, near})
        break
      }
  }
  // The entries are also searched as they are, since a link can end within a URL in an entry, and so divide it.
  look(everywhere, [...texts, ...otherWorks, plain(file.path)])
  look(
    outsideLists,
    texts.map(text => without(text, otherWorks))
  )
  return leaks
}

/** Everything in a file that is or may be text. */
function textsOf(bytes: Uint8Array, inflate: Inflate): readonly string[] {
  const raw = textOfBytes(bytes)
  if (raw.startsWith('%PDF')) return textsOfPdf(raw, bytes, inflate)
  // The base64 of pictures and fonts is removed, since as text it is meaningless.
  const texts = [decoded(bytes).replaceAll(longBase64, '')]
  if (raw.startsWith('PK\u0003\u0004')) {
    for (const part of Object.values(unzipSync(bytes))) {
      const content = decoded(part)
      texts.push(content)
      if (content.trimStart().startsWith('<')) texts.push(wordsOfXml(parseXml(content).root))
    }
  }
  for (const [, base64 = ''] of raw.matchAll(/data:(?:image|text)\/[^,"']{1,80};base64,([A-Za-z0-9+/=]+)/g))
    texts.push(decoded(bytesOf(base64)))
  return texts
}

/** Decodes base64; empty for damaged data, which no browser shows. */
function bytesOf(text: string): Uint8Array {
  try {
    return fromBase64(text)
  } catch {
    return new Uint8Array()
  }
}

const longBase64 = /(?<=;base64,)[A-Za-z0-9+/=]{64,}/g

/** The text in a part of a Word document, which may divide a name into several runs. */
function wordsOfXml({name, children}: XmlElement): string {
  const words = children.map(child => (typeof child === 'string' ? child : wordsOfXml(child))).join('')
  return name === 'w:p' || name === 'w:tc' ? `${words}\n` : words
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** The texts in a PDF: its streams, and the rest of the file, without the pixels of pictures. */
function textsOfPdf(raw: string, bytes: Uint8Array, inflate: Inflate): readonly string[] {
  const texts: string[] = []
  const rest: Uint8Array[] = []
  let at = 0
  const add = (content: Uint8Array): void =>
    void texts.push(decoded(content), stringsIn(textOfBytes(content)))
  for (const {start, end, dictionary} of streamsIn(raw)) {
    const isPixels = /\/Subtype\s*\/Image\b/.test(dictionary) && /\/FlateDecode\b/.test(dictionary)
    const content = isPixels ? undefined : inflate(bytes.subarray(start, end))
    if (content !== undefined) add(content)
    if (content === undefined && !isPixels) continue
    rest.push(bytes.subarray(at, start))
    at = end
  }
  add(joinBytes([...rest, bytes.subarray(at)]))
  return texts
}

/** The streams of a PDF, each with the dictionary before it. */
function* streamsIn(raw: string): Generator<Readonly<{start: number; end: number; dictionary: string}>> {
  const keyword = /stream\r?\n/g
  for (let match = keyword.exec(raw); match !== null; match = keyword.exec(raw)) {
    const start = keyword.lastIndex
    const end = raw.indexOf('endstream', start)
    if (end < 0) return
    const before = raw.slice(Math.max(0, match.index - 600), match.index)
    yield {start, end, dictionary: before.slice(before.lastIndexOf('obj') + 1)}
    keyword.lastIndex = end + 9
  }
}

/** The decoded strings of PDF objects: hexadecimal strings, and UTF-16 in parentheses (ISO 32000-2, 7.3.4). */
function stringsIn(raw: string): string {
  const hexadecimal = [...raw.matchAll(/<(?:FEFF|feff)([\dA-Fa-f\s]*)>/g)].map(([, digits = '']) =>
    (digits.replace(/\s/g, '').match(/.{4}/g) ?? [])
      .map(unit => String.fromCharCode(Number.parseInt(unit, 16)))
      .join('')
  )
  const bracketed = [...raw.matchAll(/\(\xfe\xff([\s\S]*?)(?<!\\)\)/g)].map(([, text = '']) =>
    text.replaceAll('\0', '')
  )
  return [...hexadecimal, ...bracketed].join('\n')
}

/** The text around a signal in a normalized text; undefined if the signal does not occur there as whole words. */
function found(whole: string, signal: string): string | undefined {
  const wanted = plain(signal)
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const [before, after] = [whole[at - 1] ?? '', whole[at + wanted.length] ?? '']
    if (isWord(before) && isWord(wanted[0]!)) continue
    if (isWord(after) && isWord(wanted.at(-1)!)) continue
    return whole.slice(Math.max(0, at - 30), at + wanted.length + 30).replaceAll(/\s+/g, ' ')
  }
  return undefined
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

/** Normalizes text for comparison: without tags and character references within words, folded, in lower case. */
function plain(text: string): string {
  return folded(
    withoutInlineTags(text)
      .replaceAll('&shy;', '')
      .replaceAll(/(?:&nbsp;)+/g, ' ')
  ).toLowerCase()
}

/** Removes the tags that a page may have within a word. */
function withoutInlineTags(text: string): string {
  let kept = ''
  for (const piece of scanHtml(text))
    if (piece.kind !== 'tag' || !inline.has(piece.name)) kept += text.slice(piece.start, piece.end)
  return kept
}

const inline: ReadonlySet<string> = new Set(['span', 'wbr', 'b', 'i', 'em', 'strong', 'bdi', 'tspan'])

function without(text: string, listed: readonly string[]): string {
  let rest = text
  for (const words of listed) rest = rest.replaceAll(words, ' ')
  return rest
}
