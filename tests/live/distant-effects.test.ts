import {expect, test} from 'vitest'
import {createLive} from '../../src/live/index.ts'
import {textOfPage} from '../../src/preview/page-source.ts'
import {textWorld} from '../world.ts'

/** An edit of one chapter that changes the page of another, whose text is the same object as before. */

type Files = Readonly<Record<string, string>>

const bibliography = `@book{doe99, author = {Doe, J.}, title = {Tides}, publisher = {P}, year = {1999}}
@book{roe01, author = {Roe, R.}, title = {Moons}, publisher = {P}, year = {2001}}
@book{poe02, author = {Poe, P.}, title = {Suns}, publisher = {P}, year = {2002}}
`

const second = `# Two

## Same

See [@roe01], [@doe99, p. 3] and @sec:far, [Far] and [one](01.md#far).[^n]

![A picture.](a.svg)

$$a = b$$ {#eq-x}

(@) An example.

::: {.theorem}
It holds.
:::

[^n]: A note on [@roe01].
`

const files: Files = {
  'manuscript.yaml': 'title: On Texts\nlang: en\nlicense: CC-BY-4.0\ncsl: ieee\nnumber-sections: true\n',
  '01.md': '# One {#sec-one}\n\nAs saved.\n\n## Far\n\nWords.\n',
  '02.md': second,
  'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'references.bib': bibliography
}

/**
 * Edits of the first chapter that contain no label, so that neither the text of the second chapter nor its labels
 * change.
 */
const edits: ReadonlyArray<readonly [name: string, from: string, to: string]> = [
  ['a heading', 'Words.', '## Same\n'],
  ['a heading before one that is referred to', 'As saved.', '## Before\n'],
  ['a note', 'Words.', 'Words.^[A note.]'],
  ['a citation', 'Words.', 'Words [@roe01].'],
  ['a figure', 'Words.', '![Another.](a.svg)\n']
]

function reading(given: Files) {
  return {world: textWorld(given), hashes: () => new Map(), today: '2026-11-30'}
}

test('an edit of a chapter reaches the others', async () => {
  const live = createLive({entry: '', isShown: true})
  for (const [name, from, to] of edits) {
    await live.build(reading(files))
    const edited = {...files, '01.md': files['01.md']!.replace(from, to)}
    const {built, shown} = await live.build(reading(edited))
    const fresh = await createLive({entry: '', isShown: true}).build(reading(edited))
    expect(textOfPage(shown!.page), name).toBe(textOfPage(fresh.shown!.page))
    expect(built?.diagnostics, name).toEqual(fresh.built?.diagnostics)
  }
})
