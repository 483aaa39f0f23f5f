import {shownOutputs} from '../../core/output-conditions.ts'
import {placeOf} from '../../core/position.ts'
import {plainText, walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

const names = {html: 'HTML', pdf: 'the PDF', docx: 'Word'} as const

export const outputWords = {
  code: 'G516',
  name: 'output-words',
  severity: 'info',
  summary: 'All outputs contain the same words.',
  why: 'Readers of one output miss words that are only in another. Redlines, copies for blind review and citation checks cover the words of all outputs.',
  examples: [
    {
      name: 'for the page, and for all but the PDF',
      files: {
        '01.md':
          '::: {.content-visible when-format="html"}\nMove the map with the mouse.\n:::\n\nThe map[ and its legend]{.content-hidden when-format="pdf"}.'
      },
      expect: [
        '01.md:1:1-3:4 “Move the map with the mouse.” is in HTML only',
        '01.md:5:8-5:60 “and its legend” is in HTML and Word only'
      ]
    },
    {
      name: 'code for two outputs',
      files: {
        '01.md': '```{=html}\n<p>Move the map.</p>\n```\n\n```{=latex}\nTurn the map.\n```'
      },
      expect: [
        '01.md:1:1-3:4 “Move the map.” is in HTML only',
        '01.md:5:1-7:4 “Turn the map.” is in the PDF and Word only'
      ]
    },
    {
      name: 'for an output that galley does not write',
      files: {'01.md': '::: {.content-visible when-format="epub"}\nTurn the page.\n:::'},
      expect: ['01.md:1:1-3:4 “Turn the page.” is in none of galley’s outputs']
    },
    {
      name: 'for all',
      files: {'01.md': '::: {.content-visible unless-format="epub"}\nWords.\n:::'},
      expect: []
    }
  ],
  *check({chapters}) {
    for (const {path, text, tree} of chapters) {
      if (!/\.content-(?:visible|hidden)|\{=html\}/.test(text)) continue
      const found: Array<
        Readonly<{words: string; node: Parameters<typeof placeOf>[0]; shown: readonly string[]}>
      > = []
      walk(tree, node => {
        if (node.type !== 'div' && node.type !== 'span') return undefined
        const outputs = node.data?.attributes && shownOutputs(node.data.attributes)
        if (outputs === undefined || outputs.length === Object.keys(names).length) return undefined
        found.push({
          words: beginning(node.children.map(child => plainText(child)).join(' ')),
          node,
          shown: outputs.map(output => names[output])
        })
        return undefined
      })
      for (const {words, node, shown} of found)
        yield {
          file: path,
          place: placeOf(node),
          message: `“${words}” is in ${shown.length === 0 ? 'none of galley’s outputs' : `${shown.join(' and ')} only`}`
        }
    }
  }
} satisfies Rule

function beginning(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line
}
