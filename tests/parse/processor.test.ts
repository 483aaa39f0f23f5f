import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {plainText, walk} from '../../src/core/walk.ts'
import {parseMarkdown} from '../../src/parse/markdown/processor.ts'
import fc from '../properties.ts'

/** The addresses that a text links. */
function links(tree: Parameters<typeof walk>[0]): string[] {
  const found: string[] = []
  walk(tree, node => {
    if (node.type === 'link') found.push(`${plainText(node)} → ${node.url}`)
  })
  return found
}

test.each([
  ['Write to me@doe.org.', ['me@doe.org → mailto:me@doe.org']],
  ['(a.b-c+d@x-y.org)', ['a.b-c+d@x-y.org → mailto:a.b-c+d@x-y.org']],
  ['mailto:me@doe.org', ['me@doe.org → mailto:me@doe.org']],
  ['<me@doe.org>', ['me@doe.org → mailto:me@doe.org']],
  ['See [-@doe99; @roe].', []],
  // Each of these is found by a different part of the search for addresses.
  ['Write to me-@doe.org.', ['me-@doe.org → mailto:me-@doe.org']],
  ['Write to m--@doe.org.', ['m--@doe.org → mailto:m--@doe.org']],
  ['—@doe99—', []]
])('%s', (text, expected) => {
  expect(links(parseMarkdown(new VFile(text), {lang: 'en', smart: true}))).toEqual(expected)
})

test('removing the search for addresses does not change the result for any text', () => {
  // Text that resembles an address. If a second one were real, it would hide that the first was not found.
  const local = fc.array(fc.constantFrom('e', '-', '&#101;', ';', '_', 'é', '*'), {maxLength: 3})
  const at = fc.constantFrom('@', '@', '@', '&#64;', '&commat;', '\\@', '', '')
  const domain = fc.constantFrom(
    ...['doe.org', '-x.org', '_.org', '.org', '{', 'doe'],
    ...[
      'www.doe.org',
      'WWW&period;doe.org',
      'http://doe.org',
      'HTTPS://doe',
      'http&#58;//doe',
      'http\\://doe.org'
    ]
  )
  const near = fc.constantFrom('', '', ' ', '\n', '(', '[', ']', ';', 'mailto:', '\\')
  // A paragraph with an address makes the processor look for addresses in the whole text.
  const address = 'z@example.org'
  const nodes = (text: string): string[] => {
    const found: string[] = []
    walk(parseMarkdown(new VFile(text), {lang: 'en', smart: true}), node => {
      found.push(`${node.type} ${plainText(node)}`)
    })
    return found.slice(1)
  }
  fc.assert(
    fc.property(near, local, at, domain, near, (before, name, sign, host, behind) => {
      const text = `${before}${name.join('')}${sign}${host}${behind}`
      const searched = nodes(`${text}\n\n${address}\n`)
      expect([...nodes(text), `paragraph ${address}`, `link ${address}`, `text ${address}`]).toEqual(searched)
    }),
    {numRuns: 2000}
  )
})
