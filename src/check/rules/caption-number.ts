import type {Nodes} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {plainText} from '../../core/walk.ts'
import {floatsOf} from './about/floats.ts'
import type {Rule} from './rule.ts'

export const captionNumber = {
  code: 'G323',
  name: 'caption-number',
  severity: 'warning',
  summary: 'No caption begins with a number typed by hand.',
  why: 'galley numbers figures, tables and listings, so the reader sees “Figure 1. Figure 1: The path”.',
  examples: [
    {
      name: 'a number by hand',
      files: {
        '01.md':
          '![Figure 1: The path.](a.svg){#fig:a}\n\n| a |\n|---|\n| b |\n\n: **Tab. 2.** Numbers. {#tbl:n}\n\nSee @fig:a, @tbl:n.',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        '01.md:1:3-1:22 `Figure 1:` is typed at the start of a caption, but galley numbers captions',
        '01.md:7:3-7:14 `Tab. 2.` is typed at the start of a caption, but galley numbers captions'
      ]
    },
    {
      name: 'words that are no number',
      files: {
        '01.md': '![Figures 1 to 9 in ink.](a.svg){#fig:a}\n\nSee @fig:a.',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    for (const {node, file, label, number} of floatsOf(manuscript)) {
      const caption = node.children.find(child => child.type === 'caption')
      const first = caption?.type === 'caption' ? caption.children[0] : undefined
      if (caption === undefined || first === undefined) continue
      const written = numberByHand
        .exec(shown(caption, label, number))?.[0]
        .trim()
        .replace(/\s/g, ' ')
      if (written === undefined) continue
      yield {
        file,
        place: placeOf(first),
        subject: label ?? `${node.kind} ${number}`,
        message: `\`${written}\` is typed at the start of a caption, but galley numbers captions`
      }
    }
  }
} satisfies Rule

/** The text of a caption, with the number in place of references to the caption's own float. */
function shown(node: Nodes, label: string | undefined, number: string): string {
  if (node.type === 'crossReference') return node.label === label ? number : plainText(node)
  return 'children' in node
    ? (node.children as readonly Nodes[]).map(child => shown(child, label, number)).join('')
    : plainText(node)
}

/** A name and a number followed by punctuation, as authors write them in the supported languages. */
const numberByHand =
  /^\s*(?:figure|fig|abbildung|abb|figura|table|tab|tabelle|tableau|tabla|tabella|listing|scheme|شکل|جدول|تصویر)\.?\s*[A-Z]?\d+(?:\.\d+)*[a-z]?\s*[.:|—–](?=\s)/iu
