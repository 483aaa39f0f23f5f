import {editOf} from '../../core/edits.ts'
import {perItems} from '../../core/per-object.ts'
import type {CitationItem, Edit, Manuscript, NumberedCitation} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const citationRepeated = {
  code: 'G112',
  name: 'citation-repeated',
  severity: 'warning',
  summary: 'A citation names each work once, or once for each page.',
  why: 'The reader sees the work twice: “[3, 3]” or “(Doe, 2001; Doe, 2001)”.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': 'Read [@a; @b; @a].', 'references.bib': '@book{a,}\n@book{b,}'},
      expect: ['01.md:1:15-1:17 `@a` occurs twice in one citation']
    },
    {
      name: 'two pages',
      files: {'01.md': 'Read [@a, p. 3; @a, p. 7].', 'references.bib': '@book{a,}'},
      expect: []
    }
  ],
  *check(manuscript) {
    for (const {cited, first, item} of repeatedAmong(manuscript.citations)) {
      const edit = removal(manuscript, cited, first, item)
      yield {
        file: cited.file,
        place: item.place,
        subject: item.key,
        message: `\`@${item.key}\` occurs twice in one citation`,
        ...(edit && {edits: [edit]})
      }
    }
  }
} satisfies Rule

/** The items of a citation that repeat an earlier one. */
const repeatedAmong = perItems((cited: NumberedCitation) => {
  const {citation, references} = cited
  if (citation.items.length < 2) return []
  const keys = citation.items.map(({key}, index) => references[index]?.key ?? key)
  if (new Set(keys).size === keys.length) return []
  const seen = new Map<string, CitationItem>()
  return citation.items.flatMap((item, index) => {
    const said = JSON.stringify([keys[index], item.label, item.locator, plainText(item.suffix)])
    const first = seen.get(said)
    seen.set(said, first ?? item)
    return first === undefined ? [] : [{cited, first, item}]
  })
})

/** The edit that removes a second item with the `;` before it, if it is identical to the first. */
function removal(
  {chapters}: Manuscript,
  {file}: NumberedCitation,
  first: CitationItem,
  second: CitationItem
): Edit | undefined {
  const isBare = ({prefix, suffix, locator}: CitationItem): boolean =>
    prefix.length === 0 && suffix.length === 0 && locator === undefined
  const text = chapters.find(({path}) => path === file)?.text
  if (text === undefined || !isBare(first) || !isBare(second)) return undefined
  if (first.key !== second.key || first.mode !== second.mode) return undefined
  const {start, end} = second.place
  if (!/^-?@/.test(text.slice(start.offset, end.offset)) || !/^\s*[;\]]/.test(text.slice(end.offset)))
    return undefined
  const [joint] = /;\s*$/.exec(text.slice(Math.max(0, start.offset - 50), start.offset)) ?? []
  if (joint === undefined) return undefined
  const from = start.offset - joint.length
  return editOf(file, {start: {...start, offset: from}, end}, text.slice(from, end.offset), '')
}
