import {isBuiltIn, lackTest} from '../../core/face-characters.ts'
import {factsOfFonts} from '../../core/faces/facts.ts'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {inNumerals} from '../../core/numerals.ts'
import {picturePath} from '../../core/path.ts'
import {allowsTagFiles, claimedNames, isSecondEdition, type MissedStandard} from '../../core/pdf-standard.ts'
import type {Manuscript} from '../../core/types.ts'
import {callScript} from '../../core/typesetting.ts'
import type {World} from '../../core/world.ts'
import type {Rendered, Rendering} from '../output.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import {pdfMetadata} from './article-metadata.ts'
import {brokenTables} from './broken-tables.ts'
import {openPdf} from './file/index.ts'
import {buildPrintPage} from './page/print-page.ts'
import type {MarkedElement} from './paginator/mark-places.ts'
import placeMarker from './paginator/mark-places.ts?script'
import type {PaginateOptions, Pagination} from './paginator/paginate.ts'
import paginator from './paginator/paginate.ts?script'
import {type Attachment, attachmentsKey, mapAttachment} from './publication/attachments.ts'
import {type Claims, standardsKey} from './publication/claims.ts'
import {placeDrawings} from './publication/drawings.ts'
import {foreignFaces} from './publication/foreign-faces.ts'
import {moveDestinations} from './publication/moved-destinations.ts'
import {causeOf, type Obstacle} from './publication/obstacles.ts'
import {pageFaults} from './publication/page-check.ts'
import {type ArticleMetadata, type FinishedPdf, finishPdf} from './publication/postprocess.ts'
import {sourcesOf} from './publication/sources.ts'
import {sayQuotationMarks} from './text/quotation-marks.ts'

/** Typesets the article and converts it to a PDF with tags, outline, fonts, licence and fixed dates. */
export async function renderPdf(rendering: Rendering): Promise<Rendered> {
  const {manuscript, world} = rendering
  const page = await buildPrintPage(rendering)
  const {html, fonts} = page
  const proofScripts = rendering.proof?.scripts ?? []
  const asked = rendering.pdfStandards ?? []
  const isSecond = isSecondEdition(asked)
  const isMarked = isSecond || allowsTagFiles(asked)
  const marking = isMarked ? [callScript(placeMarker, 'markPlaces', {isSecond})] : []
  const paginating = paginationScript(manuscript, rendering.pageStarts && {wantsStarts: true})
  const scripts = [paginating, ...proofScripts, ...marking]
  const printing = world.typeset({html, faces: fonts.faces, scripts})
  const attachments = rendering.attachSources ? await sourcesOf(manuscript, world) : []
  const {fonts: styleFonts} = manuscript.project.style
  const ownFacts = await factsOfFonts(
    styleFonts.filter(font => !isBuiltIn(font)),
    world,
    rendering.memo
  )
  const publication: Publication = {
    shown: page.pictures(),
    places: page.places(),
    hasQuotationLetters: page.hasQuotationLetters(),
    ownFaces: new Set([...ownFacts.values()].map(({name}) => name)),
    isTold: lackTest(manuscript.project),
    metadata: pdfMetadata(rendering),
    attachments,
    pictures: manuscript.project.pdfPictures,
    wordless: wordlessPictures(manuscript)
  }
  const printed = await printing
  const pagination = printed.results[0] as Pagination
  const proofResults = printed.results.slice(1, 1 + proofScripts.length)
  const marked = printed.results[1 + proofScripts.length] as readonly MarkedElement[] | undefined
  const proofMap = rendering.proof?.mapOf?.(proofResults)
  const attached = proofMap === undefined ? attachments : [...attachments, mapAttachment(proofMap)]
  const published = await publish(
    {pdf: printed.pdf, pagination, marked},
    {...publication, attachments: attached},
    world
  )
  const {bytes, claimed, problems, foreign} = published
  return {
    bytes,
    standards: claimedNames(claimed),
    missedStandards: missedStandards(published, rendering),
    undrawn: printed.undrawn,
    queryPlaces: rendering.proof?.placesOf(proofResults),
    proofMap,
    smallFormulas: pagination.small,
    brokenTables: brokenTables(rendering.article, pagination),
    brokenWords: pagination.brokenWords,
    pageStarts: pagination.starts,
    problems: [...unknownKinds(rendering, 'PDF'), ...fonts.problems, ...printed.problems, ...problems],
    environment: {
      browser: printed.browser,
      ...fonts.hashes,
      ...Object.fromEntries(foreign.map(name => [`machine font ${name}`, 'not of the style'])),
      ...sourceDate(rendering),
      ...(rendering.attachSources && {[attachmentsKey]: 'sources'}),
      ...commandStandards(rendering)
    }
  }
}

/** The data that are needed to publish a typeset document. */
type Publication = Readonly<{
  /** The URLs of all pictures on the page. */
  shown: ReadonlySet<string>
  /** The words at places of the page that can be targets of links, by the ids of these places. */
  places: ReadonlyMap<string, string>
  hasQuotationLetters: boolean
  /** The names of the style's own fonts. */
  ownFaces: ReadonlySet<string>
  /** Whether a finding already reports that a character is missing in all fonts. */
  isTold: (character: string) => boolean
  metadata: ArticleMetadata
  attachments: readonly Attachment[]
  pictures: Manuscript['project']['pdfPictures']
  /** The pictures without a description, as obstacles. */
  wordless: readonly Obstacle[]
}>

async function publish(
  {
    pdf,
    pagination,
    marked
  }: Readonly<{
    pdf: Uint8Array
    pagination: Pagination
    marked: readonly MarkedElement[] | undefined
  }>,
  {
    shown,
    places,
    hasQuotationLetters,
    ownFaces,
    isTold,
    metadata,
    attachments,
    pictures,
    wordless
  }: Publication,
  world: World
): Promise<FinishedPdf & Readonly<{problems: readonly string[]; foreign: readonly string[]}>> {
  const file = await openPdf(pdf, world.machine)
  const missing = pagination.missing.filter(character => !isTold(character))
  const foreign = foreignFaces(file, ownFaces)
  const faults = pageFaults(file, {...pagination, missing}, foreign)
  moveDestinations(file, pagination.margins)
  sayQuotationMarks(file, hasQuotationLetters)
  const drawings = await placeDrawings(file, pictures, shown)
  // System fonts are obstacles, because their maps and glyphs are unknown.
  const obstacles = [
    ...wordless,
    ...drawings.obstacles,
    ...foreign.map(name => ({kind: 'font-foreign', subject: name}) as const)
  ]
  const finished = await finishPdf(file, metadata, attachments, {
    obstacles,
    places,
    margins: pagination.margins,
    marked
  })
  return {...finished, problems: [...faults, ...drawings.problems], foreign}
}

/**
 * The pictures without a description, which prevent the PDF from conforming to PDF/UA. The browser tags them as
 * decoration, so the PDF does not show that they lack one.
 */
function wordlessPictures({project}: Manuscript): readonly Obstacle[] {
  return project.texts
    .flatMap(({pictures}) => pictures)
    .filter(({alt}) => alt.trim() === '')
    .map(({url, file}) => ({kind: 'picture-wordless', picture: picturePath(url, file) ?? url}))
}

function missedStandards({missed}: Claims, {pdfStandards}: Rendering): readonly MissedStandard[] {
  return missed.map(({standard, obstacles}) => ({
    standard,
    isAsked: pdfStandards !== undefined,
    causes: obstacles.map(obstacle => ({says: causeOf(obstacle), picture: obstacle.picture}))
  }))
}

/** The script that paginates the article in the page. */
export function paginationScript(
  manuscript: Manuscript,
  options: Pick<PaginateOptions, 'wantsStarts' | 'wantsMarks' | 'part'> = {}
): string {
  return callScript(paginator, 'paginate', {
    firstPage: manuscript.metadata.journal.firstPage ?? 1,
    digits: inNumerals('0123456789', manuscriptNumerals(manuscript)),
    ...options
  })
}

/** The date of the file for the manifest, if it comes from the environment because the paper has none. */
function sourceDate({manuscript, world}: Rendering): Readonly<Record<string, string>> {
  const isOwn = manuscript.metadata.dates.published !== undefined
  return isOwn || world.date === undefined ? {} : {'source date': world.date}
}

/** The standards for the manifest that were requested by the command rather than by the settings. */
function commandStandards({manuscript, pdfStandards}: Rendering): Readonly<Record<string, string>> {
  const isOwn = pdfStandards === manuscript.settings.pdfStandards?.standards
  return isOwn || pdfStandards === undefined ? {} : {[standardsKey]: pdfStandards.join(',')}
}
