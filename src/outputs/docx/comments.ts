import type {Change, Node, Query} from '../../core/article.ts'
import {isThreadState, resolvedWord, threadState} from '../../core/thread-state.ts'
import {element, escapeXml} from '../../core/write-xml.ts'
import type {Comments, DocumentContext, WrittenComment} from './context.ts'
import type {Mark, Piece} from './marks.ts'
import {type Line, piece, point} from './run.ts'
import {namespaces, xmlPart} from './xml.ts'

/**
 * The number of the first comment, greater than the numbers of all notes. LibreOffice 7.4 counts a comment between the first
 * two notes as a note, and if numbers coincide, it assigns notes to the wrong calls.
 */
export const firstComment = 1_000_000

/** Collects the comments of a document. */
export function createComments(): Comments {
  const comments: WrittenComment[] = []
  const isExtended = (): boolean => comments.some(({isResolved}) => isResolved)
  return {
    add(comment) {
      comments.push(comment)
      return firstComment + comments.length - 1
    },
    xml: () =>
      comments.length === 0
        ? undefined
        : xmlPart(
            element(
              'w:comments',
              {'xmlns:w': namespaces['xmlns:w'], ...(isExtended() && namesOfParagraphs)},
              comments.map((comment, index) => commentXml(comment, firstComment + index, isExtended()))
            )
          ),
    extendedXml: () => (isExtended() ? extendedPart(comments) : undefined)
  }
}

/** In Word, a thread is identified by the last paragraphs of its comments ([MS-DOCX] 2.5.3.1). */
const namesOfParagraphs = {
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'mc:Ignorable': 'w14'
}

function extendedPart(comments: readonly WrittenComment[]): string {
  const threads = comments.map(({isResolved}, index) =>
    element('w15:commentEx', {
      'w15:paraId': paragraphName(firstComment + index),
      'w15:done': isResolved ? 1 : 0
    })
  )
  return xmlPart(
    element('w15:commentsEx', {'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml'}, threads)
  )
}

function paragraphName(comment: number): string {
  return comment.toString(16).toUpperCase().padStart(8, '0')
}

function commentXml({author, initials, paragraphs}: WrittenComment, id: number, isNamed: boolean): string {
  const content = paragraphs.map((words, index) => {
    const isLast = index === paragraphs.length - 1
    return commentParagraph(words, index === 0, isNamed && isLast ? paragraphName(id) : undefined)
  })
  return element('w:comment', {'w:id': id, 'w:author': author, 'w:initials': initials}, content)
}

function commentParagraph(words: string, isFirst: boolean, name: string | undefined): string {
  const sign = isFirst
    ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    : ''
  const text = `<w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`
  return element('w:p', {'w14:paraId': name}, '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>', sign, text)
}

/** A query as a comment on the last words before it; a query within a note is kept for the note's call. */
export function withQuery(
  query: Query,
  before: readonly Node[],
  line: Line,
  write: (nodes: readonly Node[], line: Line) => readonly Piece[]
): readonly Piece[] {
  if (line.note !== undefined) {
    line.note.queries.push(query)
    return write(before, line)
  }
  const [head, words] = lastWords(before)
  return [
    ...(head === undefined ? [] : write([head], line)),
    ...commented(write(words, line), addQuery(query, line.context), line)
  ]
}

/** Words with a comment attached; the comment's reference mark gets the given changes. */
export function commented(
  words: readonly Piece[],
  id: number,
  line: Line,
  marks: readonly Mark[] = []
): readonly Piece[] {
  const look = {style: 'CommentReference'}
  return [
    point(element('w:commentRangeStart', {'w:id': id})),
    ...words,
    point(element('w:commentRangeEnd', {'w:id': id})),
    piece(element('w:commentReference', {'w:id': id}), {...line, marks}, look)
  ]
}

/** Adds a query, with its answers, to the comments; returns the number of the comment. */
export function addQuery(
  {number, question, answers = [], rule}: Query,
  {comments}: DocumentContext,
  about?: string
): number {
  const said = answers.filter(answer => !isThreadState(answer))
  return comments.add({
    author: rule === undefined ? 'Editor' : 'galley',
    initials: 'AQ',
    paragraphs: [
      `AQ${number}: ${about === undefined ? '' : `${about} `}${question}`,
      ...said.map(({by, answer}) => (by === '' ? answer : `${by}: ${answer}`))
    ],
    isResolved: threadState(answers) === resolvedWord
  })
}

/** The last word of a text, and the text before it; nodes other than text are commented as a whole. */
function lastWords(nodes: readonly Node[]): readonly [head: Node | undefined, words: readonly Node[]] {
  const [only] = nodes
  if (nodes.length !== 1 || only?.type !== 'text' || only.change !== undefined) return [undefined, nodes]
  const start = only.value.trimEnd().search(/\S+$/)
  if (start <= 0) return [undefined, nodes]
  const part = (value: string): Node => ({type: 'text', value})
  return [part(only.value.slice(0, start)), [part(only.value.slice(start))]]
}

/** The reason for an edit in the text, as a comment at the beginning of the edit. */
export function remarkPieces({edit, start, number}: Change, line: Line): readonly Piece[] {
  const {proof, comments} = line.context
  if (!edit || !start || line.note !== undefined) return []
  const remark = proof?.edits.find(each => each.number === number)?.remark
  if (remark === undefined || remark === '') return []
  const author = proof?.edits.find(each => each.number === number)?.author ?? 'Editor'
  return commented([], comments.add({author, initials: `E${number}`, paragraphs: [remark]}), line)
}

/**
 * A comment that shows both versions of a changed formula, because LibreOffice shows both formulas, whichever version
 * is accepted.
 */
export function formulaRemark(was: Node | undefined, node: Node | undefined, line: Line): readonly Piece[] {
  const {author, comments} = line.context
  if (!isFormula(was) || !isFormula(node) || line.note !== undefined) return []
  const paragraphs = [`Formula changed: $${was.tex.trim()}$ → $${node.tex.trim()}$`]
  return commented([], comments.add({author, initials: 'galley', paragraphs}), line, line.marks)
}

function isFormula(node: Node | undefined): node is Extract<Node, {type: 'formula' | 'equation'}> {
  return node?.type === 'formula' || node?.type === 'equation'
}

/**
 * The title with a comment that contains the number of changes, and lists the changes of authors, keywords and dates,
 * which are not marked.
 */
export function withSummary(title: readonly Piece[], line: Line): readonly Piece[] {
  const {proof, author, comments} = line.context
  const changes = proof?.changes
  if (changes === undefined) return title
  const around = changes.groups.flatMap(group => (group.isAround ? group.changes : []))
  const paragraphs = [
    `${changes.title}: ${changes.summary}`,
    ...around.map(({done, old, new: next}) => `${done}: ${old || '–'} → ${next || '–'}`)
  ]
  return commented(title, comments.add({author, initials: 'galley', paragraphs}), line)
}

/** A query without preceding words, as a comment without words; a query within a note is kept for the note's call. */
export function queryAlone(query: Query, line: Line): readonly Piece[] {
  if (!line.context.hasQueries) return []
  if (line.note === undefined) return commented([], addQuery(query, line.context), line)
  line.note.queries.push(query)
  return []
}
