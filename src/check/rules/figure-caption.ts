import {placeOf} from '../../core/position.ts'
import {floatsOf} from './about/floats.ts'
import type {Rule} from './rule.ts'

export const figureCaption = {
  code: 'G319',
  name: 'figure-caption',
  severity: 'warning',
  summary: 'Every numbered figure, table and listing has a caption.',
  why: 'Without a caption, a figure has only a number, and a reader who jumps to it does not learn what it shows.',
  examples: [
    {
      name: 'several pictures without words',
      files: {
        '01.md': 'See @fig:x.\n\n::: {#fig:x}\n![A.](a.svg)\n\n![B.](a.svg)\n:::',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: ['01.md:3:1-7:4 The figure `fig:x` has no caption']
    },
    {
      name: 'several pictures with words',
      files: {
        '01.md': 'See @fig:x.\n\n::: {#fig:x}\n![A.](a.svg)\n\n![B.](a.svg)\n\nBoth.\n:::',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'code with a label alone',
      files: {'01.md': 'See @lst:x.\n\n```{.r #lst:x}\n1\n```'},
      expect: ['01.md:3:1-5:4 The listing `lst:x` has no caption, expected `caption="…"` beside its label']
    }
  ],
  *check(manuscript) {
    const textOf = new Map(manuscript.project.texts.map(({path, text}) => [path, text]))
    for (const {node, file, number, label} of floatsOf(manuscript)) {
      if (node.children.some(({type}) => type === 'caption')) continue
      const name = label ?? `${node.kind} ${number}`
      const only = node.children.length === 1 && node.children[0]?.type === 'code'
      yield {
        file,
        place: placeOf(node),
        subject: name,
        message: `The ${node.kind} \`${name}\` has no caption${only ? ', expected `caption="…"` beside its label' : ''}`,
        ...(!only && {note: formIn(textOf.get(file) ?? '', placeOf(node).start.offset)})
      }
    }
  }
} satisfies Rule

/** The form of a caption where a figure begins: in LaTeX, or in a division. */
function formIn(text: string, start: number): string {
  return /^(?:\\begin|`{3,}\s*\{=(?:la)?tex\})/.test(text.slice(start, start + 40))
    ? 'Write `\\caption{Words}` in it, before its `\\label`.'
    : 'A caption is the last paragraph of the division.'
}
