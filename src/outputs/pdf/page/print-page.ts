import {direction} from '../../../core/language.ts'
import {manuscriptNumerals} from '../../../core/manuscript-numerals.ts'
import type {PageScript} from '../../../core/named-script.ts'
import type {Serialized} from '../../../core/serialize.ts'
import {textNode} from '../../article/elements.ts'
import {formulaRules} from '../../article/printed-formula.ts'
import {type EmbeddedFonts, embedFonts, figureFonts, noFonts} from '../../fonts.ts'
import {elementsIn} from '../../hast.ts'
import {fillSlots} from '../../markup.ts'
import type {Rendering} from '../../output.ts'
import {buildPage} from '../../page/build-page.ts'
import {isShown, type Page, type PageStep, takeSteps} from '../../page/page.ts'
import {serializePage} from '../../page/serialize-page.ts'
import {charactersOfBlock, noWords, type PageWords, textOfStretches, wordsOfPage} from '../../page-words.ts'
import {withoutDocumentRoles} from './document-roles.ts'
import {typesetFormulas} from './formulas.ts'
import {heardOnce} from './heard-once.ts'
import {hiddenUntilPaginated} from './hidden.ts'
import {hyphenated} from './hyphenate.ts'
import {withMarkedElements} from './marked-elements.ts'
import {withNamedPlaces} from './named-places.ts'
import {localPageRules} from './page-rules.ts'
import {placeWords} from './place-words.ts'
import {withRowHeaders} from './row-headers.ts'
import {runningTexts} from './running-texts.ts'
import {withTaggedLanguages} from './tagged-languages.ts'
import {withTaskSigns} from './task-boxes.ts'

/** The page to typeset, and information about it. */
export type PrintPage = Readonly<{
  html: Serialized
  fonts: EmbeddedFonts
  /** The URLs of all pictures on the page. */
  pictures: () => ReadonlySet<string>
  hasQuotationLetters: () => boolean
  /** The words at places of the page that can be targets of links, by the ids of these places. */
  places: () => ReadonlyMap<string, string>
}>

/**
 * The steps that prepare the page for readers for printing by Chromium, in order. They mark possible breaks in words,
 * the languages of single words, edits and labels, and name every place, because Chromium would not write these into
 * the PDF.
 */
export const printSteps: readonly PageStep[] = [
  heardOnce,
  hyphenated,
  withoutDocumentRoles,
  withRowHeaders,
  withTaskSigns,
  withTaggedLanguages,
  withMarkedElements,
  withNamedPlaces,
  hiddenUntilPaginated
]

/**
 * The steps for a page that is shown in a browser: only those that affect its lines, not those for the tags of a PDF.
 */
const readPageSteps: readonly PageStep[] = [hyphenated, hiddenUntilPaginated]

/**
 * Builds the page to typeset, and chooses its fonts. Without `read`, the page becomes a PDF. With `read`, the page
 * itself is the output: it can have a script and source positions, and `first` transforms it before the other steps.
 */
export async function buildPrintPage(
  rendering: Rendering,
  read?: Readonly<{script: PageScript | undefined; places?: boolean; first?: PageStep}>
): Promise<PrintPage> {
  const {manuscript, world} = rendering
  const {lang} = manuscript.metadata
  // In the meantime, formulas are laid out in another thread.
  const [figures, formulas] = await Promise.all([figureFonts(manuscript, world), typesetFormulas(rendering)])
  let fonts: EmbeddedFonts = noFonts
  let words: PageWords = noWords
  let rules = ''
  const page = await buildPage(rendering, {
    name: 'print',
    figureStyle: figures.css,
    formulas,
    ...(read?.script && {script: read.script}),
    places: read?.places,
    partsOf: async ({body}) => ({body}),
    async stylesFor(sheet, content) {
      // The page margins contain text in the language of the paper.
      const texts = runningTexts(rendering)
      const margins = Object.values(texts).map(text => [textNode(text)])
      const parts = [...content, ...margins]
      words = read?.places ? wordsOfPage(parts, lang, charactersOfBlock) : wordsOfPage(parts, lang)
      fonts = await embedFonts(manuscript.project.style.fonts, words, world)
      rules = fillSlots(localPageRules(sheet, direction(lang), manuscriptNumerals(manuscript)), texts)
      return {sheet: formulas === undefined ? rules : `${formulaRules}${rules}`}
    }
  })
  return {
    html: serializePage(await takeSteps(page, stepsFor(read?.first, read === undefined))),
    fonts: {
      ...fonts,
      faces: [...fonts.faces, ...(formulas?.faces ?? [])],
      hashes: {...figures.hashes, ...fonts.hashes}
    },
    // Pages for a screen need none of these.
    pictures: () => picturesOf(page),
    places: () => placeWords(page),
    hasQuotationLetters: () =>
      [textOfStretches(words.stretches), textOfTemplate(page), rules].some(hasQuotationLetters)
  }
}

function stepsFor(first: PageStep | undefined, isPdf: boolean): readonly PageStep[] {
  if (isPdf) return printSteps
  return first === undefined ? readPageSteps : [first, ...readPageSteps]
}

function picturesOf(page: Page): ReadonlySet<string> {
  const elements = page.parts.filter(isShown).flatMap(({content}) => [...elementsIn(content)])
  return new Set(
    elements.flatMap(({tagName, properties}) => (tagName === 'img' ? String(properties.src ?? '') : []))
  )
}

/** The text of the style's page, without the content of its slots. */
function textOfTemplate({parts}: Page): string {
  return parts.map(part => (part.kind === 'slot' ? '' : part.text)).join('')
}

/** Whether a text has the letter ʻokina or ʼalif, which fonts draw like quotation marks. */
function hasQuotationLetters(text: string): boolean {
  return /[\u02bb\u02bc]/u.test(text)
}
