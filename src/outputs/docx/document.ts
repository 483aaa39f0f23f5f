import {direction} from '../../core/language.ts'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {terms} from '../../core/terms/index.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import {element} from '../../core/write-xml.ts'
import type {Rendering} from '../output.ts'
import {statementTitle} from '../page/colophon.ts'
import {rightsLine} from '../page/rights.ts'
import {blockItems} from './blocks.ts'
import {createCaptions} from './captions.ts'
import {fieldInstructions} from './citation.ts'
import {createComments} from './comments.ts'
import type {DocumentContext, FormulaWriter} from './context.ts'
import type {DrawnPictures} from './draw-pictures.ts'
import {fontTablePart} from './font-table.ts'
import {frontItems, inLanguage} from './front.ts'
import {paragraph, type StoryItem, serializeItems} from './items.ts'
import {counter} from './marks.ts'
import {articleBlocks, blockNumbers} from './named-blocks.ts'
import {createNotes, type NotesPart} from './notes.ts'
import {createNumbering} from './numbering.ts'
import type {Parts} from './package.ts'
import {createPictures} from './picture-file.ts'
import {appProperties, coreProperties, customProperties} from './properties.ts'
import {pageSetUp, textArea, themePart} from './reference-document.ts'
import {createRelationships} from './relationships.ts'
import {textPieces} from './run.ts'
import {footerPart, headerPart, sectionProperties, settingsPart} from './settings.ts'
import {lineOf, type Story} from './story.ts'
import {stylesPart} from './styles.ts'
import {targetNames} from './targets.ts'
import {namespaces, xmlPart} from './xml.ts'

/** The inputs of a document besides the article: a writer for formulas, and pictures drawn by a browser. */
export type DocumentOptions = Readonly<{
  formula: FormulaWriter
  drawn: DrawnPictures
  report: (problem: string) => void
}>

/** The parts of an article's document, except those that are the same in every package. */
export function documentParts(rendering: Rendering, options: DocumentOptions): Parts {
  const {manuscript, article, proof, reference} = rendering
  const isRightToLeft = direction(article.lang) === 'rtl'
  const links = createRelationships()
  const noteLinks = createRelationships()
  const {context, notes} = contextOf(rendering, options, () => ({
    relationships: noteLinks,
    write: blockItems,
    isRightToLeft
  }))
  const story: Story = {
    context,
    relationships: links,
    form: {style: 'BodyText', ...(isRightToLeft && {isRightToLeft})},
    marks: [],
    isRightToLeft,
    depth: 0
  }
  const items = [...frontItems(manuscript, story, blockItems), ...bodyItems(rendering, story)]
  const body = serializeItems(items, context, true)
  const notice = noticeOf(rendering)
  const section = sectionProperties(
    {
      header: notice === '' ? undefined : links.part('header', 'header1.xml'),
      footer: links.part('footer', 'footer1.xml')
    },
    isRightToLeft,
    reference && pageSetUp(reference)
  )
  const own: Parts = {
    'styles.xml': stylesPart(article.lang, reference),
    'fontTable.xml': fontTablePart(),
    'settings.xml': settingsPart(proof !== undefined, notes.xml() !== undefined),
    'numbering.xml': context.numbering.xml(),
    'footnotes.xml': notes.xml(),
    'comments.xml': context.comments.xml()
  }
  const extended = context.comments.extendedXml()
  if (extended !== undefined) links.part(extendedComments, 'commentsExtended.xml')
  const theme = reference && themePart(reference)
  if (theme !== undefined) links.part('theme', 'theme/theme1.xml')
  for (const [name, part] of Object.entries(own))
    if (part !== undefined) links.part(name.slice(0, name.indexOf('.')), name)
  return {
    'docProps/core.xml': coreProperties(manuscript),
    'docProps/app.xml': appProperties(),
    'docProps/custom.xml': customProperties(manuscript, proof, hasCitations(rendering)),
    'word/document.xml': xmlPart(element('w:document', namespaces, element('w:body', {}, body, section))),
    'word/_rels/document.xml.rels': links.xml(),
    'word/_rels/footnotes.xml.rels': noteLinks.xml(),
    'word/header1.xml': notice === '' ? undefined : headerPart(notice),
    'word/footer1.xml': footerPart(),
    'word/theme/theme1.xml': theme,
    'word/commentsExtended.xml': extended,
    ...named('word/', Object.entries(own)),
    ...named('word/', [...context.pictures.files()])
  }
}

/** A type of relationship that only Word defines ([MS-DOCX] 2.3.3). */
const extendedComments = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'

function named(folder: string, parts: ReadonlyArray<readonly [string, Parts[string]]>): Parts {
  return Object.fromEntries(parts.map(([name, part]) => [`${folder}${name}`, part]))
}

type NotesWriting = Parameters<typeof createNotes>[2]

function contextOf(
  {manuscript, earlier, article, proof, draft, reference}: Rendering,
  {formula, drawn, report}: DocumentOptions,
  writing: () => NotesWriting
): Readonly<{context: DocumentContext; notes: NotesPart}> {
  const nextBookmark = counter()
  const notes: NotesPart = createNotes(article.notes, () => context, writing())
  const context: DocumentContext = {
    article,
    terms: terms(article.lang),
    author: proof?.changes === undefined ? 'galley' : `galley (${proof.changes.title})`,
    proof,
    hasQueries: proof !== undefined || draft,
    explained: proof === undefined && draft ? new Set() : undefined,
    date: `${proof?.date ?? '1980-01-01'}T00:00:00Z`,
    // A copy for blind review must not reveal its round.
    blockNumbers: manuscript.isForBlindReview ? new Map() : blockNumbers(articleBlocks(article)),
    targets: targetNames(article, nextBookmark),
    citations: fieldInstructions(article, manuscript),
    formula,
    area: textArea(reference),
    numbering: createNumbering(reference),
    pictures: createPictures({new: manuscript.project, old: earlier?.project}, drawn),
    captions: createCaptions(),
    comments: createComments(),
    notes,
    nextChange: counter(),
    nextBookmark,
    nextDrawing: counter(),
    report
  }
  return {context, notes}
}

function hasCitations({article}: Rendering): boolean {
  let found = false
  walkNodes(topNodes(article), ({type}) => {
    found ||= type === 'citation'
    return !found
  })
  return found
}

/**
 * The body and the statements. The list of notes contains those that no call has claimed, so it is written last:
 * content after it can call notes.
 */
function bodyItems(rendering: Rendering, story: Story): readonly StoryItem[] {
  const {body} = rendering.article
  const found = body.findIndex(({type}) => type === 'notes')
  const at = found < 0 ? body.length : found
  const before = blockItems(body.slice(0, at), story)
  const behind = blockItems(body.slice(at + 1), story)
  const statements = statementItems(rendering, story)
  return [...before, ...blockItems(body.slice(at, at + 1), story), ...behind, ...statements]
}

/** The statements with their titles, and the rights, which are at the end of the article. */
function statementItems({manuscript, article}: Rendering, story: Story): readonly StoryItem[] {
  const rights = rightsLine(manuscript, manuscriptNumerals(manuscript))
  return [
    ...article.statements.flatMap(({name, lang, children}) => {
      const within = inLanguage(lang, manuscript, story)
      const title = textPieces(statementTitle(name, lang), lineOf({}, within))
      return [paragraph({...within.form, style: 'Heading1'}, title), ...blockItems(children, within)]
    }),
    ...(rights === undefined ? [] : [paragraph(story.form, textPieces(rights, lineOf({}, story)))])
  ]
}

/** The notice of a proof or a draft, which is printed on every page. */
function noticeOf({draft, proof, diagnostics}: Rendering): string {
  const errors = diagnostics.filter(({severity}) => severity === 'error').length
  return [
    ...(proof ? [[proof.title, ...proof.lines].join(' · ')] : []),
    ...(draft && errors > 0 ? [`DRAFT · ${errors} unresolved ${errors === 1 ? 'error' : 'errors'}`] : [])
  ].join(' · ')
}
