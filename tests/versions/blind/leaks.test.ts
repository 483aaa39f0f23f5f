import {deflateSync, inflateSync} from 'node:zlib'
import {zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {joinBytes} from '../../../src/core/bytes.ts'
import {leaksIn} from '../../../src/versions/blind/leaks.ts'

const signals = {
  everywhere: [
    {text: 'Ann Doe', what: 'the name of an author'},
    {text: '/home/doe/paper', what: 'a folder of this machine'}
  ],
  outsideLists: [{text: 'A. Doe', what: 'initials and name of an author'}]
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The signals found in a file. */
function found(bytes: Uint8Array, listed: readonly string[] = []): readonly string[] {
  const leaks = leaksIn({path: 'a.html', bytes}, signals, listed, packed =>
    packed[0] === 0x78 ? new Uint8Array(inflateSync(packed)) : undefined
  )
  return leaks.map(({signal}) => signal.text)
}

const pdf = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  joinBytes(['%PDF-1.7\n', ...parts, '\n%%EOF'].map(part => (typeof part === 'string' ? utf8(part) : part)))

describe('text that reveals the authors is found', () => {
  test.each([
    ['in words', utf8('<p>by Ann Doe</p>'), ['Ann Doe']],
    ['in other letters and blanks', utf8('by ANN&nbsp;Doe'), ['Ann Doe']],
    ['across a soft hyphen and a mark of the page', utf8('Ann D\u00ado<wbr>e'), ['Ann Doe']],
    ['in an attribute', utf8('<img alt="A. Doe">'), ['A. Doe']],
    ['beside a damaged picture', utf8('<img alt="A. Doe" src="data:image/png;base64,abcde">'), ['A. Doe']],
    [
      'in a picture within the page',
      utf8(`src="data:image/png;base64,${btoa('xx /home/doe/paper/a.png xx')}"`),
      ['/home/doe/paper']
    ],
    [
      'across the runs of a Word document',
      zipSync({'word/document.xml': utf8('<w:p><w:r><w:t>Ann </w:t></w:r><w:r><w:t>Doe</w:t></w:r></w:p>')}),
      ['Ann Doe']
    ],
    [
      'with a reference across the runs of a Word document',
      zipSync({
        'word/document.xml': utf8('<w:p><w:r><w:t>Ann&#160;</w:t></w:r><w:r><w:t>Doe</w:t></w:r></w:p>')
      }),
      ['Ann Doe']
    ],
    ['across a long tag', utf8(`Ann D<span title="${'x'.repeat(500)}">oe</span>`), ['Ann Doe']],
    ['in a string of a PDF', pdf('<< /Author <FEFF0041006E006E00200044006F0065> >>'), ['Ann Doe']],
    [
      'in a packed stream of a PDF',
      pdf(
        '1 0 obj\nstream\n',
        new Uint8Array(deflateSync(utf8('<dc:creator>Ann Doe</dc:creator>'))),
        '\nendstream'
      ),
      ['Ann Doe']
    ],
    [
      'behind the pixels of a picture in a PDF, which are no words',
      pdf(
        '1 0 obj\n<< /Subtype /Image /Filter /FlateDecode >>\nstream\n',
        new Uint8Array(deflateSync(utf8('Ann Doe'))),
        '\nendstream\nendobj\n2 0 obj\n<< /Author <FEFF0041002E00200044006F0065> >>'
      ),
      ['A. Doe']
    ],
    [
      'in a picture with a comment in a PDF',
      pdf('<< /Subtype /Image /Filter /DCTDecode >>\nstream\n', 'by Ann Doe\nendstream'),
      ['Ann Doe']
    ],
    ['not within other words', utf8('Joann Doe and Ann Doerr'), []]
  ])('%s', (_, bytes, expected) => {
    expect(found(bytes)).toEqual(expected)
  })

  test('but not initials in the entry of a namesake’s work', () => {
    const page = utf8('<p>Text.</p><div>Doe, J. and A. Doe. On Clay. 1990.</div>')
    expect(found(page, ['Doe, J. and A. Doe. On Clay. 1990.'])).toEqual([])
    expect(found(page)).toEqual(['A. Doe'])
  })
})
