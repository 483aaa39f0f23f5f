import type {PDFDict, PDFRef} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {dictionary, members, type PdfFile} from '../file/index.ts'
import {nameOperand, nextOperator, operandsOf, operatorReader, showsText} from '../file/operator-reader.ts'
import {unpacked} from '../file/streams.ts'
import {codesOfString} from '../file/strings.ts'
import {readToUnicode} from './to-unicode.ts'

/** The text of a page in painting order, and the streams that paint it. */
export type DrawnWords = Readonly<{words: string; streams: readonly PDFRef[]}>

/**
 * The text of each page, read with the ToUnicode maps of its fonts, and with a space between painted runs. Supports
 * only two-byte codes, which Chromium and galley write.
 */
export function wordsOfPages(file: PdfFile): readonly DrawnWords[] {
  const {library, document, name} = file
  const maps = new Map<unknown, ReadonlyMap<string, string>>()
  return file.pages.map(({node}) => {
    const streams = members(file, node.get(name('Contents'))).filter(
      (stream): stream is PDFRef => stream instanceof library.PDFRef
    )
    const fonts = dictionary(file, dictionary(file, node.get(name('Resources')))?.get(name('Font')))
    const texts = streams.map(reference => {
      const stream = document.context.lookup(reference)
      return stream instanceof library.PDFRawStream ? textOfBytes(unpacked(file, stream)) : ''
    })
    return {streams, words: paintedWords(texts.join('\n'), font => mapOf(fonts, font))}
  })

  function mapOf(fonts: PDFDict | undefined, font: string): ReadonlyMap<string, string> {
    const reference = fonts?.get(name(font))
    const known = maps.get(reference)
    if (known !== undefined) return known
    const stream = document.context.lookup(dictionary(file, reference)?.get(name('ToUnicode')))
    const map = readToUnicode(
      stream instanceof library.PDFRawStream ? textOfBytes(unpacked(file, stream)) : ''
    )
    maps.set(reference, map)
    return map
  }
}

function paintedWords(content: string, mapOf: (font: string) => ReadonlyMap<string, string>): string {
  const runs: string[] = []
  const reader = operatorReader(content)
  let map: ReadonlyMap<string, string> = new Map()
  while (nextOperator(reader)) {
    if (reader.name === 'Tf') map = mapOf(nameOperand(reader, 0))
    else if (showsText(reader)) {
      const codes = operandsOf(reader).map(codesOfString).join('')
      runs.push((codes.match(/.{4}/g) ?? []).map(code => map.get(code) ?? '\uFFFD').join(''))
    }
  }
  return runs.join(' ')
}
