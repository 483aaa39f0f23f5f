import {expect, test} from 'vitest'
import {built} from '../../built.ts'

/** The captions of a text, by label. */
async function captionsOf(text: string): Promise<readonly string[]> {
  const {manuscript, diagnostics} = await built({
    '01.md': text,
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'
  })
  const [chapter] = manuscript.chapters
  const found: string[] = []
  for (const node of chapter?.tree.children ?? []) {
    if (node.type !== 'figure') continue
    const caption = node.children.find(({type}) => type === 'caption')
    const words =
      caption?.type === 'caption'
        ? caption.children.map(child => ('value' in child ? child.value : child.type))
        : []
    found.push(`${node.data?.attributes?.id ?? ''}: ${words.join('')}`)
  }
  return [
    ...found,
    ...diagnostics.filter(({rule}) => rule === 'notation-foreign').map(({message}) => message)
  ]
}

test.each([
  ['(ref:cap) A caption.\n\n![(ref:cap)](a.svg)', [': A caption.']],
  ['![(ref:cap)](a.svg){#fig:x}\n\n(ref:cap) A *long* one.', ['fig:x: A emphasis one.']],
  ['![(\\#fig:x) A caption.](a.svg)', ['fig:x: A caption.']],
  ['![A caption. (\\#fig:x)](a.svg)', ['fig:x: A caption.']],
  ['![A *caption* (\\#fig:x)](a.svg)', ['fig:x: A emphasis']],
  ['Table: A caption. (\\#tab:x)\n\n| a |\n|---|\n| b |', ['tab:x: A caption.']],
  ['![(\\#fig:x) (ref:cap)](a.svg)\n\n(ref:cap) A caption.', ['fig:x: A caption.']],
  ['Table: (\\#tab:x) A caption.\n\n| a |\n|---|\n| b |', ['tab:x: A caption.']],
  ['(ref:a) One.\n\n![(ref:a)](a.svg)\n\n![(ref:a)](a.svg)', [': One.', ': One.']],
  [
    '(ref:a) One.\n\n![(ref:b)](a.svg)',
    [
      ': (ref:b)',
      ...['a', 'b'].map(
        name =>
          `\`(ref:${name})\` is a text reference of bookdown, expected one paragraph that begins with it, and a caption that consists of it`
      )
    ]
  ]
])('%s', async (text, expected) => {
  expect(await captionsOf(text)).toEqual(expected)
})

test('a label of bookdown is no part of the description of a picture', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  const {manuscript} = await built({'01.md': '![A key (\\#fig:x)](a.svg)', 'a.svg': picture})
  const figure = manuscript.chapters[0]?.tree.children[0]
  const image = figure?.type === 'figure' ? figure.children.find(({type}) => type === 'image') : undefined
  expect(image).toMatchObject({alt: 'A key'})
})

test('the words of a caption are not printed as a paragraph as well', async () => {
  const {manuscript} = await built({
    '01.md': '(ref:a) One.\n\n![(ref:a)](a.svg)\n\nWords.',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'
  })
  expect(manuscript.chapters[0]?.tree.children.map(({type}) => type)).toEqual(['figure', 'paragraph'])
})
