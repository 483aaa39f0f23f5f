import {type Checked, type CheckOptions, check, hasErrors} from './check/index.ts'
import {keptFindings} from './check/kept-findings.ts'
import {type OwnRule, type Rule, rules} from './check/rules/index.ts'
import {unprintedFieldsOf} from './compose/unprinted-fields.ts'
import {addAll} from './core/add-all.ts'
import type {FinishedFacts} from './core/finished-facts.ts'
import {wholeTexts} from './core/joined-text.ts'
import {type ReadFiles, readingLineFeeds} from './core/line-ends.ts'
import type {Memo} from './core/memo.ts'
import {picturePath} from './core/path.ts'
import type {PdfStandard} from './core/pdf-standard.ts'
import {inStage} from './core/stage.ts'
import type {Diagnostic, Manuscript, Project, Question, WaivedDiagnostic} from './core/types.ts'
import type {World} from './core/world.ts'
import {loadCitedElsewhere} from './load/chapters.ts'
import {loadFontFacts} from './load/font-facts.ts'
import {load} from './load/index.ts'
import {loadLinkedFiles} from './load/linked-files.ts'
import {loadPictures} from './load/picture-files.ts'
import type {Artifact, Output, OwnHandlers, ProofMarks, QueryPlace} from './outputs/index.ts'
import type {ReferenceDocument} from './outputs/output.ts'
import {artifactOf, renderAll} from './outputs/render-all.ts'
import {parse} from './parse/project.ts'
import {resolve} from './resolve/index.ts'
import {placeQuestions} from './resolve/questions.ts'
import type {BlindHint, BlindOptions, BlindVersion, Leak, MaskedWork} from './versions/blind/index.ts'
import type {Composed} from './versions/compare.ts'
import type {Redline} from './versions/redline/index.ts'

/** The options of a build. */
export type BuildOptions = Readonly<{
  /** A Markdown file of the project, or `''` for a folder of chapters. */
  entry: string
  outputs: readonly Output[]
  /** The rules to check; galley's own by default: `[...rules, mine]` adds one. */
  rules?: readonly (Rule | OwnRule)[] | undefined
  /** Changes the table of HTML handlers for HTML and PDF: `own => ({...own, table: mine})`. */
  handlers?: OwnHandlers | undefined
  /** Builds even with errors, and marks the page as a draft. */
  draft?: boolean | undefined
  /** Makes a copy for blind review. */
  blind?: BlindOptions | undefined
  /** An earlier version, for outputs that show the changes since then. */
  against?: Composed | undefined
  proof?: ((content: ProofSource) => ProofMarks) | undefined
  /** Returns further queries from the editor, about the findings. */
  ask?: ((diagnostics: readonly Diagnostic[], manuscript: Manuscript) => readonly Question[]) | undefined
  /** Attaches the sources of the paper to its PDF. */
  attachSources?: boolean | undefined
  /** The standards that the PDF must meet; by default, those in the settings. */
  pdfStandards?: readonly PdfStandard[] | undefined
  /** A Word file that gives the Word document its styles. */
  reference?: ReferenceDocument | undefined
  /** Renders before the check, for a page that is shown while its paper is written. */
  early?: EarlyRendering | undefined
  /** The findings of another build of the same sources; the paper is not checked again before it is rendered. */
  known?: readonly Diagnostic[] | undefined
  /** Renders, or returns the rendering of an earlier build of the same sources. */
  kept?: ((render: () => Promise<RenderedAll>, facts: RenderedFacts) => Promise<RenderedAll>) | undefined
  /** Facts about the finished PDF, for a check that makes no PDF. */
  finished?: {readonly [Fact in keyof FinishedFacts]?: FinishedFacts[Fact] | undefined} | undefined
}> &
  CheckOptions

/** The inputs of a rendering other than the files of the paper and the options. */
export type RenderedFacts = Readonly<{
  /** The number of errors, which a draft shows. */
  errors: number
  /** The pictures with faults, some of which only a browser finds. */
  faultyPictures: readonly string[]
}>

/** A rendering that precedes the check, and is repeated if the check does not find exactly the expected errors. */
export type EarlyRendering = Readonly<{
  /** The findings of the last check, which are expected again. */
  expected: readonly Diagnostic[]
  /** Called as soon as the outputs are rendered. */
  rendered: (manuscript: Manuscript) => Promise<void>
}>

/** The input of a proof. In a blind copy, `manuscript` lacks the authors, but `source` is complete. */
export type ProofSource = Checked &
  Composed &
  Readonly<{source: Manuscript; redline?: Redline | undefined; textOf: ReadFiles['textOf']}>

/** The result of a build: the manuscript, its findings, and the files to write. */
export type Build = Readonly<{
  manuscript: Manuscript
  /** The texts of the files, with LF line ends. Places refer to these texts. */
  files: ReadFiles
  diagnostics: readonly Diagnostic[]
  /** Findings that the author accepts, with the reason. */
  waived: readonly WaivedDiagnostic[]
  /** The files to write; empty if errors stopped the build. */
  artifacts: readonly Artifact[]
  /** Faults of the machine and of pages, as reported by the outputs. */
  problems: readonly string[]
  environment: Readonly<Record<string, string>>
  /** The places of a proof's queries; the lines are the same in each of its outputs. */
  queryPlaces: readonly QueryPlace[]
  /** The map from the words of a proof's PDF to the sources. */
  proofMap?: Uint8Array | undefined
  /**
   * For a blind copy: the masked works; remaining text that identifies the authors, in which case nothing is written;
   * and text that may identify them.
   */
  blind?:
    | Readonly<{masked: readonly MaskedWork[]; leaks: readonly Leak[]; hints: readonly BlindHint[]}>
    | undefined
}>

/** The pipeline: load → parse → resolve → check → compose → render. Every command runs it, and then writes the results. */
export async function build(outside: World, memo: Memo, options: BuildOptions): Promise<Build> {
  const {world, files} = readingLineFeeds(outside)
  const project = await read(world, memo, options.entry)
  const wholeTextOf = wholeTexts(project.joined, files.textOf)
  await Promise.all(options.outputs.map(output => output.prepare?.(project.style, world)))
  const resolved = await inStage(world, 'resolve', () => resolve(project))
  const manuscript: Manuscript = {
    ...resolved,
    unprinted: await inStage(world, 'unprinted fields', () => unprintedFieldsOf(resolved, world, memo)),
    retractions: options.retractions,
    destinations: options.destinations,
    today: options.today,
    ...options.finished,
    isForBlindReview: options.blind && true
  }
  const early = options.early && (await renderEarly(world, memo, options, manuscript, wholeTextOf))
  const asked = options.rules ?? rules
  const checked = options.known
    ? {diagnostics: options.known, waived: []}
    : await inStage(world, 'check', async () => {
        const memory = options.memory ?? (await keptFindings(asked, manuscript, memo))
        return check(manuscript, asked, {...options, memory})
      })
  if (isBlocked(checked, options)) return {manuscript, files, ...checked, ...nothing}
  const rendering = (source: Manuscript, found: Checked): Promise<RenderedAll> => {
    const make = (): Promise<RenderedAll> => render(world, memo, options, source, found, wholeTextOf)
    const faultyPictures = [...source.project.pictureFaults.keys()].sort()
    return options.kept?.(make, {errors: countOfErrors(found.diagnostics), faultyPictures}) ?? make()
  }
  const asking = withQuestions(manuscript, options.ask?.(checked.diagnostics, manuscript))
  const {undrawn, finished, ...rendered} =
    early?.holds(checked.diagnostics) === true ? early.rendered : await rendering(asking, checked)
  if (undrawn.length === 0 && Object.values(finished).every(({length}) => length === 0))
    return {manuscript: asking, files, ...checked, ...rendered}
  // Some faults in pictures are found only by the typesetting browser, and some faults show only in a finished PDF.
  // They are checked like other findings, and a draft is rendered again to report them.
  const drawn = {...asking, ...finished, project: withUndrawn(asking.project, undrawn)}
  const again = check(drawn, asked, options)
  if (isBlocked(again, options)) return {manuscript: drawn, files, ...again, ...nothing}
  if (undrawn.length === 0 && hasErrors(again.diagnostics) === hasErrors(checked.diagnostics))
    return {manuscript: drawn, files, ...again, ...rendered}
  const {undrawn: _, finished: __, ...marked} = await rendering(drawn, again)
  return {manuscript: drawn, files, ...again, ...marked}
}

async function renderEarly(
  world: World,
  memo: Memo,
  options: BuildOptions,
  manuscript: Manuscript,
  wholeTextOf: ReadFiles['textOf']
): Promise<Readonly<{rendered: RenderedAll; holds: (found: readonly Diagnostic[]) => boolean}>> {
  const {expected = [], rendered: show} = options.early ?? {}
  const rendered = await render(
    world,
    memo,
    options,
    manuscript,
    {diagnostics: expected, waived: []},
    wholeTextOf
  )
  await show?.(manuscript)
  const errors = countOfErrors(expected)
  return {rendered, holds: found => countOfErrors(found) === errors}
}

/** The number of errors, which is all that a draft shows of its findings. */
export function countOfErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({severity}) => severity === 'error').length
}

/**
 * Builds the article of an earlier version, for `against`: load → parse → resolve → compose. Places refer to the texts
 * of that version.
 */
export async function compose(
  outside: World,
  memo: Memo,
  entry: string
): Promise<Composed & Pick<ReadFiles, 'textOf'>> {
  const {world, files} = readingLineFeeds(outside)
  const project = await read(world, memo, entry)
  const manuscript = resolve(project)
  const {article} = await composed(world, memo, manuscript)
  return {manuscript, article, textOf: wholeTexts(project.joined, files.textOf)}
}

async function read(world: World, memo: Memo, entry: string): Promise<Project> {
  const sources = await inStage(world, 'load', () => load(world, entry, memo))
  const parsed = await inStage(world, 'parse', () => parse(sources, memo))
  return inStage(world, 'load files', async () => {
    const withFiles = await loadLinkedFiles(world, await loadPictures(world, memo, parsed))
    return loadFontFacts(world, memo, await loadCitedElsewhere(world, withFiles))
  })
}

async function composed(world: World, memo: Memo, manuscript: Manuscript) {
  // `check` renders no outputs, so their code is not loaded.
  const [{renderCitationsOf}, {composeManuscript: composeArticle}] = await Promise.all([
    import('./compose/rendered-citations.ts'),
    import('./compose/index.ts')
  ])
  const citations = await inStage(world, 'render citations', () => renderCitationsOf(manuscript, world, memo))
  const article = await inStage(world, 'compose', () => composeArticle(manuscript, citations, memo))
  return {citations, article}
}

function isBlocked({diagnostics}: Checked, {draft}: BuildOptions): boolean {
  return hasErrors(diagnostics) && !draft
}

/** Adds further questions to a manuscript. */
function withQuestions(manuscript: Manuscript, asked: readonly Question[] = []): Manuscript {
  if (asked.length === 0) return manuscript
  const project = {...manuscript.project, questions: [...manuscript.project.questions, ...asked]}
  return {...manuscript, project, questions: placeQuestions(project.questions, manuscript)}
}

/** A project with the faults of pictures that a browser did not draw. */
function withUndrawn(project: Project, undrawn: readonly string[]): Project {
  const faults = new Map(project.pictureFaults)
  for (const {url, file} of project.texts.flatMap(text => text.pictures)) {
    if (!undrawn.includes(url)) continue
    const fault = {
      message: `The browser cannot draw the picture \`${url}\``,
      note: 'Open it in the program that made it, and save or export it again.'
    }
    faults.set(picturePath(url, file) ?? url, fault)
  }
  return {...project, pictureFaults: faults}
}

const nothing: Pick<Build, RenderedPart> = {
  artifacts: [],
  queryPlaces: [],
  problems: [],
  environment: {}
}

const noFacts: FinishedFacts = {missedStandards: [], smallFormulas: [], brokenTables: [], brokenWords: []}

type RenderedPart = 'artifacts' | 'problems' | 'environment' | 'queryPlaces' | 'proofMap' | 'blind'

/** The results of all outputs of a build. */
export type RenderedAll = Pick<Build, RenderedPart> &
  Readonly<{undrawn: readonly string[]; finished: FinishedFacts}>

/** The changes since an earlier version, if there is one. */
async function comparison(
  before: Composed | undefined,
  now: Composed,
  world: World
): Promise<Redline | undefined> {
  if (before === undefined) return undefined
  return inStage(world, 'compare', async () => (await import('./versions/compare.ts')).compare(before, now))
}

/** The earlier version, without its authors if the copy is blind. */
async function blindVersion(
  against: Composed | undefined,
  blind: BlindVersion | undefined,
  world: World,
  memo: Memo
): Promise<Composed | undefined> {
  if (blind === undefined) return against
  const {manuscript} = blind
  const {article} = await composed(world, memo, manuscript)
  return {manuscript, article: blind.article(article)}
}

async function render(
  world: World,
  memo: Memo,
  options: BuildOptions,
  source: Manuscript,
  checked: Checked,
  textOf: ReadFiles['textOf']
): Promise<RenderedAll> {
  if (options.outputs.length === 0) return {...nothing, undrawn: [], finished: noFacts}
  const blind =
    options.blind &&
    (await import('./versions/blind/index.ts')).blindCopy(source, options.blind, options.against?.manuscript)
  const manuscript = blind?.manuscript ?? source
  // Findings can contain names of the authors.
  const {diagnostics, waived} = blind ? {diagnostics: [], waived: []} : checked
  const {citations, article: whole} = await composed(world, memo, manuscript)
  const own = blind?.article(whole) ?? whole
  const before = await blindVersion(options.against, blind?.earlier, world, memo)
  const redline = await comparison(before, {manuscript, article: own}, world)
  const article = redline?.article ?? own
  const {citationProblem} = await import('./compose/citation-problems.ts')
  const artifacts: Artifact[] = []
  const problems = [...new Set(citations.problems.map(problem => citationProblem(problem, manuscript)))]
  const undrawn: string[] = []
  const environment: Record<string, string> = {}
  let queryPlaces: readonly QueryPlace[] = []
  let proofMap: Uint8Array | undefined
  const rendering = {
    manuscript,
    article,
    earlier: before?.manuscript,
    citations,
    diagnostics,
    // A draft without errors has the same bytes as the paper itself.
    draft: hasErrors(diagnostics),
    proof: options.proof?.({manuscript, source, article, diagnostics, waived, redline, textOf}),
    endings: options.outputs.map(({ending}) => ending),
    attachSources: options.attachSources ?? false,
    pdfStandards: options.pdfStandards ?? manuscript.settings.pdfStandards?.standards,
    reference: options.reference,
    handlers: options.handlers,
    world,
    memo
  }
  // While the browser typesets one output, another is rendered.
  const all = await Promise.all(renderAll(options.outputs, rendering))
  for (const [index, output] of options.outputs.entries()) {
    const rendered = all[index]!
    if (!rendered.isRefused) artifacts.push(artifactOf(manuscript.slug, output, rendered))
    addAll(problems, rendered.problems ?? [])
    addAll(undrawn, rendered.undrawn ?? [])
    queryPlaces = rendered.queryPlaces ?? queryPlaces
    proofMap = rendered.proofMap ?? proofMap
    Object.assign(environment, rendered.environment)
  }
  const versions = before === undefined ? [own] : [own, before.article]
  const wholes = options.against === undefined ? [whole] : [whole, options.against.article]
  const leaks = blind?.leaks(artifacts, versions, packed => world.machine?.inflate?.(packed)) ?? []
  return {
    artifacts: leaks.length > 0 ? [] : artifacts,
    problems,
    undrawn,
    finished: {
      // A proof is not published, so it need not meet any standards.
      missedStandards: options.proof === undefined ? all.flatMap(one => one.missedStandards ?? []) : [],
      smallFormulas: all.flatMap(one => one.smallFormulas ?? []),
      brokenTables: all.flatMap(one => one.brokenTables ?? []),
      brokenWords: all.flatMap(one => one.brokenWords ?? [])
    },
    environment,
    queryPlaces,
    proofMap,
    blind: blind && {
      masked: blind.masked,
      leaks,
      hints: blind.hints(versions, wholes)
    }
  }
}
