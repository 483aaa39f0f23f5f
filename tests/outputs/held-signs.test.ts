import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'

const long = 'a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8'

/**
 * Texts with formulas and pictures, and how they may be broken: `F` is a formula, `P` a picture, and unbreakable parts
 * are in brackets.
 */
const texts: ReadonlyArray<readonly [written: string, held: string]> = [
  ['Let $x$. Then', 'Let [F.] Then'],
  ['Let $x$ be', 'Let F be'],
  ['(for $x$, $y$)', '(for [F,] [F)]'],
  ['the sum ($x$)', 'the sum [(F)]'],
  ['the $n$th of $k$-means', 'the [Fth] of [F-]means'],
  ['non-$k$ and “$x$”.', '[non-F] and [“F”.]'],
  ['as $a$/$b$ is', 'as [F/]F is'],
  ['a note $x$.[^n]', 'a note [F.]1'],
  [`so $${long}$. Then`, 'so [F.] Then'],
  [`so 1/$${long}$ns`, 'so 1/Fns'],
  ['**as $x$,** so', '**as [F,]** so'],
  ['the ![](a.svg){height=9pt}.', 'the [P.]']
]

test('a formula or picture in a line of text keeps the signs beside it', async () => {
  const files = {
    'manuscript/01.md': `${texts.map(([written]) => written).join('\n\n')}\n\n[^n]: Words.\n`,
    'manuscript/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
  }
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const seen = [...html.matchAll(/<p>(.*?)<\/p>/gs)].slice(0, texts.length).map(([, text = '']) =>
    text
      .replaceAll(/<span class="formula".*?<\/math><\/span>|<math.*?<\/math>/gs, 'F')
      .replaceAll(/<img[^>]*>/g, 'P')
      .replaceAll(/<span class="held">(.*?)<\/span>/g, '[$1]')
      .replaceAll(/<\/?strong>/g, '**')
      .replaceAll(/<[^>]*>/g, '')
  )
  expect(seen).toEqual(texts.map(([, held]) => held))
})
