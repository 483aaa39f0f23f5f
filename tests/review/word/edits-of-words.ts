import type {Chance} from '../../versions/redline/edits.ts'
import {change, type Draft, isParagraph, phrase, sentenceOf, type TextEdit} from './draft.ts'

/** Edits in running text: words, sentences, formats, citations, notes, formulas. */
export const wordEdits: Readonly<Record<string, TextEdit>> = {
  'replace a word': atWord((draft, chance) => phrase(draft, chance, 1)),
  'replace a word by a phrase': atWord((draft, chance) => phrase(draft, chance, 2 + chance.below(4))),
  'insert a word': atWord((draft, chance, word) => `${word} ${phrase(draft, chance, 1)}`),
  'insert a phrase': atWord((draft, chance, word) => `${word} ${phrase(draft, chance, 3 + chance.below(5))}`),
  'delete a word': atMatch(/(?<= )\p{L}{3,} (?=\p{L})/gu, () => ''),
  'delete a phrase': atMatch(/(?<= )\p{L}+(?: \p{L}+){2,6} (?=\p{L})/gu, () => ''),
  'exchange two words': atMatch(/(?<= )\p{L}{3,} \p{L}{3,}(?= )/gu, words =>
    words.split(' ').reverse().join(' ')
  ),
  'insert a sentence': atMatch(
    /(?<=\p{Ll}{3}\. )(?=\p{Lu}\p{Ll}+ )/gu,
    (_, draft, chance) => `${sentenceOf(draft, chance)} `
  ),
  'delete a sentence': atMatch(/(?<=\p{Ll}{3}\. )\p{Lu}[^.[\]$*_`!]{20,}\. (?=\p{Lu})/gu, () => ''),
  'move a sentence': (draft, chance) => {
    let moved = ''
    const isTaken = atMatch(/(?<=\p{Ll}{3}\. )\p{Lu}[^.[\]$*_`!]{40,}\. (?=\p{Lu})/gu, words => {
      moved = words
      return ''
    })(draft, chance)
    return isTaken && (change(draft, chance, isParagraph, block => `${moved}${block}`) || true)
  },
  'set a word in italics': atWord((_, __, word) => `*${word}*`),
  'set a word in bold': atWord((_, __, word) => `**${word}**`),
  'raise a number': atWord((_, chance, word) => `${word}^${1 + chance.below(8)}^`),
  'set a phrase in italics': atMatch(/(?<= )\p{L}+(?: \p{L}+){1,4}(?= )/gu, words => `*${words}*`),
  'take a format away': atMatch(/(?<= )(\*{1,2}|_)[\p{L} ]+\1(?= )/gu, words => words.replace(/[*_]/g, '')),
  'set a name as code': atWord((_, __, word) => `\`${word}\``),
  'insert a link': atWord((_, __, word) => `[${word}](https://example.org/${word.length})`),
  'insert a formula': atWord((_, chance, word) => `${word} $x_{${chance.below(9)}} + y^2$`),
  'change a formula': atMatch(/(?<= )\$[^$\s][^$\n]*(?<!\s)\$(?= )/g, tex => `${tex.slice(0, -1)} + q$`),
  'delete a formula': atMatch(/ \$[^$\s][^$\n]*(?<!\s)\$(?= )/g, () => ''),
  'insert a citation': atWord((draft, chance, word) =>
    draft.citations.length === 0 ? word : `${word} [${chance.pick(draft.citations)}]`
  ),
  'add a locator': atMatch(
    /\[@[\w:.-]+\](?![(:[])/g,
    (cited, _, chance) => `${cited.slice(0, -1)}, p. ${1 + chance.below(90)}]`
  ),
  'cite another work': atMatch(/\[@[\w:.-]+\](?![(:[])/g, (cited, {citations}, chance) =>
    citations.length === 0 ? cited : `[${chance.pick(citations)}]`
  ),
  'delete a citation': atMatch(/ \[@[\w:.;@ -]+\](?![(:[])/g, () => ''),
  'insert a note': atMatch(
    /(?<=\p{Ll}{3}[.,])(?= \p{L})/gu,
    (_, draft, chance) => `^[${sentenceOf(draft, chance)}]`
  ),
  'change a note': anywhere(/\^\[[\p{L} ]{10,}\.\]/gu, (note, draft, chance) =>
    note.replace(/ \p{L}+ /u, ` ${phrase(draft, chance, 2)} `)
  ),
  'change a note below': (draft, chance) =>
    change(
      draft,
      chance,
      block => /^\[\^[^\]]+\]: /.test(block),
      block => block.replace(/(?<=\p{L} )\p{L}{3,}(?= )/u, () => phrase(draft, chance, 2))
    ),
  'delete a note': atMatch(/\^\[[^\][]+\]|(?<=\S)\[\^[\w-]+\](?!:)/g, () => '')
}

/**
 * Parts of a text that no edit of words may touch: citations, formulas, links, code, attributes, formats, addresses.
 */
const marked =
  /!?\[[^\]]*\](?:\([^)]*\))?|\$[^$]*\$|`[^`]*`|<[^>]*>|\{[^}]*\}|\*+[^*]*\*+|(?<!\w)_[^_]*_|\S*[@:/\\]\S*/g

type Become = (found: string, draft: Draft, chance: Chance) => string

/** Returns an edit of one match of a pattern in some paragraph. */
function anywhere(pattern: RegExp, become: Become): TextEdit {
  return (draft, chance) =>
    change(
      draft,
      chance,
      block => isParagraph(block) && block.search(pattern) >= 0,
      block => {
        const {index, 0: found} = chance.pick([...block.matchAll(pattern)])
        return block.slice(0, index) + become(found, draft, chance) + block.slice(index + found.length)
      }
    )
}

/** Returns an edit of one match of a pattern, outside marks or around whole marks. */
function atMatch(pattern: RegExp, become: Become): TextEdit {
  const placesIn = (block: string): ReadonlyArray<RegExpExecArray> => {
    const busy = [...block.matchAll(marked)].map(
      ({index, 0: found}) => [index, index + found.length] as const
    )
    return [...block.matchAll(pattern)].filter(({index, 0: found}) =>
      busy.every(
        ([start, end]) =>
          end <= index ||
          start >= index + found.length ||
          (start >= index && end <= index + found.length && /[[$*_^]/.test(found))
      )
    )
  }
  return (draft, chance) =>
    change(
      draft,
      chance,
      block => isParagraph(block) && placesIn(block).length > 0,
      block => {
        const {index, 0: found} = chance.pick(placesIn(block))
        return block.slice(0, index) + become(found, draft, chance) + block.slice(index + found.length)
      }
    )
}

function atWord(become: (draft: Draft, chance: Chance, word: string) => string): TextEdit {
  return atMatch(/(?<=\p{L} )\p{L}{3,}(?=[ ,])/gu, (word, draft, chance) => become(draft, chance, word))
}
