import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import type {
  Bibliography,
  Chapter,
  FrontMatter,
  LocalText,
  Project,
  Settings,
  Source,
  Sources,
  TermDefinition
} from '../core/types.ts'
import {bibliographyForm} from './bibliography-form.ts'
import {withCitedIdentifiers} from './cited-identifiers.ts'
import {bibliographyHash, knownTexts, mayDefineTerms} from './known-texts.ts'
import {booksAt} from './latex/book-commands.ts'
import type {ReadChapter} from './markdown/chapter.ts'
import {chapterForm, chapterHash} from './markdown/chapter-form.ts'
import {readFormulas} from './markdown/formulas.ts'
import {readIgnoreLines} from './markdown/ignore-comments.ts'
import {standingAt} from './markdown/local-text.ts'
import {excessOfPaper} from './markdown/text-limits.ts'
import {inText} from './markdown/word-macros.ts'
import {citesInText} from './settings/natbib.ts'

/**
 * Parses all texts; faults become findings. Pictures and links are checked later. A parser is only loaded for the first
 * text that needs it, because loading it takes longer than reading cached values.
 */
export async function parse(
  sources: Sources,
  memo: Memo
): Promise<Omit<Project, 'pictures' | 'pdfPictures' | 'pictureFaults' | 'pictureFiles' | 'absentFiles'>> {
  const {metadata, nociteSlot, style} = sources
  const known = await knownTexts(memo)
  const isBook = sources.chapters.some(source => known(source).book().hasChapters)
  const settings = isBook ? ofBook(sources.settings) : sources.settings
  const chapters = await chaptersOf(sources, memo)
  const whole = await bibliographyOf(sources.bibliography, memo)
  const front = await frontMatterOf(sources, memo)
  const texts = [
    ...(front.title ? [front.title] : []),
    ...(front.subtitle ? [front.subtitle] : []),
    ...front.titles.map(title => title.chapter),
    ...front.abstracts.map(abstract => abstract.chapter),
    ...chapters.flatMap(chapter => [...headingsBefore(chapter, front), chapter]),
    ...front.statements.map(statement => statement.chapter)
  ]
  const {citationTags} = sources
  const bibliography = withCitedIdentifiers(whole, texts, citationTags)
  const asked = sources.queries && (await import('./questions.ts')).readQuestions(sources.queries)
  const ignored = sources.bibliography.map(source => readIgnoreLines(source, bibliography.references))
  const defined = [...settings.macros, ...texts.flatMap(text => text.macros)]
  const macros = new Map(defined.map(macro => [macro.name, macro]))
  const terms = new Map(
    [...settings.terms, ...(await definedTerms(sources, memo))].map(term => [term.key, term])
  )
  const read = {macros: [...macros.values()], lang: metadata.lang}
  const formulas = await Promise.all(
    texts.filter(({hasFormulas}) => hasFormulas).map(text => readFormulas(text, read, memo))
  )
  return {
    metadata,
    settings,
    nociteSlot,
    chapters,
    ...(sources.joined.size > 0 && {joined: sources.joined}),
    front,
    texts,
    bibliography,
    ...(citationTags !== undefined && {citationTags}),
    macros,
    terms,
    formulas: new Map(formulas.flatMap(read => read.formulas)),
    bibliographySources: sources.bibliography,
    questions: asked?.questions ?? [],
    waivers: [...settings.waivers, ...[...texts, ...ignored].flatMap(({waivers}) => waivers)],
    style,
    findings: [
      ...sources.findings,
      ...texts.flatMap(text => text.findings),
      ...formulas.flatMap(read => read.findings),
      ...bibliography.findings,
      ...(asked?.findings ?? []),
      ...ignored.flatMap(({findings}) => findings)
    ]
  }
}

/** The settings of a paper whose text has `\chapter`. */
const ofBook = perObject((settings: Settings): Settings => ({...settings, hasChapters: true}))

/** The terms that the LaTeX preamble and the chapters define. */
async function definedTerms({chapters, settings}: Sources, memo: Memo): Promise<readonly TermDefinition[]> {
  const known = await knownTexts(memo)
  const texts = [
    ...(mayDefineTerms.test(settings.preamble) ? [settings.preamble] : []),
    ...chapters.flatMap(chapter => (known(chapter).definesTerms() ? [chapter.text] : []))
  ]
  if (texts.length === 0) return []
  const {termDefinitions} = await import('./latex/term-definitions.ts')
  return texts.flatMap(termDefinitions)
}

/** The headings that precede a chapter and are not in its text. */
function headingsBefore({path}: Chapter, {headings}: FrontMatter): readonly Chapter[] {
  return headings.flatMap(({before, chapter}) => (before === path ? [chapter] : []))
}

/** Parses the chapters, except those beyond the limit for a paper. */
async function chaptersOf(sources: Sources, memo: Memo): Promise<readonly Chapter[]> {
  const {chapters} = sources
  const known = await knownTexts(memo)
  const beyond = excessOfPaper(
    chapters.map(({text}) => text),
    (_, index) => known(chapters[index]!).lines()
  )
  if (beyond === undefined) {
    const parsed = await parsedChapters(chapters, sources, memo)
    return Promise.all(parsed.map(chapter => resultsIn(chapter, sources, memo)))
  }
  const {unreadChapters} = await import('./markdown/chapter.ts')
  return [
    ...(await parsedChapters(chapters.slice(0, beyond.index), sources, memo)),
    ...unreadChapters(chapters.slice(beyond.index), beyond.fault, memo.hash)
  ]
}

/** Inserts into a chapter the results of its code. */
async function resultsIn(
  chapter: Chapter,
  {metadata, settings, results}: Sources,
  memo: Memo
): Promise<Chapter> {
  const own = results.get(chapter.path)
  if (own === undefined && !runsCode(chapter)) return chapter
  const {withResults} = await import('./results/index.ts')
  const given = {lang: metadata.lang, smart: settings.smart, hash: memo.hash}
  return withResults(chapter, own, given)
}

/** Matches every text that contains a chunk of code that another program runs, and few others. */
const mayRun = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:\{[ \t]*[A-Za-z]|mermaid|dot|graphviz)/m

const runsCode = perObject(({text}: Chapter) => mayRun.test(text))

/**
 * Parses chapters. A chapter with brackets that refer to a heading of another chapter is parsed again, together with
 * that heading.
 */
async function parsedChapters(
  chapters: readonly Source[],
  {metadata: {lang}, settings, headings: titles}: Sources,
  memo: Memo
): Promise<readonly Chapter[]> {
  const {smart} = settings
  const known = await knownTexts(memo)
  const theorems = [...settings.theorems, ...chapters.flatMap(source => known(source).theorems())]
  const abbreviations = settings.terms.flatMap(({short, long, isMarked}) =>
    isMarked && long !== undefined ? [[short, long] as const] : []
  )
  const macros = [...settings.macros.flatMap(inText), ...chapters.flatMap(source => known(source).macros())]
  const isInText = citesInText(
    settings.citesInText,
    chapters.map(({text}) => text)
  )
  const shared = {
    ...(isInText && {citesInText: true as const}),
    ...(settings.lineBreaks && {lineBreaks: settings.lineBreaks}),
    ...(macros.length > 0 && {macros}),
    ...(theorems.length > 0 && {theorems}),
    ...(abbreviations.length > 0 && {abbreviations})
  }
  // A title in the front matter of the file, rather than the file's first heading, is the title of the part.
  const partFiles = (settings.partFiles ?? []).filter(path => !titles.some(({file}) => file === path))
  const headingsOf = (path: string): Source['headings'] =>
    partFiles.includes(path) ? 'part' : settings.unnumbered?.includes(path) ? 'unnumbered' : undefined
  const books = booksAt(chapters.map(source => known(source).book()))
  const isPlain = ({path}: Source, index: number): boolean =>
    headingsOf(path) === undefined && books[index] === undefined
  const sources =
    Object.keys(shared).length === 0 && chapters.every(isPlain)
      ? chapters
      : chapters.map((source, index) => {
          const headings = headingsOf(source.path)
          const book = books[index]
          return {...source, ...shared, ...(headings && {headings}), ...(book && {book})}
        })
  const alone = await Promise.all(sources.map(source => chapterOf(source, lang, smart, memo)))
  const names = new Set(alone.flatMap(({headingNames}) => [...headingNames.keys()]))
  return Promise.all(
    alone.map((chapter, index) => {
      const {headingNames} = chapter
      const elsewhere = new Set(
        known(chapter)
          .names()
          .filter(name => names.has(name) && !headingNames.has(name))
      )
      if (elsewhere.size === 0) return chapter
      const source = sources[index]!
      const headings = [...elsewhere]
      return memo(
        'chapter',
        chapterHash(source, lang, smart, headings, memo.hash),
        async () =>
          (await import('./markdown/chapter.ts')).parseChapter(source, lang, smart, headings, memo.hash),
        chapterForm(source)
      )
    })
  )
}

async function chapterOf(source: Source, lang: string, smart: boolean, memo: Memo): Promise<Chapter> {
  return memo(
    'chapter',
    (await knownTexts(memo))(source).hash(source, lang, smart),
    () => parsedAfter(source, lang, smart, memo),
    chapterForm(source)
  )
}

/** Parses a chapter, reusing the version that the session parsed last. */
async function parsedAfter(source: Source, lang: string, smart: boolean, memo: Memo): Promise<Chapter> {
  const {parseEdited} = await import('./markdown/chapter.ts')
  const name = JSON.stringify([
    source.path,
    lang,
    smart,
    source.theorems,
    source.macros,
    source.abbreviations,
    source.headings,
    source.citesInText,
    source.book
  ])
  const versions = await memo('last-chapters', '', () => new Map<string, ReadChapter>(), 'latest')
  const read = parseEdited(source, {lang, smart, before: versions.get(name)}, memo.hash)
  versions.set(name, read)
  return read.chapter
}

async function bibliographyOf(sources: readonly Source[], memo: Memo): Promise<Bibliography> {
  return memo(
    'bibliography',
    await bibliographyHash(sources, memo),
    async () => {
      const [{parseBibliography}, {createKnownEntries}] = await Promise.all([
        import('./bibliography.ts'),
        import('./known-entries.ts')
      ])
      return parseBibliography(sources, await memo('last-entries', '', createKnownEntries, 'latest'))
    },
    bibliographyForm
  )
}

async function frontMatterOf(sources: Sources, memo: Memo): Promise<FrontMatter> {
  const {metadata, settings} = sources
  const local = (text: LocalText, path = settings.file): Promise<Chapter> =>
    localTextOf(text, path, settings.smart, memo)
  const inLanguages = async (texts: readonly LocalText[]): Promise<FrontMatter['titles']> =>
    Promise.all(texts.map(async text => ({lang: text.lang, chapter: await local(text)})))
  return {
    title: metadata.title && (await local(metadata.title)),
    subtitle: metadata.subtitle && (await local(metadata.subtitle)),
    titles: await inLanguages(metadata.titles),
    abstracts: await inLanguages(metadata.abstracts),
    headings: await Promise.all(
      sources.headings.map(async ({text, before, file, place, isPart, isUnnumbered, label}) => {
        const attributes = [
          ...(isPart ? ['.part'] : []),
          ...(isPart || isUnnumbered ? ['.unnumbered'] : []),
          ...(label === undefined ? [] : [`#${label}`])
        ]
        const braces = attributes.length === 0 ? '' : ` {${attributes.join(' ')}}`
        const heading = `# ${text.replace(/\s+/g, ' ')}${braces}`
        return {before, chapter: await local({lang: metadata.lang, text: heading, place}, file)}
      })
    ),
    statements: await Promise.all(
      metadata.statements.map(async ({name, text}) => ({name, lang: text.lang, chapter: await local(text)}))
    )
  }
}

/** Parses a title, an abstract or a statement as Markdown, in the same way as a chapter. */
function localTextOf(
  {lang, text, place}: LocalText,
  path: string,
  smart: boolean,
  memo: Memo
): Promise<Chapter> {
  const source = {path, text}
  const form = chapterForm(source)
  return memo(
    'local-text',
    memo.hash(JSON.stringify([path, lang, smart, text, place])),
    async () =>
      standingAt(
        (await import('./markdown/chapter.ts')).parseChapter(source, lang, smart, [], memo.hash),
        place
      ),
    {
      // The prose is sliced from the source, so it must be collected before the nodes get the place of the whole value.
      write: chapter => ({...form.write(chapter), prose: chapter.prose.map(prose => prose.text)}),
      read: ({prose, ...kept}) => {
        const chapter = standingAt(form.read(kept), place)
        return {
          ...chapter,
          prose: chapter.prose.map(({node}, index) => ({node, text: prose[index] ?? ''}))
        }
      }
    }
  )
}
