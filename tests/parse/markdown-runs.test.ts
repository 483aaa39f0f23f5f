import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Script} from 'node:vm'
import {build, type Plugin} from 'esbuild'
import {expect, test} from 'vitest'
import {markdownRuns} from '../../tools/markdown-runs.mjs'
import fc from '../properties.ts'

type Parse = (text: string) => string

/**
 * Bundles galley's Markdown parser with some plugins; returns a function that parses a text and returns the tree as
 * JSON, with its places.
 */
async function bundled(plugins: readonly Plugin[]): Promise<Parse> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {VFile} from 'vfile'
        import {parseMarkdown} from './src/parse/markdown/processor.ts'
        module.exports = text => {
          try { return JSON.stringify(parseMarkdown(new VFile(text), 'en')) } catch (error) { return String(error) }
        }`,
      resolveDir: '.',
      loader: 'ts'
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'error',
    plugins: [...plugins]
  })
  const module: {exports: Parse | undefined} = {exports: undefined}
  const run = new Script(`(function (module, require) {${outputFiles[0]!.text}\n})`).runInThisContext()
  run(module, createRequire(import.meta.url))
  return module.exports!
}

const [each, together] = await Promise.all([bundled([]), bundled([markdownRuns])])

test.each([
  'a\n-\nb | c\n:-|-:\nd | e',
  'a\n:-:',
  '> a | b\n-|-\n> c',
  '> a\nb\n> -',
  '- a | b\n  - | -\n  c',
  '| a |\n| - |\n\n| a\n|-',
  'a | b\n\t- | -',
  'one\ntwo \\| three\n---',
  'tab\there\n\tcode\n \tno',
  'a\u0000b www.example.org/a_b_ c@d.org',
  '```\n| a\n-\n```\n| a | b |\n|---|---|'
])('characters are read together as one by one: %j', text => {
  expect(together(text)).toBe(each(text))
})

test('so are the pages about notation', () => {
  for (const name of readdirSync('docs').filter(file => /^notation.*\.md$/.test(file)))
    expect(together(readFileSync(`docs/${name}`, 'utf8')), name).toBe(
      each(readFileSync(`docs/${name}`, 'utf8'))
    )
})

test('so is any text of signs of Markdown', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'word ',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '|',
      '-',
      ':',
      '> ',
      '- ',
      '1. ',
      '    ',
      '`',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')'
    ],
    ...[
      '\\',
      '<',
      '>',
      '&amp;',
      '@k',
      '[^1]',
      '$',
      '~',
      '^',
      '#',
      '=',
      '\r\n',
      '\r',
      'http://a.b',
      'é',
      '𝕏',
      '\n---\n',
      '|-|'
    ]
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), pieces => {
      const text = pieces.join('')
      expect(together(text)).toBe(each(text))
    }),
    {numRuns: 400}
  )
})
