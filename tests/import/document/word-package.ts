import {compose} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {type ImportedPaper, importDocument} from '../../../src/import/document/index.ts'
import {compareWords, type WordDifference} from '../../../src/import/document/paper-words.ts'
import {readDocument} from '../../../src/import/document/read/index.ts'
import {textWorld} from '../../world.ts'

export type Parts = Readonly<Record<string, string>>

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:v="v" xmlns:o="o" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps"'

/** The parts of a Word file with a body, and other parts by their paths in `word/`, without their root elements. */
export function wordParts(body: string, parts: Parts = {}): Parts {
  const wrapped = Object.entries(parts).map(([path, content]): [string, string] => {
    const root = roots[path]
    return root === undefined ? [path, content] : [path, `<${root} ${names}>${content}</${root}>`]
  })
  return {
    'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(wrapped)
  }
}

const roots: Parts = {
  'word/styles.xml': 'w:styles',
  'word/numbering.xml': 'w:numbering',
  'word/footnotes.xml': 'w:footnotes',
  'word/endnotes.xml': 'w:endnotes',
  'word/comments.xml': 'w:comments',
  'word/_rels/document.xml.rels': 'Relationships',
  'docProps/custom.xml': 'Properties'
}

/** A paper that was imported from the parts of a Word file. */
export function imported(body: string, parts: Parts = {}): ImportedPaper {
  const all = wordParts(body, parts)
  const document = readDocument(path => all[path], Object.keys(all))
  if ('fault' in document) throw new Error(document.fault)
  return importDocument('article.docx', document, {
    endingOf: part => (part.startsWith('word/media/') ? part.split('.').at(-1) : undefined)
  })
}

/** The chapters of an imported paper, one after another. */
export function chaptersOf({texts}: ImportedPaper): string {
  return [...texts]
    .filter(([path]) => path.endsWith('.md'))
    .map(([, text]) => text)
    .join('')
}

const memo = createMemo()

/** The words of a Word file that the paper imported from it loses when composed, and those that it adds. */
export async function differentWords(paper: ImportedPaper): Promise<Omit<WordDifference, 'unprinted'>> {
  const files = {...Object.fromEntries(paper.texts), 'references.bib': paper.bibliography}
  const pictures = Object.fromEntries(
    paper.pictures.map(({path}) => [path, '<svg xmlns="http://www.w3.org/2000/svg"/>'])
  )
  const {article, manuscript} = await compose(textWorld({...files, ...pictures}), memo, '')
  const {lost, added} = compareWords(paper.words, article, manuscript)
  return {lost, added}
}

/** A paragraph of runs, each with its properties; plain text becomes a run. */
export function p(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content)
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

export function run(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A Word field with its displayed words. */
export function field(instruction: string, shown: string): string {
  const escaped = instruction.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return (
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${escaped}</w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  )
}

export const headingStyles =
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'

export function styled(style: string): string {
  return `<w:pStyle w:val="${style}"/>`
}
