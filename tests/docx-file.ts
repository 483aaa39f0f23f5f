import {unzipSync} from 'fflate'
import {type BuildOptions, build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {childElements, elementAt, parseXml, type XmlElement} from '../src/core/xml.ts'
import {firstComment} from '../src/outputs/docx/comments.ts'
import {docxOutput} from '../src/outputs/docx/index.ts'
import {textWorld} from './world.ts'

/** The parts of a project's Word document, by path. */
export async function docxParts(
  files: Readonly<Record<string, string>>,
  options: Partial<BuildOptions> = {}
): Promise<Readonly<Record<string, string>>> {
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs: [docxOutput],
    ...options
  })
  return partsOf(artifacts[0]!.bytes)
}

/** The parts of a package, as texts. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const decoder = new TextDecoder()
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, decoder.decode(part)])
  )
}

/** The paragraphs of a part in short form: `Style: text`, with marks for changes, notes, fields and formulas. */
export function paragraphsOf(part: string | undefined): readonly string[] {
  const [root] = childElements(parseXml(part ?? '').root)
  return childElements(root).flatMap(blocksIn)
}

function blocksIn(story: XmlElement): readonly string[] {
  return childElements(story).flatMap(child => {
    if (child.name === 'w:p') return [paragraphText(child)]
    return child.name === 'w:tbl' ? childElements(child).flatMap(rowText) : []
  })
}

function rowText(row: XmlElement): readonly string[] {
  if (row.name !== 'w:tr') return []
  const cells = childElements(row).filter(({name}) => name === 'w:tc')
  const change = childElements(elementAt(row, 'w:trPr')).find(({name}) => marks[name] !== undefined)
  const text = `| ${cells.map(cell => blocksIn(cell).join(' / ')).join(' | ')} |`
  return [change === undefined ? text : `${marks[change.name]}${text}`]
}

function paragraphText(paragraph: XmlElement): string {
  const properties = elementAt(paragraph, 'w:pPr')
  const style = elementAt(properties, 'w:pStyle')?.attributes.get('w:val') ?? ''
  const end = childElements(elementAt(properties, 'w:rPr')).map(({name}) => marks[name] ?? '')
  const former = elementAt(properties, 'w:pPrChange', 'w:pPr', 'w:pStyle')?.attributes.get('w:val')
  const was = former === undefined ? '' : ` (was ${former})`
  return `${style}${was}: ${textIn(paragraph)}${end.join('') === '' ? '' : `${end.join('')}¶`}`
}

const marks: Readonly<Record<string, string>> = {
  'w:ins': '+',
  'w:del': '-',
  'w:moveFrom': '<',
  'w:moveTo': '>'
}

function textIn(element: XmlElement): string {
  return childElements(element)
    .filter(({name}) => name !== 'w:pPr' && name !== 'w:rPr')
    .map(textOf)
    .join('')
}

function textOf(element: XmlElement): string {
  const mark = marks[element.name]
  if (mark !== undefined) return `${mark}{${textIn(element)}}`
  const text = (): string => element.children.filter(child => typeof child === 'string').join('')
  switch (element.name) {
    case 'w:t':
    case 'w:delText':
    case 'm:t':
      return text()
    case 'w:instrText':
    case 'w:delInstrText':
      return `${text().trim().split(' {')[0]}: `
    case 'w:fldChar':
      return {begin: '[', separate: '', end: ']'}[element.attributes.get('w:fldCharType') ?? ''] ?? ''
    case 'w:footnoteReference':
      return `^${element.attributes.get('w:id')}`
    case 'w:footnoteRef':
      return '^'
    case 'w:commentRangeStart':
      return `(${Number(element.attributes.get('w:id')) - firstComment}:`
    case 'w:commentRangeEnd':
      return ')'
    case 'w:tab':
      return '→'
    case 'w:br':
      return '↵'
    case 'w:drawing':
      return '<picture>'
    case 'm:oMath':
      return `<${textIn(element)}>`
    case 'w:r':
      return formatted(element)
    default:
      return textIn(element)
  }
}

/** A run with a changed format. */
function formatted(run: XmlElement): string {
  const was = elementAt(run, 'w:rPr', 'w:rPrChange', 'w:rPr')
  const looks = (properties: XmlElement | undefined): string =>
    childElements(properties)
      .map(({name}) => name.slice(2))
      .filter(name => !name.endsWith('Cs') && name !== 'rPrChange')
      .join(' ')
  return was === undefined
    ? textIn(run)
    : `~{${looks(was)}→${looks(elementAt(run, 'w:rPr'))}: ${textIn(run)}}`
}
