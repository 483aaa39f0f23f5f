import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {plainText, walk} from '../../src/core/walk.ts'
import {parseMarkdown} from '../../src/parse/markdown/processor.ts'
import fc from '../properties.ts'

/** The addresses that a text links to. */
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
  ['—@doe99—', []]
])('%s', (text, expected) => {
  expect(links(parseMarkdown(new VFile(text), 'en'))).toEqual(expected)
})

test('removing the search for e-mail addresses does not change the result for any text', () => {
  const part = fc.constantFrom(
    'me',
    'a.b',
    '_',
    '-',
    '@',
    '.org',
    'x-y',
    ' ',
    '\n',
    '\\',
    '&amp;',
    '&#64;',
    '(',
    ')',
    '[',
    ']',
    ';',
    'mailto:',
    '*',
    'é'
  )
  // A paragraph with an address makes the processor look for addresses in the whole text.
  const address = 'z@example.org'
  const nodes = (text: string): string[] => {
    const found: string[] = []
    walk(parseMarkdown(new VFile(text), 'en'), node => {
      found.push(`${node.type} ${plainText(node)}`)
    })
    return found.slice(1)
  }
  fc.assert(
    fc.property(fc.array(part, {maxLength: 14}), parts => {
      const text = parts.join('')
      const searched = nodes(`${text}\n\n${address}\n`)
      expect([...nodes(text), `paragraph ${address}`, `link ${address}`, `text ${address}`]).toEqual(searched)
    }),
    {numRuns: 3000}
  )
})
