import {type Checked, type CheckOptions, check, hasErrors} from './check.ts'
import {unprintedFieldsOf} from './compose/unprinted-fields.ts'
import {type ReadFiles, readingLineFeeds} from './core/line-ends.ts'
import type {Memo} from './core/memo.ts'
import {picturePath} from './core/path.ts'
import type {Diagnostic, Manuscript, Project, WaivedDiagnostic} from './core/types.ts'
import type {World} from './core/world.ts'
import {loadFontFacts} from './load/font-facts.ts'
import {load} from './load/index.ts'
import {loadLinkedFiles} from './load/linked-files.ts'
import {loadPictures} from './load/pictures.ts'
import type {Artifact, Output, ProofMarks} from './outputs/index.ts'
import {parse} from './parse/project.ts'
import {resolve} from './resolve/index.ts'
import {rules} from './rules/index.ts'

/** The options of a build. */
export type BuildOptions = Readonly<{
  /** A Markdown file of the project, or `''` for a folder with chapters. */
  entry: string
  outputs: readonly Output[]
  /** Build although there are errors, and say so on the page. */
  draft?: boolean | undefined
  proof?: ((manuscript: Manuscript) => ProofMarks) | undefined
  pageScripts?: readonly string[] | undefined
  /** Attach the sources of the paper to its PDF. */
  attachSources?: boolean | undefined
}> &
  CheckOptions

export type Build = Readonly<{
  manuscript: Manuscript
  /** The texts that were read. Places are those of these texts, which have LF line ends. */
  files: ReadFiles
  diagnostics: readonly Diagnostic[]
  /** Findings that the author accepts, with the reason. */
  waived: readonly WaivedDiagnostic[]
  /** Empty when errors stopped the build. */
  artifacts: readonly Artifact[]
  /** Machine and page faults of the outputs. */
  problems: readonly string[]
  environment: Readonly<Record<string, string>>
}>

/** THE LINE: load → parse → resolve → check → compose → render. Every command is this, and an edge that writes. */
export async function build(outside: World, memo: Memo, options: BuildOptions): Promise<Build> {
  const {world, files} = readingLineFeeds(outside)
  const sources = await load(world, options.entry)
  const parsed = await parse(sources, memo)
  const withFiles = await loadLinkedFiles(world, await loadPictures(world, memo, parsed))
  const project = await loadFontFacts(world, memo, withFiles)
  await Promise.all(options.outputs.map(output => output.prepare?.(project.style, world)))
  const resolved = resolve(project)
  const manuscript: Manuscript = {
    ...resolved,
    unprinted: await unprintedFieldsOf(resolved, world, memo),
    retractions: options.retractions,
    today: options.today
  }
  const checked = check(manuscript, rules, options)
  if (isBlocked(checked, options)) return {manuscript, files, ...checked, ...nothing}
  const {undrawn, ...rendered} = await render(world, memo, options, manuscript, checked.diagnostics)
  if (undrawn.length === 0) return {manuscript, files, ...checked, ...rendered}
  // Only the typesetting browser finds faults in some pictures. They are checked like other findings, and a draft is
  // rendered again so that it reports them.
  const drawn = {...manuscript, project: withUndrawn(project, undrawn)}
  const again = check(drawn, rules, options)
  if (isBlocked(again, options)) return {manuscript: drawn, files, ...again, ...nothing}
  const {undrawn: _, ...marked} = await render(world, memo, options, drawn, again.diagnostics)
  return {manuscript: drawn, files, ...again, ...marked}
}

function isBlocked({diagnostics}: Checked, {draft}: BuildOptions): boolean {
  return hasErrors(diagnostics) && !draft
}

/** A project with the faults of pictures that a browser did not draw. */
function withUndrawn(project: Project, undrawn: readonly string[]): Project {
  const faults = new Map(project.pictureFaults)
  for (const {url, file} of project.texts.flatMap(text => text.pictures)) {
    if (!undrawn.includes(url)) continue
    const fault = {
      unexpected: `picture \`${url}\` that the browser cannot draw`,
      expected: 'a sound SVG, PNG, JPEG, WebP or GIF',
      note: 'Open it in the program that made it, and save or export it again.'
    }
    faults.set(picturePath(url, file) ?? url, fault)
  }
  return {...project, pictureFaults: faults}
}

const nothing: Pick<Build, 'artifacts' | 'problems' | 'environment'> = {
  artifacts: [],
  problems: [],
  environment: {}
}

type RenderedAll = Pick<Build, 'artifacts' | 'problems' | 'environment'> &
  Readonly<{undrawn: readonly string[]}>

async function render(
  world: World,
  memo: Memo,
  options: BuildOptions,
  manuscript: Manuscript,
  diagnostics: readonly Diagnostic[]
): Promise<RenderedAll> {
  if (options.outputs.length === 0) return {...nothing, undrawn: []}
  // `check` renders no outputs, so it need not load what renders them.
  const [{renderCitationsOf}, {compose}] = await Promise.all([
    import('./compose/rendered-citations.ts'),
    import('./compose/index.ts')
  ])
  const citations = await renderCitationsOf(manuscript, world, memo)
  const article = await compose(manuscript, citations, memo)
  const artifacts: Artifact[] = []
  const problems: string[] = citations.problems.map(problem => `\`${problem.key}\`: ${problem.message}`)
  const undrawn: string[] = []
  const environment: Record<string, string> = {}
  const rendering = {
    manuscript,
    article,
    citations,
    diagnostics,
    // A draft without errors is the paper itself, to the byte.
    draft: hasErrors(diagnostics),
    proof: options.proof?.(manuscript),
    pageScripts: options.pageScripts ?? [],
    endings: options.outputs.map(({ending}) => ending),
    attachSources: options.attachSources ?? false,
    world,
    memo
  }
  // While the browser typesets one output, another can be rendered.
  const all = await Promise.all(options.outputs.map(output => output.render(rendering)))
  for (const [index, output] of options.outputs.entries()) {
    const rendered = all[index]!
    artifacts.push({
      path: `${manuscript.slug}.${output.ending}`,
      bytes: rendered.bytes,
      mediaType: output.mediaType
    })
    problems.push(...(rendered.problems ?? []))
    undrawn.push(...(rendered.undrawn ?? []))
    Object.assign(environment, rendered.environment)
  }
  return {artifacts, problems, undrawn, environment}
}
