import {describe, expect, test} from 'vitest'
import {type Build, build} from '../../src/build.ts'
import {fix} from '../../src/check/fix/index.ts'
import {applyEdits} from '../../src/check/fix/repairs.ts'
import {placeName} from '../../src/check/report/words.ts'
import {savedEdit, withLineFeeds} from '../../src/core/line-ends.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {sourcesOf} from '../../src/outputs/pdf/publication/sources.ts'
import fc from '../properties.ts'
import {reportOf} from '../report.ts'
import {textWorld} from '../world.ts'
import {withCrlf, zoo} from '../zoo.ts'

function built(files: Readonly<Record<string, string>>): Promise<Build> {
  return build(textWorld(files), createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
}

describe('bytes that are a text', () => {
  test.each([
    ['a\r\nb\r\n', 'a\nb\n'],
    ['\uFEFFé\r\n', '\uFEFFé\n'],
    ['a\rb\n', 'a\rb\n'],
    ['a\r\r\nb', 'a\r\r\nb'],
    ['a\r\n\r\nb', 'a\n\nb'],
    ['a\0\r\n', 'a\0\r\n'],
    ['%PDF-1.4\r\n%%EOF', '%PDF-1.4\r\n%%EOF'],
    ['a\n', 'a\n'],
    ['', '']
  ])('%j → %j', (saved, read) => {
    expect(
      new TextDecoder('utf-8', {ignoreBOM: true}).decode(withLineFeeds(new TextEncoder().encode(saved)))
    ).toBe(read)
  })

  test('bytes that are no text are kept', () => {
    const bytes = Uint8Array.of(0x81, 13, 10)
    expect(withLineFeeds(bytes)).toBe(bytes)
    expect(withLineFeeds(Uint8Array.of(0xe9, 13, 10))).toEqual(Uint8Array.of(0xe9, 10))
  })
})

describe('a checkout with CRLF', () => {
  test('gives the same page, findings and sources', async () => {
    const [lf, crlf] = await Promise.all([built(zoo), built(withCrlf(zoo))])
    const html = ({artifacts}: Build) => new TextDecoder().decode(artifacts[0]!.bytes)
    expect(html(crlf)).toBe(html(lf))
    expect(html(lf)).not.toContain('\r')
    const said = ({diagnostics}: Build) =>
      diagnostics.map(({start, end, ...found}) => [placeName({...found, ...(start && {start})}), end, found])
    expect(said(crlf)).toEqual(said(lf))
    expect(lf.diagnostics.length).toBeGreaterThan(3)
    const sources = async (files: typeof zoo) => {
      let found: Awaited<ReturnType<typeof sourcesOf>> = []
      const output = {
        ...htmlOutput,
        render: async (rendering: Parameters<typeof htmlOutput.render>[0]) => {
          found = await sourcesOf(rendering.manuscript, rendering.world)
          return {bytes: new Uint8Array(), problems: [], environment: {}}
        }
      }
      await build(textWorld(files), createMemo(), {entry: '', outputs: [output], draft: true})
      return found
    }
    expect(await sources(withCrlf(zoo))).toEqual(await sources(zoo))
    expect((await sources(zoo)).length).toBe(4)
  })

  test('reports for programs have offsets in the file as saved', async () => {
    const files = {'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\n', '01.md': '# One\n\nSee\n[@nix].\n'}
    const saved = withCrlf(files)
    const {diagnostics} = JSON.parse(await reportOf('json', saved, {only: /^G101$/}))
    const [{start, end}] = diagnostics
    expect(start).toEqual({line: 4, column: 2, offset: saved['01.md']!.indexOf('@nix')})
    expect(saved['01.md']!.slice(start.offset, end.offset)).toBe('@nix')
  })

  test('reports show the lines of the file', async () => {
    const files = withCrlf({'01.md': '# One\n\nSee\nthe law [@nix].\n'})
    expect(await reportOf('text', files, {only: /^G101$/})).toContain('the law [@nix].\n')
    expect(await reportOf('text', files, {only: /^G101$/})).not.toContain('\r')
  })

  test('repairs keep the line ends of a file, even mixed ones', async () => {
    const text = 'One\r\n[@doe,\r\n@roe].\nTwo\n[@roe,\n@doe].\r\n'
    const world = textWorld({'01.md': text, 'references.bib': '@book{doe,}\n@book{roe,}\n'})
    const options = {entry: '', outputs: []}
    const {diagnostics} = await build(world, createMemo(), options)
    const fixed = await fix(world, diagnostics, async changed => {
      return (await build(changed, createMemo(), options)).diagnostics
    })
    expect(fixed.files.map(({after}) => after)).toEqual([text.replaceAll(',', ';')])
  })

  test('an edit of the text with LF becomes the same edit of the file as saved', () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', '😀', '\n', '\n\n'), {maxLength: 20})
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (source, added, one, other) => {
        const [start, end] = [one % (source.length + 1), other % (source.length + 1)].sort((a, b) => a - b)
        const edit = {file: 'a', start: start!, end: end!, old: source.slice(start, end), text: added}
        const saved = source.replaceAll('\n', '\r\n')
        const expected = applyEdits(source, [edit]).replaceAll('\n', '\r\n')
        // A file without line ends has none to preserve.
        if (source.includes('\n')) expect(applyEdits(saved, [savedEdit(saved, edit)])).toBe(expected)
      })
    )
  })

  test('an edit of text that is gone is not changed', () => {
    const edit = {file: 'a', start: 2, end: 3, old: 'b', text: 'c'}
    expect(savedEdit('a\r\nx', edit).old).toBe('b')
    expect(savedEdit('a\r\nb', edit)).toEqual({file: 'a', start: 3, end: 4, old: 'b', text: 'c'})
  })
})
