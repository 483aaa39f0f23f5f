import {isBuiltIn, lackTest} from '../../core/face-characters.ts'
import {direction} from '../../core/language.ts'
import {inNumerals} from '../../core/numerals.ts'
import {printedName} from '../../core/printed-name.ts'
import type {Chapter, Manuscript, RunningHead} from '../../core/types.ts'
import {callScript} from '../../core/typesetting.ts'
import {wordsWithoutNotes} from '../../core/walk.ts'
import type {World} from '../../core/world.ts'
import {factsOfFonts} from '../../faces/facts.ts'
import type {Pagination} from '../../paginator/paginate.ts'
import paginator from '../../paginator/paginate.ts?script'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import {terms} from '../../resolve/terms.ts'
import {type EmbeddedFonts, embedFonts, facesOfEveryPage, figureFonts, noFonts} from '../fonts.ts'
import {cssString, escapeHtml, fillSlots} from '../markup.ts'
import type {Output, Rendering} from '../output.ts'
import {abstractTexts} from '../page/abstract-texts.ts'
import {buildPage} from '../page/build-page.ts'
import {dateFacts} from '../page/details.ts'
import {rightsLine} from '../page/rights.ts'
import {titleText, wholeTitle} from '../page/titles.ts'
import {serializeBlocks} from '../serialized-blocks.ts'
import {openPdf} from './file/index.ts'
import {hyphenateHtml} from './page/hyphenate.ts'
import {localPageRules} from './page/page-rules.ts'
import {hiddenUntilPaginated, preparedForPrint} from './page/print-page.ts'
import {type Attachment, attachmentsKey} from './publication/attachments.ts'
import {placeDrawings} from './publication/drawings.ts'
import {foreignFaces} from './publication/foreign-faces.ts'
import type {Local} from './publication/metadata.ts'
import {moveDestinations} from './publication/moved-destinations.ts'
import {pageFaults} from './publication/page-check.ts'
import {type ArticleMetadata, finishPdf} from './publication/postprocess.ts'
import {type PaginatedDocument, rehearse} from './publication/rehearsal.ts'
import {sourcesOf} from './publication/sources.ts'
import {sayQuotationMarks} from './text/quotation-marks.ts'

/** The article as a PDF: A4, tagged, with outline, fonts, licence and fixed dates inside. */
export const pdfOutput: Output = {
  name: 'pdf',
  ending: 'pdf',
  mediaType: 'application/pdf',
  async prepare(style, world) {
    world.machine?.prepare?.(await facesOfEveryPage(style.fonts, world))
  },
  async render(rendering) {
    const {manuscript, world} = rendering
    const {html, fonts} = await buildPrintPage(rendering)
    const scripts = [paginationScript(manuscript), ...rendering.pageScripts]
    const printing = world.typeset({html, faces: fonts.faces, scripts})
    const attachments = rendering.attachSources ? await sourcesOf(manuscript, world) : []
    const {fonts: styleFonts} = manuscript.project.style
    const ownFacts = await factsOfFonts(
      styleFonts.filter(font => !isBuiltIn(font)),
      world,
      rendering.memo
    )
    const publication: Publication = {
      html,
      ownFaces: new Set([...ownFacts.values()].map(({name}) => name)),
      isTold: lackTest(manuscript.project),
      metadata: pdfMetadata(rendering),
      attachments,
      pictures: manuscript.project.pdfPictures
    }
    if (world.machine?.isFresh) {
      const bare = {...publication, attachments: [], pictures: new Map()}
      await rehearse(document => publish(document, bare, world), printing)
    }
    const printed = await printing
    const pagination = printed.results[0] as Pagination
    const {bytes, problems, foreign} = await publish({pdf: printed.pdf, pagination}, publication, world)
    return {
      bytes,
      undrawn: printed.undrawn,
      problems: [...fonts.problems, ...printed.problems, ...problems],
      environment: {
        browser: printed.browser,
        ...fonts.hashes,
        ...Object.fromEntries(foreign.map(name => [`machine font ${name}`, 'not of the style'])),
        ...sourceDate(rendering),
        ...(rendering.attachSources && {[attachmentsKey]: 'sources'})
      }
    }
  }
}

/** What a typeset document needs to become a publication. */
type Publication = Readonly<{
  html: string
  /** The names of the style's own fonts. */
  ownFaces: ReadonlySet<string>
  /** Whether a finding says that no font has a character. */
  isTold: (character: string) => boolean
  metadata: ArticleMetadata
  attachments: readonly Attachment[]
  pictures: Manuscript['project']['pdfPictures']
}>

async function publish(
  {pdf, pagination}: PaginatedDocument,
  {html, ownFaces, isTold, metadata, attachments, pictures}: Publication,
  world: World
): Promise<Readonly<{bytes: Uint8Array; problems: readonly string[]; foreign: readonly string[]}>> {
  const file = await openPdf(pdf, world.machine)
  const missing = pagination.missing.filter(character => !isTold(character))
  const foreign = foreignFaces(file, ownFaces)
  const faults = pageFaults(file, {...pagination, missing}, foreign)
  moveDestinations(file, pagination.margins)
  sayQuotationMarks(file, html)
  const drawings = await placeDrawings(file, pictures, html)
  // No one guarantees the maps and glyphs of the machine's faces, so the file claims no PDF/A.
  const bytes = await finishPdf(file, metadata, attachments, [...drawings.faults, ...foreign])
  return {bytes, problems: [...faults, ...drawings.problems], foreign}
}

/** The expression that makes pages of the laid-out article. */
export function paginationScript(manuscript: Manuscript): string {
  return callScript(paginator, 'paginate', {
    firstPage: manuscript.metadata.journal.firstPage ?? 1,
    digits: inNumerals('0123456789', manuscriptNumerals(manuscript))
  })
}

/** The page to typeset, and the fonts that it uses. */
export async function buildPrintPage(
  rendering: Rendering
): Promise<Readonly<{html: string; fonts: EmbeddedFonts}>> {
  const {manuscript, world} = rendering
  let fonts: EmbeddedFonts = noFonts
  const figures = await figureFonts(manuscript, world)
  const page = await buildPage(rendering, {
    name: 'print',
    figureStyle: figures.css,
    partsOf: async ({body}, {blocks}) => ({body: serializeBlocks(body, blocks)}),
    async stylesFor(sheet, content) {
      const {lang} = manuscript.metadata
      // The margins of the page have words of their own, in the language of the paper.
      const texts = runningTexts(rendering)
      const words = [...content, ...Object.values(texts).map(escapeHtml)]
      fonts = await embedFonts(manuscript.project.style.fonts, words, world, lang)
      const rules = localPageRules(sheet, direction(lang), manuscriptNumerals(manuscript))
      return fillSlots(rules, texts)
    }
  })
  const hyphenated = await hyphenateHtml(page, manuscript.metadata.lang)
  return {
    html: hiddenUntilPaginated(preparedForPrint(hyphenated)),
    fonts: {...fonts, hashes: {...figures.hashes, ...fonts.hashes}}
  }
}

/** The running texts in the margins of pages; slots of `print.css`. */
function runningTexts({manuscript, proof, draft}: Rendering): Readonly<Record<string, string>> {
  const {metadata} = manuscript
  const {journal} = metadata
  const names = metadata.authors.map(author => printedName(author.family ?? author.name))
  const words = terms(metadata.lang)
  const joint = words === terms('en') ? ' & ' : words.joint
  const author = names.length > 2 ? `${names[0]} ${words.others}` : names.join(joint)
  const issue = journal.issue ? `(${journal.issue})` : ''
  const journalLine = [journal.title, [journal.volume, issue].filter(Boolean).join('')]
    .filter(Boolean)
    .join(' ')
  const year = metadata.dates.published?.slice(0, 4)
  const doi = metadata.doi ? leftToRight(`https://doi.org/${metadata.doi}`, metadata.lang) : ''
  const dates = dateFacts(manuscript).join(' · ')
  const heads: Readonly<Record<Exclude<RunningHead, 'section'>, string>> = {
    title: metadata.shortTitle ?? titleText(manuscript),
    author,
    // A year alone would name no journal.
    journal: journalLine === '' ? '' : [journalLine, year].filter(Boolean).join(', '),
    doi,
    license: rightsLine(manuscript, manuscriptNumerals(manuscript)) ?? '',
    none: ''
  }
  // The paginator knows where sections begin; before the first, and in a proof, the head is the title.
  const section = `var(--running-section, ${cssString(heads.title)})`
  const slotOf = (head: RunningHead) => (head === 'section' ? section : cssString(heads[head]))
  const {headLeft = 'title', headRight = 'author'} = manuscript.project.style.look
  return {
    'running-left': slotOf(headLeft),
    'running-right': slotOf(headRight),
    'running-title': cssString(heads.title),
    'running-section': section,
    'running-author': cssString(author),
    'running-journal': cssString(heads.journal),
    'running-license': cssString(licenseLine(manuscript)),
    'running-doi': cssString(doi),
    'running-citation': cssString(
      [[author, year && `(${year})`].filter(Boolean).join(' '), heads.title, journalLine, doi]
        .filter(part => part !== '')
        .join('. ')
    ),
    'running-dates': cssString(dates),
    'running-imprint': cssString(
      [licenseLine(manuscript), doi, dates].filter(line => line !== '').join('\n')
    ),
    'running-mark': cssString(proof ? proof.lines.join(' · ') : draft ? 'DRAFT' : ''),
    'first-page': String(journal.firstPage ?? 1)
  }
}

/** An address among words that run from right to left: without marks around it, its last sign would come first. */
function leftToRight(address: string, lang: string): string {
  return direction(lang) === 'rtl' ? `\u2066${address}\u2069` : address
}

function licenseLine(manuscript: Manuscript): string {
  const {license, lang} = manuscript.metadata
  return [rightsLine(manuscript, manuscriptNumerals(manuscript)), license && leftToRight(license.url, lang)]
    .filter(Boolean)
    .join(' · ')
}

function pdfMetadata(rendering: Rendering): ArticleMetadata {
  const {manuscript, world} = rendering
  const {metadata, project} = manuscript
  const {journal, license, copyright, authors, dates} = metadata
  return {
    title: wholeTitle(manuscript),
    titles: project.front.titles.map(localText),
    authors: authors.map(author => author.name),
    orcids: authors.flatMap(({orcid}) => orcid ?? []),
    descriptions: abstractTexts(rendering),
    keywords: metadata.keywords,
    lang: metadata.lang,
    // A PDF needs a date; for an undated paper it is the epoch, never the clock.
    date: fullDate(dates.published) ?? world.date ?? '1970-01-01',
    rights: rightsLine(manuscript),
    license: license && {name: license.longName, url: license.url},
    doi: metadata.doi,
    journal:
      journal.title === undefined
        ? undefined
        : {
            title: journal.title,
            issn: journal.issn,
            volume: journal.volume,
            issue: journal.issue,
            publisher: journal.publisher
          },
    publicationDate: dates.published,
    copyrightHolder: copyright.holder ?? (authors.length === 1 ? authors[0]!.name : undefined),
    firstPage: journal.firstPage,
    creator: `galley ${world.version}`,
    producer: 'galley'
  }
}

function localText({lang, chapter}: Readonly<{lang: string; chapter: Chapter}>): Local {
  return {lang, text: wordsWithoutNotes(chapter.tree).replace(/\s+/g, ' ').trim()}
}

/** The date of the file, if it comes from outside, for the manifest; nothing if the paper has a date. */
function sourceDate({manuscript, world}: Rendering): Readonly<Record<string, string>> {
  const isOwn = manuscript.metadata.dates.published !== undefined
  return isOwn || world.date === undefined ? {} : {'source date': world.date}
}

/** `2022` and `2022-06` as their first day. */
function fullDate(date: string | undefined): string | undefined {
  return date && `${date}-01-01`.slice(0, 10)
}
