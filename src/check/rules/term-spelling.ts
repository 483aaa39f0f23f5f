import {perObject} from '../../core/per-object.ts'
import {plural} from '../../core/plural.ts'
import type {Chapter} from '../../core/types.ts'
import {isIn, type Passage, passagesIn} from './about/passages.ts'
import {spellingOf} from './about/spellings.ts'
import type {Rule} from './rule.ts'

export const termSpelling = {
  code: 'G314',
  name: 'term-spelling',
  severity: 'info',
  summary: 'A word has the same spelling throughout an English paper.',
  why: 'Copy editors ask which of the two is intended. This is a hint: a quotation keeps its spelling.',
  examples: [
    {
      name: 'two ways',
      files: {
        '01.md':
          'Forced labour and labourers; the International Labor Organization.\nThey organise labor, and are organized. Co-operation, co-operation, cooperation.'
      },
      expect: [
        '01.md:2:15-2:20 The paper has two spellings: `labor` (1 time) and `labour` (2 times)',
        '01.md:2:30-2:39 The paper has two spellings: `organized` (1 time) and `organise` (1 time)',
        '01.md:2:69-2:80 The paper has two spellings: `cooperation` (1 time) and `co-operation` (1 time)'
      ]
    },
    {
      name: 'other words',
      files: {'01.md': 'Analyses are analyzed to recover and re-cover a prize; `labor` and labour.'},
      expect: []
    }
  ],
  *check(manuscript) {
    if (!isIn(manuscript.metadata.lang, 'en')) return
    const isChapter = new Set(manuscript.chapters)
    const texts = manuscript.project.texts.map(text =>
      isChapter.has(text) ? wordsOfChapter(text) : wordsOfOther(text)
    )
    const families = new Map<string, Map<string, Use>>()
    const asked = new Set(texts.flatMap(({spelt}) => spelt))
    for (const word of asked) {
      const use = useOf(word, texts)!
      const closed = word.replace('-', '')
      if (closed !== word) {
        const other = useOf(closed, texts)
        if (other !== undefined && closed.length >= shortest && !notAlike.has(word)) {
          add(families, `${closed} -`, '-', use)
          add(families, `${closed} -`, '', other)
        }
        continue
      }
      const spelling = spellingOf(word)
      if (spelling !== undefined) add(families, spelling.family, spelling.form, use)
    }
    for (const forms of families.values()) {
      const [first, second] = [...forms.values()]
      if (first === undefined || second === undefined) continue
      const [rarer, other] = second.count <= first.count ? [second, first] : [first, second]
      const {passage, at, word, count} = rarer
      yield {
        file: passage.file,
        place: passage.place(at, at + word.length),
        subject: word,
        message: `The paper has two spellings: \`${word}\` (${plural(count, 'time')}) and \`${other.word}\` (${plural(other.count, 'time')})`,
        expected: [other.word]
      }
    }
  }
} satisfies Rule

/** A word, the number of its occurrences, and the first occurrence. */
type Use = Readonly<{word: string; count: number; passage: Passage; at: number}>

/** The lower-case words of a text, and those among them that can be spelt in another way. */
type TextWords = Readonly<{uses: ReadonlyMap<string, Use>; spelt: readonly string[]}>

const wordsOfChapter = perObject((chapter: Chapter) => wordsOf(passagesIn(chapter)))
const wordsOfOther = perObject((text: Chapter) => wordsOf(passagesIn(text, false)))

/** Counts the words of passages, except capitalized ones: these may be names, which keep their spelling. */
function wordsOf(passages: readonly Passage[]): TextWords {
  const words = new Map<string, {word: string; count: number; passage: Passage; at: number}>()
  for (const passage of passages) {
    for (const {0: word, index} of passage.text.matchAll(
      /(?<![^\s(“‘"/])[a-z]{4,}\b(?!['’-])|(?<![^\s(“‘"/])[a-z]+-[a-z]+\b(?!['’-])/g
    )) {
      const use = words.get(word)
      if (use === undefined) words.set(word, {word, count: 1, passage, at: index})
      else use.count++
    }
  }
  const spelt = [...words.keys()].filter(word => word.includes('-') || spellingOf(word) !== undefined)
  return {uses: words, spelt}
}

/** The uses of a word in all texts. */
function useOf(word: string, texts: readonly TextWords[]): Use | undefined {
  const [first, ...others] = texts.flatMap(({uses}) => uses.get(word) ?? [])
  return first && {...first, count: others.reduce((sum, {count}) => sum + count, first.count)}
}

function add(families: Map<string, Map<string, Use>>, family: string, form: string, use: Use): void {
  const forms = families.get(family) ?? new Map<string, Use>()
  families.set(family, forms)
  const known = forms.get(form)
  forms.set(form, known === undefined ? use : {...known, count: known.count + use.count})
}

const shortest = 5

/** Words with another meaning if the hyphen is removed. */
const notAlike: ReadonlySet<string> = new Set(
  `co-op co-ops pre-dates re-act re-ally re-bound re-call re-cover re-covered re-covering re-create re-created
  re-creation re-dress re-form re-formed re-lease re-leased re-mark re-present re-press re-sent re-serve re-sign
  re-signed re-sort re-sound re-store re-treat un-ionised un-ionized`.split(/\s+/)
)
