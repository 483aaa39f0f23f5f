import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {sha256} from '../../src/core/hash.ts'
import {linkCitations} from '../../src/import/link/index.ts'
import {findReferences} from '../../src/import/link/reference-list.ts'
import type {LinkedCitations, PassageCall, PassageRange, TypedPassage} from '../../src/import/passage.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const project = fileURLToPath(new URL('../..', import.meta.url))

/** A paper with keys, from which manuscripts with typed citations are made. */
export type KeyedPaper = Readonly<{name: string; path: string; bibliography?: string; language: string}>

/** A manuscript as its author would have typed it, and the works that Pandoc cited at each place. */
export type TypedManuscript = Readonly<{
  name: string
  passages: readonly TypedPassage[]
  truth: readonly TrueCitation[]
  /** The key of the entry for each passage of the list. */
  keys: ReadonlyMap<string, string>
}>

export type TrueCitation = Readonly<{
  passage: string
  start: number
  end: number
  keys: readonly string[]
  /** Whether another citation is inside this one, so that its printed form is uncertain. */
  isNested: boolean
}>

/** The styles of each form of citation. */
export const formStyles = {
  'author-date': ['apa', 'chicago-author-date', 'harvard-cite-them-right'],
  number: ['ieee', 'nlm-citation-sequence'],
  raised: ['american-medical-association', 'nature'],
  note: ['chicago-notes-bibliography']
} as const

export type Form = keyof typeof formStyles

const forms = Object.keys(formStyles) as readonly Form[]

/** The papers of the corpus that cite by key and include their bibliography. */
export function keyedPapers(): readonly KeyedPaper[] {
  if (!existsSync(corpus)) return []
  const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, Readonly<{paper: string; unique: number}>>
  }
  const joss = Object.entries(papers)
    .filter(([, {unique}]) => unique >= 7)
    .map(([name, {paper}]) => ({name, path: join(corpus, paper), language: 'en'}))
  return [...joss, ...chapters.map(thesisChapter)]
}

/** The chapters of the French thesis with citations. */
const chapters = [
  'intro/chap1',
  'intro/chap2',
  'intro/chap3',
  'mat-meth/cristallo',
  'partie-1/discussion',
  'partie-1/resultats',
  'partie-2/discussion',
  'partie-2/resultats',
  'partie-3/resultats'
]

function thesisChapter(chapter: string): KeyedPaper {
  const folder = join(corpus, 'pandoc/guillawme-these-fr')
  return {
    name: `these/${chapter}`,
    path: join(folder, `${chapter}.md`),
    bibliography: join(folder, 'references.bib'),
    language: 'fr'
  }
}

/** Papers of this project, which were seen during development: for development only. */
export const ownPapers: readonly KeyedPaper[] = ['historian', 'article', 'mathematician'].map(name => ({
  name,
  path: join(project, `docs/examples/${name}/01-article.md`),
  bibliography: join(project, `docs/examples/${name}/references.bib`),
  language: 'en'
}))

/** A manuscript made from a paper, in one citation style and with the terms of one language. */
export type Setting = Readonly<{paper: KeyedPaper; form: Form; style: string; language: string}>

/**
 * The frozen set: twelve papers drawn by a seed, eight articles and four chapters in French, three in each form of
 * citation. Every fourth article gets German words and every fourth Spanish ones. Nobody looks at them during
 * development.
 */
export function frozenSettings(): readonly Setting[] {
  const {frozen} = drawn()
  return frozen.map((paper, index) => {
    const form = forms[index % 4]!
    const styles = formStyles[form]
    const language = paper.language === 'fr' ? 'fr' : (['en', 'de', 'en', 'es'][(index >> 1) % 4] ?? 'en')
    return {paper, form, style: styles[(index >> 2) % styles.length]!, language}
  })
}

/** The other papers, in every style. */
export function developmentSettings(): readonly Setting[] {
  const {others} = drawn()
  return [...others, ...ownPapers].flatMap((paper, index) =>
    forms.flatMap(form =>
      formStyles[form].map(style => ({
        paper,
        form,
        style,
        language: paper.language === 'fr' ? 'fr' : (['en', 'de', 'en', 'es'][index % 4] ?? 'en')
      }))
    )
  )
}

function drawn(): Readonly<{frozen: readonly KeyedPaper[]; others: readonly KeyedPaper[]}> {
  const ordered = [...keyedPapers()]
    // A citation of this paper was seen before the set was drawn.
    .filter(({name}) => name !== 'verde')
    .map(paper => ({paper, order: sha256(`typed manuscripts ${paper.name}`)}))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({paper}) => paper)
  const articles = ordered.filter(({language}) => language === 'en').slice(0, 8)
  const french = ordered.filter(({language}) => language === 'fr').slice(0, 4)
  const frozen = articles.flatMap((paper, index) => [
    paper,
    ...(index % 2 === 1 ? [french[index >> 1]!] : [])
  ])
  const names = new Set(frozen.map(({name}) => name))
  return {frozen, others: keyedPapers().filter(({name}) => !names.has(name))}
}

/** The arguments and the folder with which Pandoc writes a paper as a JSON tree. */
export function pandocCall({
  paper,
  style,
  language
}: Setting): Readonly<{args: readonly string[]; cwd: string}> {
  return {
    args: [
      paper.path,
      '--from=markdown',
      '--to=json',
      '--citeproc',
      `--csl=${join(corpus, `csl/styles/${style}.csl`)}`,
      `--metadata=lang:${language}`,
      `--metadata=reference-section-title:${headings[language] ?? 'References'}`,
      ...(paper.bibliography === undefined ? [] : [`--bibliography=${paper.bibliography}`])
    ],
    cwd: dirname(paper.path)
  }
}

const headings: Readonly<Record<string, string>> = {de: 'Literatur', fr: 'Bibliographie', es: 'Referencias'}

type Node = Readonly<{t: string; c?: unknown}>

/**
 * Removes the sources from Pandoc's tree: keeps the text of each paragraph, cell and note, and the places and keys of
 * Pandoc's citations.
 */
export function typedManuscript(name: string, json: string): TypedManuscript {
  const {blocks} = JSON.parse(json) as {blocks: readonly Node[]}
  const passages: TypedPassage[] = []
  const truth: TrueCitation[] = []
  const keys = new Map<string, string>()
  let count = 0
  const inlines = (
    nodes: readonly Node[],
    kind: TypedPassage['kind'],
    own: Readonly<{note?: string; key?: string}>
  ): void => {
    const id = `${kind}${++count}`
    const closed: PassageRange[] = []
    const raised: PassageRange[] = []
    const calls: PassageCall[] = []
    const later: (() => void)[] = []
    let text = ''
    const walk = (each: Node): void => {
      const {t, c} = each
      const start = text.length
      if (t === 'Str') text += c as string
      else if (t === 'Space' || t === 'SoftBreak') text += ' '
      else if (t === 'LineBreak') text += '\n'
      else if (t === 'Code') {
        text += (c as [unknown, string])[1]
        closed.push({start, end: text.length})
      } else if (t === 'Math' || t === 'Image') {
        text += '\uFFFC'
        closed.push({start, end: text.length})
      } else if (t === 'Note') {
        const note = `n${++count}`
        calls.push({at: start, note})
        later.push(() => walkBlocks(c as Node[], {note}))
      } else if (t === 'Cite') {
        const [citations, shown] = c as [readonly {citationId: string}[], readonly Node[]]
        const within = JSON.stringify([citations, shown]).matchAll(/"citationId":"([^"]*)"/g)
        const cited = [...new Set(Array.from(within, ([, key = '']) => key))]
        const isNested = cited.length > citations.length
        const isNote = shown.some(({t: type}) => type === 'Note')
        for (const inline of shown)
          if (inline.t === 'Note') {
            const note = `n${++count}`
            calls.push({at: text.length, note})
            later.push(() => {
              const first = passages.length
              walkBlocks(inline.c as Node[], {note})
              for (const {id: passage, text: words} of passages.slice(first))
                truth.push({passage, start: 0, end: words.length, keys: cited, isNested})
            })
          } else walk(inline)
        if (!isNote) truth.push({passage: id, start, end: text.length, keys: cited, isNested})
      } else if (t === 'Quoted') {
        const [{t: type}, content] = c as [Node, readonly Node[]]
        text += type === 'DoubleQuote' ? '“' : '‘'
        content.forEach(walk)
        text += type === 'DoubleQuote' ? '”' : '’'
      } else if (t === 'Superscript') {
        ;(c as Node[]).forEach(walk)
        raised.push({start, end: text.length})
      } else if (t === 'Span' || t === 'Link') (c as [unknown, readonly Node[]])[1].forEach(walk)
      else if (t !== 'RawInline' && Array.isArray(c)) (c as Node[]).forEach(walk)
    }
    nodes.forEach(walk)
    if (text.trim() !== '') {
      passages.push({
        id,
        kind: own.note === undefined ? kind : 'note',
        text,
        ...(own.note !== undefined && {note: own.note}),
        closed,
        raised,
        calls
      })
      if (own.key !== undefined && !keys.has(own.key)) keys.set(id, own.key)
    }
    for (const run of later) run()
  }
  const walkBlocks = (nodes: readonly Node[], own: Readonly<{note?: string; key?: string}>): void => {
    for (const {t, c} of nodes) {
      if (t === 'Para' || t === 'Plain') inlines(c as Node[], 'paragraph', own)
      else if (t === 'Header') inlines((c as [unknown, unknown, Node[]])[2], 'heading', own)
      else if (t === 'Div') {
        const [[id], content] = c as [[string], Node[]]
        walkBlocks(content, id.startsWith('ref-') ? {...own, key: id.slice('ref-'.length)} : own)
      } else if (t === 'BlockQuote') walkBlocks(c as Node[], own)
      else if (t === 'BulletList') for (const item of c as Node[][]) walkBlocks(item, own)
      else if (t === 'OrderedList') for (const item of (c as [unknown, Node[][]])[1]) walkBlocks(item, own)
      else if (t === 'Figure') walkBlocks((c as [unknown, unknown, Node[]])[2], own)
    }
  }
  walkBlocks(blocks, {})
  return {name, passages, truth, keys}
}

/** The number of works that Pandoc cited, and how many of them were linked. */
export type LinkScore = Readonly<{
  cited: number
  right: number
  doubted: number
  /** Certain links to works that Pandoc did not cite there, in words. */
  wrong: readonly string[]
  missed: readonly string[]
}>

export function scoreOf({passages, truth, keys}: TypedManuscript): LinkScore {
  const {references, passages: own} = findReferences('typed.docx', passages)
  const linked = linkCitations(
    passages.filter(({id}) => !own.has(id)),
    references
  )
  return compared(
    linked,
    truth,
    new Map(passages.map(({id, text}) => [id, text])),
    index => keys.get(references[index]?.passage ?? ''),
    new Set(keys.values())
  )
}

function compared(
  {links}: LinkedCitations,
  truth: readonly TrueCitation[],
  texts: ReadonlyMap<string, string>,
  keyOf: (work: number) => string | undefined,
  listed: ReadonlySet<string>
): LinkScore {
  const wrong: string[] = []
  const missed: string[] = []
  let [cited, right, doubted] = [0, 0, 0]
  for (const link of links) {
    const there = truth.filter(
      each => each.passage === link.passage && each.start < link.end && link.start < each.end
    )
    const allowed = new Set(there.flatMap(each => each.keys))
    for (const item of link.items) {
      const key = item.work === undefined ? undefined : keyOf(item.work)
      if (item.work !== undefined && (key === undefined || !allowed.has(key)))
        wrong.push(
          `${texts.get(link.passage)!.slice(link.start - 30, link.end + 20)} → ${key}, not ${[...allowed].join(' ')}`
        )
    }
  }
  for (const {passage, start, end, keys: wanted, isNested} of truth) {
    if (isNested) continue
    const there = links.filter(link => link.passage === passage && link.start < end && start < link.end)
    const sure = new Set(
      there.flatMap(({verdict, items}) => (verdict === 'sure' ? items.map(({work}) => keyOf(work!)) : []))
    )
    const asked = new Set(there.flatMap(({items}) => items.flatMap(({candidates}) => candidates.map(keyOf))))
    for (const key of new Set(wanted)) {
      if (!listed.has(key)) continue
      cited++
      if (sure.has(key)) right++
      else {
        if (asked.has(key)) doubted++
        missed.push(
          `${asked.has(key) ? `doubted (${there.flatMap(({items}) => items.flatMap(({doubt}) => doubt ?? [])).join('; ')})` : 'missed'} ${key}: ${texts.get(passage)!.slice(Math.max(0, start - 20), end + 10)}`
        )
      }
    }
  }
  return {cited, right, doubted, wrong, missed}
}
