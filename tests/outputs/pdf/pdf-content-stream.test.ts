import {expect, test} from 'vitest'
import {textOfBytes} from '../../../src/core/bytes.ts'
import {readOperators} from '../../../src/outputs/pdf/file/content-stream.ts'
import {drawingIds, wrapUnmarked} from '../../../src/outputs/pdf/text/artifacts.ts'
import fc from '../../properties.ts'

/**
 * The content on one line, with artifacts as `[Layout` to `]`; MCIDs from 90 belong to the design, from 95 to the
 * pages. The margins are 10 wide.
 */
function marked(content: string): string {
  const result = rawlyMarked(content)
  const short = result?.replace(/\/Artifact <<\/Type \/(\w+)(?: \/Subtype \/(\w+))?>> BDC/g, '[$1$2')
  return short?.replace(/\s+/g, ' ') ?? 'unchanged'
}

function rawlyMarked(content: string): string | undefined {
  return wrapUnmarked(content, {
    isTaggedForm: (name: string) => name === 'Tagged',
    artifactOf: id => (id < 90 ? undefined : id < 95 ? 'Layout' : 'Pagination'),
    body: [10, 10, 90, 90]
  })
}

const cases: readonly (readonly [name: string, content: string, expected: string])[] = [
  ['tagged text', '/P <</MCID 0 >>BDC BT (a) Tj ET EMC', 'unchanged'],
  ['bare text', 'q BT /F4 16 Tf <002b> Tj ET Q', 'q [Layout BT /F4 16 Tf <002b> Tj ET EMC Q'],
  ['a bare path', '1 0 0 rg 0 0 9 9 re f', '1 0 0 rg [Layout 0 0 9 9 re f EMC'],
  ['a bare path of pieces', '0 0 m 1 1 l h S', '[Layout 0 0 m 1 1 l h S EMC'],
  ['a clip', '0 0 9 9 re W* n', 'unchanged'],
  ['a picture', 'q /X5 Do Q', 'q [Layout /X5 Do EMC Q'],
  ['a form with tags of its own', 'q /Tagged Do Q', 'unchanged'],
  ['an operator within a string', '/P <</MCID 0 >>BDC BT (EMC \\) (f) f) Tj ET EMC', 'unchanged'],
  ['an artifact', '/Artifact <</Type /Layout>> BDC 0 0 9 9 re f EMC', 'unchanged'],
  ['an artifact of the browser’s', '/Artifact BMC 0 0 9 9 re f EMC', '[Layout 0 0 9 9 re f EMC'],
  [
    'text with tags inside the text object',
    'BT (a) Tj /P <</MCID 0 >>BDC (b) Tj EMC ET',
    'BT [Layout (a) Tj EMC /P <</MCID 0 >>BDC (b) Tj EMC ET'
  ],
  [
    'a border of a cell',
    '/TD <</MCID 90 >>BDC 0 0 9 9 re S EMC /TD <</MCID 1 >>BDC 0 0 9 9 re S EMC',
    '[Layout 0 0 9 9 re S EMC /TD <</MCID 1 >>BDC 0 0 9 9 re S EMC'
  ],
  [
    'a cell of a head that is repeated',
    '/TD <</MCID 95 >>BDC 0 0 9 9 re S BT (a) Tj ET EMC',
    '[Pagination 0 0 9 9 re S BT (a) Tj ET EMC'
  ],
  [
    'an inline image whose data looks like operators',
    'BI /W 1 /H 1 ID EMC f (EI EI 0 0 9 9 re f',
    '[Layout BI /W 1 /H 1 ID EMC f (EI EI EMC [Layout 0 0 9 9 re f EMC'
  ],
  [
    'a running head with a ligature, whose letters have a mark of their own',
    'BT 1 0 0 1 20 95 Tm (of) Tj /Span<</ActualText (fi) >> BDC (X) Tj EMC (ce) Tj ET',
    '[PaginationHeader BT 1 0 0 1 20 95 Tm (of) Tj /Span<</ActualText (fi) >> BDC (X) Tj EMC (ce) Tj ET EMC'
  ],
  [
    'a folio from right to left',
    '1 0 0 -1 0 100 cm BT /ReversedChars BMC 1 0 0 1 20 95 Tm (a) Tj EMC ET',
    '1 0 0 -1 0 100 cm [PaginationFooter BT /ReversedChars BMC 1 0 0 1 20 95 Tm (a) Tj EMC ET EMC'
  ],
  [
    'a folio',
    '1 0 0 -1 0 100 cm BT 1 0 0 1 20 95 Tm (a) Tj ET',
    '1 0 0 -1 0 100 cm [PaginationFooter BT 1 0 0 1 20 95 Tm (a) Tj ET EMC'
  ],
  ['a number of a line', 'BT 1 0 0 1 5 50 Tm (a) Tj ET', '[Pagination BT 1 0 0 1 5 50 Tm (a) Tj ET EMC'],
  [
    'letters with a mark outside any text',
    '/Span <</ActualText (a)>> BDC 0 0 9 9 re f EMC',
    '[Layout /Span <</ActualText (a)>> BDC 0 0 9 9 re f EMC EMC'
  ],
  ['a comment', '% 0 0 9 9 re f\n/P <</MCID 0 >>BDC (a) Tj EMC', 'unchanged']
]

test.each(cases)('%s', (_name, content, expected) => {
  expect(marked(content)).toBe(expected)
})

test('drawings are marked content without text, pictures and nested marked content', () => {
  const content =
    '/TD <</MCID 1 >>BDC 0 0 9 9 re S EMC /TD <</MCID 2 >>BDC 0 0 9 9 re S BT (a) Tj ET EMC ' +
    '/L <</MCID 3 >>BDC q 1 1 m 2 2 l S Q EMC /P <</MCID 4 >>BDC /X5 Do EMC /Artifact BMC 0 0 9 9 re f EMC'
  expect(drawingIds(content)).toEqual([1, 3])
})

test('marking is idempotent', () => {
  for (const [, content] of cases) expect(rawlyMarked(rawlyMarked(content) ?? content)).toBeUndefined()
})

test('any bytes can be parsed, and the operators are in order', () => {
  const notation = fc.stringMatching(/^[()<>[\]/%\\ \nBTEMCDIf0-9.a-]*$/)
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array().map(textOfBytes), notation), content => {
      let end = 0
      for (const operator of readOperators(content)) {
        expect(operator.start).toBeGreaterThanOrEqual(end)
        expect(operator.end).toBeGreaterThan(operator.start)
        end = operator.end
      }
      expect(end).toBeLessThanOrEqual(content.length)
    })
  )
})

test('marking adds marks and loses nothing', () => {
  const pieces = [
    'q ',
    'Q ',
    '0 0 9 9 re ',
    'f ',
    'S ',
    'n ',
    'BT ',
    '(a\\)) Tj ',
    'ET ',
    '/P <</MCID 3 >>BDC ',
    'EMC '
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces)), content => {
      const text = content.join('')
      const result = wrapUnmarked(text, {
        isTaggedForm: () => false,
        artifactOf: () => undefined
      })
      const unmarked = (result ?? text).replaceAll(/\/Artifact <<\/Type \/Layout>> BDC\n|\nEMC/g, '')
      expect(unmarked).toBe(text)
    })
  )
})
