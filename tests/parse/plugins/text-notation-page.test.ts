import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/notation-text.md'), 'utf8')

/** The rows of the tables: language, source and HTML. */
const rows = [...page.matchAll(/^\| (\w+) \| `(.+?)` \| `(.+)` \|$/gm)].map(([, lang = '', ...cells]) => {
  const [source = '', html = ''] = cells.map(cell => cell.replaceAll('\\|', '|'))
  return [lang, source, html] as const
})

test('docs/notation-text.md has rows', () => {
  expect(rows.length).toBeGreaterThan(18)
})

test.each(rows)('docs/notation-text.md, %s: %s', async (lang, source, expected) => {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A\nlang: ${lang}\nlicense: CC-BY-4.0\nstyle: plain\n`,
    'manuscript/01.md': source.replaceAll('⏎', '\n')
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const shown = html.replaceAll('\u00A0', '⍽').replaceAll('\u202F', '⏑').replaceAll('&#x22;', '"')
  expect(shown).toContain(expected.replaceAll('⏎', '\n'))
})
