import type {Chance} from '../../versions/redline/edits.ts'
import {change, type Draft, isParagraph, phrase, placesOf, sentenceOf, type TextEdit} from './draft.ts'

/** Edits of whole blocks: paragraphs, headings, sections, lists, formulas, pictures, quotations, listings. */
export const blockEdits: Readonly<Record<string, TextEdit>> = {
  'insert a paragraph': insert(
    (draft, chance) => `${sentenceOf(draft, chance)} ${sentenceOf(draft, chance)}`
  ),
  'delete a block': (draft, chance) => {
    const places = placesOf(draft, block => !/^\[\^|^#+ (?:References|Bibliography)/.test(block ?? ''))
    if (places.length < 4) return false
    draft.blocks.splice(chance.pick(places), 1)
    return true
  },
  'move a paragraph': move(isParagraph),
  'move a block': move(block => !/^(?:\[\^|#|: |\[@)/.test(block)),
  'split a paragraph': (draft, chance) =>
    change(
      draft,
      chance,
      block => isParagraph(block) && sentenceEnd.test(block),
      block => {
        const {index} = chance.pick([...block.matchAll(new RegExp(sentenceEnd, 'gu'))])
        return [block.slice(0, index), block.slice(index + 1)]
      }
    ),
  'join paragraphs': (draft, chance) => {
    const places = placesOf(draft, (block, next) => isParagraph(block) && isParagraph(next))
    if (places.length === 0) return false
    const at = chance.pick(places)
    draft.blocks.splice(at, 2, `${draft.blocks[at]} ${draft.blocks[at + 1]}`)
    return true
  },
  'lower a heading': (draft, chance) => change(draft, chance, isHeading, block => `#${block}`),
  'raise a heading': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^##+ /.test(block),
      block => block.slice(1)
    ),
  'rename a heading': (draft, chance) =>
    change(draft, chance, isHeading, block =>
      block.replace(/^(#+ )([^\n{]+?)(?= *(?:\{|\n|$))/, (_, marks: string, words: string) =>
        chance.below(2) === 0
          ? `${marks}${words} ${phrase(draft, chance, 2)}`
          : `${marks}On ${phrase(draft, chance, 3)}`
      )
    ),
  'insert a heading': insert(
    (draft, chance) => `${'#'.repeat(1 + chance.below(3))} On ${phrase(draft, chance, 3)}`
  ),
  'move a section': (draft, chance) => {
    const section = sectionOf(draft, chance)
    if (section === undefined) return false
    const [start, end] = section
    const taken = draft.blocks.splice(start, end - start)
    const places = [...placesOf(draft, block => isHeading(block ?? '')), draft.blocks.length]
    draft.blocks.splice(chance.pick(places), 0, ...taken)
    return true
  },
  'delete a section': (draft, chance) => {
    const section = sectionOf(draft, chance)
    if (section === undefined || draft.blocks.length - (section[1] - section[0]) < 6) return false
    draft.blocks.splice(section[0], section[1] - section[0])
    return true
  },
  'insert a section': (draft, chance) => {
    const made = [
      `${'#'.repeat(1 + chance.below(2))} On ${phrase(draft, chance, 3)}`,
      `${sentenceOf(draft, chance)}^[${sentenceOf(draft, chance)}] ${sentenceOf(draft, chance)}`,
      listOf(draft, chance, '-')
    ]
    draft.blocks.splice(
      chance.pick([...placesOf(draft, block => isHeading(block ?? '')), draft.blocks.length]),
      0,
      ...made
    )
    return true
  },
  'insert a list': insert((draft, chance) => listOf(draft, chance, chance.below(2) === 0 ? '-' : '1.')),
  'insert an item': inList((items, draft, chance) => {
    items.splice(
      chance.below(items.length + 1),
      0,
      `${/^\S+ +/.exec(items[0]!)![0]}${sentenceOf(draft, chance)}`
    )
  }),
  'delete an item': inList((items, _, chance) => void items.splice(chance.below(items.length), 1)),
  'move an item': inList((items, _, chance) => {
    const [item] = items.splice(chance.below(items.length), 1)
    items.splice(chance.below(items.length + 1), 0, item!)
  }),
  'change an item': inList((items, draft, chance) => {
    const at = chance.below(items.length)
    items[at] = `${items[at]} ${sentenceOf(draft, chance)}`
  }),
  'nest an item': inList((items, draft, chance) => {
    const at = chance.below(items.length)
    items[at] = `${items[at]}\n    - ${sentenceOf(draft, chance)}`
  }),
  'number a list': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^- .*(?:\n- .*)*$/.test(block),
      block => block.replace(/^- /gm, '1. ')
    ),
  'make a list of a paragraph': (draft, chance) =>
    change(
      draft,
      chance,
      block => isParagraph(block) && !block.includes('\n'),
      block => `- ${block}`
    ),
  'quote a paragraph': (draft, chance) =>
    change(draft, chance, isParagraph, block => `> ${block.replaceAll('\n', '\n> ')}`),
  'insert a quotation': insert(
    (draft, chance) => `> ${sentenceOf(draft, chance)}\n>\n> ${sentenceOf(draft, chance)}`
  ),
  'insert a display formula': insert(
    (_, chance) => `$$\\sum_{i=1}^{n} a_i^{${chance.below(9)}} = \\frac{x}{y}$$`
  ),
  'change a display formula': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^\$\$[\s\S]+\$\$/.test(block),
      block => block.replace(/^\$\$/, '$$$$q + ')
    ),
  'insert a picture': insert(
    (draft, chance) => `![${sentenceOf(draft, chance)}](absent-${chance.below(9)}.png)`
  ),
  'change a caption': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^(?:!\[|: |Table: )\p{L}+ /u.test(block),
      block => block.replace(/(?<=^(?:!\[|: |Table: )\p{L}+ )/u, () => `${phrase(draft, chance, 2)} `)
    ),
  'insert a listing': insert(
    (draft, chance) => `\`\`\`python\n${phrase(draft, chance, 1)} = ${chance.below(99)}\nprint(1)\n\`\`\``
  ),
  'change a listing': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^```[^\n]*\n[\s\S]+\n```$/.test(block),
      block => block.replace(/\n```$/, `\nmore(${chance.below(99)})\n\`\`\``)
    )
}

const sentenceEnd = /(?<=\p{Ll}{3}\.) (?=\p{Lu}\p{Ll}+ )/u

function isHeading(block: string): boolean {
  return /^#{1,5} [^\n]*$/.test(block)
}

function insert(make: (draft: Draft, chance: Chance) => string): TextEdit {
  return (draft, chance) => {
    const places = [
      ...placesOf(draft, block => isParagraph(block) || isHeading(block ?? '')),
      draft.blocks.length
    ]
    draft.blocks.splice(chance.pick(places), 0, make(draft, chance))
    return true
  }
}

function move(holds: (block: string) => boolean): TextEdit {
  return (draft, chance) => {
    const places = placesOf(draft, block => block !== undefined && holds(block))
    if (places.length < 3) return false
    const [block] = draft.blocks.splice(chance.pick(places), 1)
    const targets = placesOf(draft, each => isParagraph(each) || isHeading(each ?? ''))
    draft.blocks.splice(targets.length === 0 ? 0 : chance.pick(targets), 0, block!)
    return true
  }
}

/** A section, from its heading up to the next heading of its level or above. */
function sectionOf(draft: Draft, chance: Chance): readonly [start: number, end: number] | undefined {
  const heads = placesOf(
    draft,
    block => isHeading(block ?? '') && !/^#+ (?:References|Bibliography)/.test(block ?? '')
  )
  if (heads.length < 3) return undefined
  const start = chance.pick(heads)
  const level = (at: number): number => /^#+/.exec(draft.blocks[at]!)![0].length
  const end = placesOf(draft, block => isHeading(block ?? '')).find(
    at => at > start && level(at) <= level(start)
  )
  return [start, end ?? draft.blocks.length]
}

function listOf(draft: Draft, chance: Chance, mark: string): string {
  return Array.from({length: 2 + chance.below(3)}, () => `${mark} ${sentenceOf(draft, chance)}`).join('\n')
}

/** Applies an edit to the items of a list that has no blank lines. */
function inList(edit: (items: string[], draft: Draft, chance: Chance) => void): TextEdit {
  return (draft, chance) =>
    change(
      draft,
      chance,
      block => /^(?:[-*+]|\d+\.) \S/.test(block) && !/\n\n/.test(block),
      block => {
        const items = block.split(/\n(?=(?:[-*+]|\d+\.) )/)
        if (items.length < 2) return undefined
        edit(items, draft, chance)
        return items.join('\n')
      }
    )
}
