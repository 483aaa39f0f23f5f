import {describe, expect, test} from 'vitest'
import {edited, editedOperators, readOperators} from '../../../src/outputs/pdf/file/content-stream.ts'
import {
  codesOperand,
  nextOperator,
  operandsOf,
  operatorReader
} from '../../../src/outputs/pdf/file/operator-reader.ts'
import {isString} from '../../../src/outputs/pdf/file/strings.ts'
import {drawingIds, wrapUnmarked} from '../../../src/outputs/pdf/text/artifacts.ts'
import {joinFormulaMarks} from '../../../src/outputs/pdf/text/formula-marks.ts'
import {joinGlyphs} from '../../../src/outputs/pdf/text/glyph-runs.ts'
import {hyphenEdits} from '../../../src/outputs/pdf/text/line-end-hyphens.ts'
import {needlessMarkEdits} from '../../../src/outputs/pdf/text/needless-marks.ts'
import {reversedWordEdits} from '../../../src/outputs/pdf/text/reversed-words.ts'
import {spokenLines} from '../../../src/outputs/pdf/text/spoken-lines.ts'
import {textReader} from '../../../src/outputs/pdf/text/text-objects.ts'
import {readToUnicode} from '../../../src/outputs/pdf/text/to-unicode.ts'
import {withinBytes, withoutLigatures, withoutNull} from '../../../src/outputs/pdf/text/unicode-maps.ts'
import fc from '../../properties.ts'

/** A page as Chromium writes it now: broken lines, ligatures, a right-to-left title, a formula, a page number. */
const page = [
  'q',
  '.75 0 0 -.75 0 842 cm',
  '/P <</MCID 0 >>BDC',
  'BT',
  '/F4 12 Tf',
  '1 0 0 -1 10 20 Tm',
  '<0001> Tj',
  '6 0 Td <0002> Tj',
  '6.1 0 Td <0003> Tj',
  '/Span<</ActualText (fi) >> BDC',
  '7 0 Td <0021> Tj',
  'EMC',
  '5 0 Td <0004> Tj',
  '/Span<</ActualText <FEFF00AD> >> BDC',
  '7.3 0 Td <0020> Tj',
  'EMC',
  'ET',
  'BT',
  '/F4 12 Tf',
  '1 0 0 -1 60 20 Tm',
  '<0005> Tj',
  'ET',
  'BT',
  '/F4 12 Tf',
  '1 0 0 -1 10 40 Tm',
  '<0006> Tj',
  '6 0 Td <0007> Tj',
  'ET',
  'EMC',
  '/P <</MCID 1 >>BDC',
  'BT',
  '/ReversedChars BMC',
  '/F4 12 Tf',
  '1 0 0 -1 10 60 Tm',
  '<0100> Tj',
  '5 -3 Td <0101> Tj',
  '/Span<</ActualText <FEFF06440627> >> BDC',
  '5 3 Td <0102> Tj',
  'EMC',
  'EMC',
  'ET',
  'EMC',
  '/Formula <</MCID 2 >>BDC',
  '0 0 9 9 re',
  'f',
  'EMC',
  'q',
  'Q',
  '/Formula <</MCID 3 >>BDC',
  '1 1 m',
  '2 2 l',
  'S',
  'EMC',
  '/Artifact BMC',
  '0 0 9 9 re',
  'f',
  'EMC',
  'BT',
  '/F4 9 Tf',
  '1 0 0 -1 300 1100 Tm',
  '<0001> Tj',
  '4.5 0 Td <0002> Tj',
  'ET',
  'Q',
  ''
].join('\n')

const fontMap = [
  '1 beginbfrange',
  '<0001> <001A> <0061>',
  'endbfrange',
  '5 beginbfchar',
  '<0020> <0020>',
  '<0021> <FB01>',
  '<0100> <0628>',
  '<0101> <062A>',
  '<0022> <0000>',
  'endbfchar',
  '1 beginbfrange',
  '<0030> <0032> <D835DCFE>',
  'endbfrange',
  ''
].join('\n')

/** The choices of a spelling: white space between tokens, notation of strings. */
const spelling = fc.record({
  gaps: fc.array(fc.constantFrom(' ', '\n', '\r\n', '\t', '  ', ' % EMC Q\n', '\n\n'), {
    minLength: 1,
    maxLength: 7
  }),
  strings: fc.array(fc.constantFrom('as it is', 'small', 'spaced', 'literal', 'octal'), {
    minLength: 1,
    maxLength: 5
  }),
  isTight: fc.boolean()
})
type Spelling = Readonly<{gaps: readonly string[]; strings: readonly string[]; isTight: boolean}>

/** Content with the same operators in another spelling. */
function respelled(content: string, {gaps, strings, isTight}: Spelling): string {
  const reader = operatorReader(content)
  let text = ''
  let count = 0
  const put = (token: string) => {
    const needsGap = /[^()<>[\]{}/%\s]$/.test(text) && /^[^()<>[\]{}/%]/.test(token)
    text += (isTight && !needsGap ? '' : gaps[count++ % gaps.length]) + token
  }
  while (nextOperator(reader)) {
    for (const [index, operand] of operandsOf(reader).entries())
      put(
        isString(operand)
          ? spelledString(codesOperand(reader, index), strings[count % strings.length]!)
          : operand
      )
    put(reader.name)
  }
  return `${text}\n`
}

function spelledString(codes: string, how: string): string {
  if (how === 'small') return `<${codes.toLowerCase()}>`
  if (how === 'spaced') return `< ${codes.match(/../g)!.join(' ')}\n>`
  const bytes = codes.match(/../g)!.map(pair => String.fromCharCode(Number.parseInt(pair, 16)))
  if (how === 'literal')
    return `(${bytes.join('').replace(/[()\\\r\n]/g, byte => (byte === '\r' ? '\\r' : `\\${byte === '\n' ? 'n' : byte}`))})`
  if (how === 'octal')
    return `(${bytes.map(byte => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')})`
  return `<${codes}>`
}

/** The tokens of content; strings are represented by their codes, since a string can be written in several ways. */
function tokens(content: string): readonly string[] {
  const reader = operatorReader(content)
  const found: string[] = []
  while (nextOperator(reader)) {
    const operands = operandsOf(reader).map((operand, index) =>
      isString(operand) ? codesOperand(reader, index) : operand
    )
    found.push([...operands, reader.name].join(' '))
  }
  return found
}

const texts = readToUnicode(fontMap)
const read = () => textReader(() => texts)
const knowledge = {
  isTaggedForm: () => false,
  artifactOf: () => undefined,
  body: [10, 10, 590, 830] as const
}

/** The passes over the content of a page, by name; each returns its result. */
const passes: Readonly<Record<string, (content: string) => unknown>> = {
  'hyphens of line ends': content => {
    const {edits, continuations} = hyphenEdits(content)
    return [tokens(edited(content, edits)), [...continuations]]
  },
  'words from right to left': content => tokens(edited(content, reversedWordEdits(content, read()))),
  'needless marks': content =>
    tokens(
      edited(
        content,
        needlessMarkEdits(content, () => texts)
      )
    ),
  'spoken lines': content => [...spokenLines(content, read(), 'left')],
  'marks of formulas': content => {
    const {text, joined} = joinFormulaMarks(content, id => (id < 2 ? undefined : 1))
    return [tokens(text), [...joined]]
  },
  artifacts: content => tokens(wrapUnmarked(content, knowledge) ?? content),
  drawings: content => drawingIds(content),
  'runs of glyphs': content => tokens(joinGlyphs(content, () => () => 500)),
  'operators after edits': content => {
    const {edits} = hyphenEdits(content)
    const text = edited(content, edits)
    return editedOperators(content, readOperators(content), edits).map(({name, start, end}) => [
      name,
      tokens(text.slice(start, end))
    ])
  }
}

describe.each(Object.entries(passes))('another spelling changes nothing: %s', (_, pass) => {
  const expected = pass(page)

  test('of a page', () => {
    fc.assert(
      fc.property(spelling, how => {
        expect(pass(respelled(page, how))).toEqual(expected)
      }),
      {numRuns: 200}
    )
  })
})

describe.each(
  Object.entries({'all characters': (map: string) => map, withinBytes, withoutLigatures, withoutNull})
)('another spelling of a font’s characters changes nothing: %s', (_, change) => {
  test('of a map', () => {
    const expected = readToUnicode(change(fontMap))
    fc.assert(
      fc.property(spelling, how => {
        const plain = {...how, strings: how.strings.map(each => (each === 'literal' ? 'small' : each))}
        expect(readToUnicode(change(respelled(fontMap, plain)))).toEqual(expected)
      }),
      {numRuns: 200}
    )
  })
})

test('each pass finds something on the page', () => {
  const plain = tokens(page)
  for (const [name, pass] of Object.entries(passes)) {
    const result = pass(page)
    expect(result, name).not.toEqual(plain)
    expect(result, name).not.toEqual([])
  }
})
