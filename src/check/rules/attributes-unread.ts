import type {Nodes} from 'mdast'
import {perObject} from '../../core/per-object.ts'
import {locator} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {lostAttributes} from './about/lost-attributes.ts'
import {unreadAttributes} from './about/unread-attributes.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const attributesUnread = {
  code: 'G514',
  name: 'attributes-unread',
  severity: 'warning',
  summary: 'Attributes in braces, and options of code and directives, are valid and supported.',
  why: 'Invalid braces are printed as text, and no reference can use their label. If an attribute or option is not supported, readers miss the words or numbers that it would add.',
  examples: [
    {
      name: 'a quotation mark that is not closed',
      files: {'01.md': '![A map.](map.svg){#fig:map width="80%}\n\nSee @fig:map.', 'map.svg': '<svg/>'},
      expect: ['01.md:1:29-1:39 The value `"80%` lacks its closing quotation mark, expected `width="80%"`']
    },
    {
      name: 'a blank line in the description of a picture',
      files: {'01.md': '![A map\n\nof the town.](map.svg){#fig:map}', 'map.svg': '<svg/>'},
      expect: ['01.md:3:23-3:33 `{#fig:map}` is printed as text']
    },
    {
      name: 'a caption without a table',
      files: {'01.md': 'Words.\n\n: Ages. {#tbl:ages .wide}'},
      expect: ['01.md:3:9-3:26 `{#tbl:ages .wide}` is printed as text']
    },
    {
      name: 'an attribute and an option that nothing reads',
      files: {
        '01.md':
          '![A map.](map.svg){#fig:map credit="Ann Roe" fig-align="left"}\n\nSee @fig:map.\n\n:::{note}\n:author: Ann Roe\nWords.\n:::',
        'map.svg': '<svg/>'
      },
      expect: [
        '01.md:1:29-1:35 The attribute `credit` has no effect in galley, expected `Ann Roe` at the end of the caption or text',
        '01.md:6:2-6:8 The option `author` has no effect in galley, expected `— Ann Roe` as the last line of the quotation'
      ]
    },
    {
      name: 'read, or shown on purpose',
      files: {
        '01.md':
          '![A map.](map.svg){#fig:map width="80%" title=\'"A" map\'}\n\nWrite `{#fig:x}` or \\{#fig:y}. See @fig:map.',
        'map.svg': '<svg/>'
      },
      expect: []
    }
  ],
  *check({chapters, findings}) {
    yield* findings.filter(({rule}) => rule === 'attributes-unread')
    for (const chapter of chapters) {
      yield* openValuesIn(chapter)
      yield* lostIn(chapter)
      for (const {file, place, source, label, cause = otherwise} of unreadAttributes(chapter)) {
        yield {file, place, subject: label, message: `\`${source}\` is printed as text`, note: cause}
      }
    }
  }
} satisfies Rule

const otherwise =
  'Attributes belong directly after a picture, a link or the words of a span, `[words]{.name}`, or at the end of a heading, of a formula, or of a caption next to its table; those of a block belong to `:::` around it.'

const lostIn = perObject((chapter: Chapter): readonly RuleFinding[] => [...lostAttributes(chapter)])

const openValuesIn = perObject((chapter: Chapter): readonly RuleFinding[] => [...openValues(chapter)])

/** Finds values of attributes that begin with a quotation mark but do not end with one. */
function* openValues({path, text, tree}: Chapter): Generator<RuleFinding> {
  if (!/=(?:"[^"\s{}]*|'[^'\s{}]*)[\s}]/.test(text)) return
  const places = locator(text)
  const seen = new Set<number>()
  const nodes: Nodes[] = []
  walk(tree, node => {
    if (node.data?.attributes !== undefined) nodes.push(node)
    return undefined
  })
  for (const {data, position} of nodes) {
    for (const [key, value] of Object.entries(data?.attributes?.pairs ?? {})) {
      const quote = value.charAt(0)
      const start = position?.start.offset ?? 0
      const index = text.slice(start, position?.end.offset).indexOf(`${key}=${value}`)
      if (!/^["']/.test(quote) || index === -1 || seen.has(start + index)) continue
      seen.add(start + index)
      yield {
        file: path,
        place: places.place(start + index, start + index + key.length + 1 + value.length),
        subject: key,
        message: `The value \`${value}\` lacks its closing quotation mark, expected \`${key}=${value}${quote}\``,
        note: 'The quotation mark becomes part of the value, as in Pandoc, so that, for example, a width has no effect.'
      }
    }
  }
}
