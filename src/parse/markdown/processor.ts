import type {Root} from 'mdast'
import type {ConstructRecord} from 'micromark-util-types'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {VFile} from 'vfile'
import {listBrackets} from '../../core/list-brackets.ts'
import type {Macro} from '../../core/mdast.ts'
import type {TheoremDefinition} from '../../core/theorem-kinds.ts'
import type {LatexBook, LineBreaks} from '../../core/types.ts'
import {remarkAbbreviation} from '../plugins/remark-abbreviation.ts'
import {remarkAlert} from '../plugins/remark-alert.ts'
import {remarkAttributes} from '../plugins/remark-attributes.ts'
import {remarkBookCaption} from '../plugins/remark-book-caption.ts'
import {remarkCitation} from '../plugins/remark-citation.ts'
import {remarkCitationAlias} from '../plugins/remark-citation-alias.ts'
import {remarkCrossReference} from '../plugins/remark-cross-reference.ts'
import {remarkDefinitionList} from '../plugins/remark-definition-list.ts'
import {remarkDiv} from '../plugins/remark-div.ts'
import {remarkEmphasisBesideWords} from '../plugins/remark-emphasis-beside-words.ts'
import {remarkFancyList} from '../plugins/remark-fancy-list.ts'
import {remarkFigure} from '../plugins/remark-figure.ts'
import {remarkHtml} from '../plugins/remark-html.ts'
import {remarkInlineNote} from '../plugins/remark-inline-note.ts'
import {remarkLineBlock} from '../plugins/remark-line-block.ts'
import {remarkMetadataBlock} from '../plugins/remark-metadata-block.ts'
import {remarkMyst} from '../plugins/remark-myst.ts'
import {type PartOptions, remarkPartsAndAppendices} from '../plugins/remark-parts-and-appendices.ts'
import {remarkQuotationSource} from '../plugins/remark-quotation-source.ts'
import {remarkSubSuperscript} from '../plugins/remark-sub-superscript.ts'
import {remarkTable} from '../plugins/remark-table.ts'
import {remarkTex} from '../plugins/remark-tex.ts'
import {remarkTheorem} from '../plugins/remark-theorem.ts'
import {remarkTitledDiv} from '../plugins/remark-titled-div.ts'
import {remarkTrackedEdit} from '../plugins/remark-tracked-edit.ts'
import {remarkTypography} from '../plugins/remark-typography.ts'
import {remarkTableHead} from '../plugins/table/head-row.ts'
import {isWrittenInLatex} from '../plugins/tex/written-in-latex.ts'
import {frontMatter} from '../values/front-matter.ts'
import {bookParts} from './book-parts.ts'
import {shortenEdits} from './edit-map.ts'
import {glossaryTerms} from './glossary-terms.ts'
import {indexMarks} from './index-marks.ts'
import {itemNumbers} from './item-numbers.ts'
import {latexBlocks} from './latex-blocks.ts'
import {lineBreaks} from './line-breaks.ts'
import {looseIndexMarks} from './loose-index-marks.ts'
import {pictureDescriptions} from './picture-descriptions.ts'
import {rawAlternatives} from './raw-alternatives.ts'
import {texToMarkdown} from './raw-tex.ts'
import {texComments} from './tex-comments.ts'
import {remarkLimits} from './text-limits.ts'

/**
 * Parses text in CommonMark, GFM, maths and Pandoc's notation, and returns its mdast. Messages of plugins are added to
 * `file`. A part of a text is parsed in the same way as the whole. Throws a `LimitFault` if the text exceeds a limit.
 */
export function parseMarkdown(file: VFile, reading: TextReading, text = String(file)): Root {
  const isDotted = frontMatter(text)?.close === '...'
  const processor = processorFor({
    ...reading,
    email: mayHoldEmail.test(text),
    addresses: mayHoldAddresses.test(text),
    edits: mayHoldEdits.test(text),
    isLatex: isWrittenInLatex(text),
    hasListMarks: listBrackets(text) !== 'formulas',
    isDotted
  })
  return processor.runSync(processor.parse(file), file)
}

/**
 * The options for parsing a text: its language, whether punctuation is made typographic, and the theorems, macros and
 * abbreviations of the paper.
 */
export type TextReading = Readonly<{
  lang: string
  smart: boolean
  theorems?: readonly TheoremDefinition[]
  macros?: readonly Macro[]
  abbreviations?: ReadonlyArray<readonly [short: string, long: string]>
  headings?: PartOptions['headings']
  /** Whether `\cite{doe99}` puts the author into the sentence. */
  citesInText?: true
  lineBreaks?: LineBreaks
  book?: LatexBook
}>

type Wanted = TextReading &
  Readonly<{
    email: boolean
    addresses: boolean
    edits: boolean
    isLatex: boolean
    hasListMarks: boolean
    isDotted: boolean
  }>

function processorFor(wanted: Wanted): MarkdownProcessor {
  const {lang, smart, email, addresses, edits, isLatex, isDotted, hasListMarks} = wanted
  const {theorems = [], macros = [], abbreviations = [], headings, citesInText = false, book} = wanted
  const switches = [
    lang,
    smart,
    email,
    addresses,
    edits,
    isLatex,
    isDotted,
    headings,
    hasListMarks,
    citesInText,
    wanted.lineBreaks,
    book
  ]
  const name = JSON.stringify([...switches, theorems, macros, abbreviations])
  const known = processors.get(name)
  if (known !== undefined) return known
  const processor = createProcessor(wanted)
  processors.set(name, processor)
  return processor
}

type MarkdownProcessor = ReturnType<typeof createProcessor>

function createProcessor({
  lang,
  smart,
  email,
  addresses,
  edits,
  isLatex,
  hasListMarks,
  isDotted,
  theorems = [],
  macros = [],
  abbreviations = [],
  headings,
  citesInText,
  lineBreaks: breaks,
  book
}: Wanted) {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter, isDotted ? [dotted] : ['yaml'])
    .use(remarkGfm, {singleTilde: false})
    .use(remarkTableHead)
    .use(email ? [] : [withoutEmail])
    .use(addresses ? [] : [withoutAddresses])
    .use(remarkMath, {singleDollarTextMath: false})
    .use(remarkEmphasisBesideWords)
    .use(remarkTable)
    .use(remarkSubSuperscript)
    .use(rawAlternatives)
    .use(latexBlocks, {theorems, macros, book})
    .use(edits ? [remarkTrackedEdit] : [])
    .use(remarkTex, {isLatex, hasListMarks, macros})
    .use(remarkAttributes)
    .use(remarkCrossReference)
    .use(remarkMetadataBlock)
    .use(remarkDiv, {theorems, macros})
    .use(remarkMyst)
    .use(remarkTheorem, {theorems})
    .use(remarkTitledDiv)
    .use(remarkDefinitionList)
    .use(remarkFancyList)
    .use(itemNumbers)
    .use(remarkInlineNote)
    .use(remarkHtml)
    .use(texComments, {isLatex})
    .use(texToMarkdown, {lang, macros, citesInText})
    .use(indexMarks)
    .use(glossaryTerms)
    .use(remarkFigure)
    .use(remarkBookCaption)
    .use(remarkCitation, {lang})
    .use(remarkCitationAlias)
    .use(pictureDescriptions)
    .use(remarkAlert)
    .use(remarkPartsAndAppendices, {headings})
    .use(bookParts, {book})
    .use(remarkLineBlock)
    .use(remarkQuotationSource)
    .use(lineBreaks, breaks)
    .use(remarkTypography, {lang, smart, isLatex})
    .use(remarkAbbreviation, {abbreviations})
    .use(looseIndexMarks)
    .use(remarkLimits)
    .freeze()
}

shortenEdits()

/** Front matter that ends with `...`, as YAML and Pandoc allow. */
const dotted = {type: 'yaml', fence: {open: '---', close: '...'}}

// Frozen processors have no state and can be shared; building one takes longer than parsing a short chapter.
const processors = new Map<string, MarkdownProcessor>()

/**
 * Matches every text in which GFM would look for an e-mail address, and few others: an `@` after a character that can
 * end the part before it. `-@doe99` is a citation unless an address begins before the `-`, and `;@roe` is another
 * citation. Addresses that contain an escape or a character reference are found in the finished tree anyway.
 */
const mayHoldEmail = /[\w.+]@|[\w.+-]-@|-@(?![\p{L}\p{N}_{])/u

/**
 * Matches every text in whose finished tree GFM would find an address, and few others: one that contains the beginning
 * of an address, or an escape or a character reference, which may hide it.
 */
const mayHoldAddresses = /https?:|www\.|[\w.+-]@[\w-]+\.[\w-]|[\\&]/i

/** Matches every text that contains an edit, a comment or a highlight in CriticMarkup, and few others. */
const mayHoldEdits = /\{(?:\+\+|--|~~|==|>>)/

/**
 * Disables the syntax of GFM's e-mail addresses. micromark cannot look back from an `@`, so it tries to parse an
 * address at the start of each word, which takes almost half of the parsing time.
 */
function withoutEmail(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(extension =>
    extension.text === undefined
      ? extension
      : {...extension, text: withoutConstruct(extension.text, 'emailAutolink')}
  )
}

/** Disables GFM's search for addresses in the finished tree. */
function withoutAddresses(this: Processor): void {
  const data = this.data()
  // GFM's extensions are a list; only the one for addresses transforms finished trees.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map(extension =>
    Array.isArray(extension) ? extension.map(each => ({...each, transforms: []})) : extension
  )
}

function withoutConstruct(record: ConstructRecord, name: string): ConstructRecord {
  const kept: ConstructRecord = {}
  for (const [code, constructs] of Object.entries(record)) {
    const others = [constructs ?? []].flat().filter(construct => construct.name !== name)
    if (others.length > 0) kept[Number(code)] = others
  }
  return kept
}
