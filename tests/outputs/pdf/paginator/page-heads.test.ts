import {describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

type Head = Readonly<{words: string; x: number}>

/** The text above the main text of each page, without page numbers and blanks; all of it must be an artifact. */
async function headsOf(style: string, markdown: string, metadata = ''): Promise<readonly Head[]> {
  const world = {
    ...textWorld({
      'paper.md': `---\ntitle: The short title\nauthor: A. Writer\nstyle: q\n${metadata}---\n\n${markdown}`,
      'styles/q/style.yaml': style
    }),
    asset: readAsset,
    typeset: typesetter.typeset
  }
  const {artifacts, problems} = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [pdfOutput],
    draft: true
  })
  expect(problems).toEqual([])
  const pieces = await paintedText(artifacts[0]!.bytes)
  const heads: Head[] = []
  for (const {page, x, y, text, isArtifact} of pieces) {
    if (y > 66 || text === String(page + 1)) continue
    expect(isArtifact, text).toBe(true)
    heads[page] = {words: (heads[page]?.words ?? '') + text.replaceAll(' ', ''), x: heads[page]?.x ?? x}
  }
  return heads
}

const sections = (...titles: string[]) => titles.map(title => `# ${title}\n\nText.\n\n\\newpage\n\nMore.`)
const style = 'extends: notes\nrunning-heads: {left: section, right: section}\n'
const wordsOf = (heads: readonly Head[]) => Array.from(heads, head => head?.words ?? '')

describe('running heads with sections', () => {
  test('show the first section that begins on the page, or else the current one; before the first, the title', async () => {
    const heads = await headsOf(
      style,
      `Text.\n\n\\newpage\n\nMore.\n\n\\newpage\n\n${sections('One', 'Two', 'Three').join('\n\n')}`
    )
    expect(wordsOf(heads)).toEqual(['', 'Theshorttitle', 'One', 'Two', 'Three', 'Three'])
  })

  test('are only on the requested side', async () => {
    const markdown = sections('One', 'Two').join('\n\n\\newpage\n\n')
    expect(wordsOf(await headsOf('extends: notes', markdown))).toEqual(['', 'Writer', 'Two', 'Writer'])
  })

  test('have the number of the section and its quotation marks, but no note call', async () => {
    const heads = await headsOf(
      `${style}number-sections: true\n`,
      sections('Begin', 'The “law” of \\"a\\\\b^[A note.]').join('\n\n\\newpage\n\n')
    )
    expect(wordsOf(heads).slice(2)).toEqual(['2The“law”of"a\\b', '2The“law”of"a\\b'])
  })

  test('shorten a long title at a word', async () => {
    const title =
      'Remarks on the conditions under which a very long title may still be read at the head of a page'
    const [, , head] = wordsOf(await headsOf(style, sections('Begin', title).join('\n\n\\newpage\n\n')))
    expect(head).toMatch(/^Remarksontheconditions.*[a-z]…$/)
    expect(title.split(' ').map((_, count) => title.split(' ').slice(0, count).join(''))).toContain(
      head!.slice(0, -1)
    )
  })

  test('change sides with the pages of a right-to-left paper', async () => {
    const plain = 'extends: plain\nrunning-heads: {left: section, right: none}\n'
    const markdown = sections('One', 'Two').join('\n\n')
    const [, , leftToRight] = await headsOf(plain, markdown)
    const [, , rightToLeft] = await headsOf(plain, markdown, 'lang: ar\n')
    expect([leftToRight!.words, rightToLeft!.words]).toEqual(['2Two', 'Two٢'])
    expect(leftToRight!.x).toBeLessThan(200)
    expect(rightToLeft!.x).toBeGreaterThan(300)
  })
})
