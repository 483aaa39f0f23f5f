import type {Nodes} from 'mdast'
import {expect, test} from 'vitest'
import {walk} from '../../../src/core/walk.ts'
import {parse, wordsOf} from '../../notation.ts'
import fc from '../../properties.ts'

// Pieces of every notation, complete and broken, between distinct words.
const marks = fc.constantFrom(
  ...'^ ~ ~~ * ** _ ` [ ] ( ) ![ ^[ ]( ]{ { } {#a .b} {.c} {k="v"} {-} {=latex} $ $$ \\ \\ref{ \\cref{a,b} \\label{ \\xy[ @ | : {++ ++} {-- --} {~~ ~> ~~} {== ==} {>> <<} '.split(
    ' '
  ),
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\n::: ',
  '\n:::\n',
  '\n> ',
  '\n- ',
  '\n# ',
  '\n: ',
  '\nTable: ',
  '\n| a |\n|---|\n',
  '\n```',
  '\n$$\n',
  '\n\\begin{equation}',
  '\\end{equation}\n',
  '\\begin{foo}',
  '\\end{foo}',
  '\uFEFF'
)
const word = fc.integer({min: 100, max: 999}).map(number => `w${number}q`)
const texts = fc.array(fc.oneof(marks, word), {maxLength: 60}).map(parts => parts.join(''))

test('any text is parsed, and no word is lost', () => {
  fc.assert(
    fc.property(texts, text => {
      const words = wordsOf(parse(text).tree)
      for (const found of text.match(/w\d+q/g) ?? []) expect(words).toContain(found)
    }),
    {numRuns: 2000}
  )
})

test('every node has a place inside its parent, in reading order of its siblings', () => {
  fc.assert(
    fc.property(texts, text => {
      const ordered = (a: Nodes, b: Nodes): boolean =>
        (a.position?.end.offset ?? 0) <= (b.position?.start.offset ?? Number.POSITIVE_INFINITY)
      walk(parse(text).tree, node => {
        const {position} = node
        if (position !== undefined) {
          expect(position.start.offset).toBeLessThanOrEqual(position.end.offset ?? -1)
          expect(position.end.offset).toBeLessThanOrEqual(text.length)
        }
        // An image comes before its caption, although the caption is written inside it.
        if (!('children' in node) || node.type === 'figure') return
        const children: Nodes[] = node.children.filter(child => child.position !== undefined)
        children.forEach((child, index) => {
          const next = children[index + 1]
          if (next !== undefined) expect(ordered(child, next), text).toBe(true)
        })
      })
    }),
    {numRuns: 1000}
  )
})
