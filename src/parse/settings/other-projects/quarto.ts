import {isMarkdown} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {settingsIn} from './settings-in.ts'
import type {NamedChapter, OtherProject} from './types.ts'

/** Reads `_quarto.yml`: a book with parts and appendices, a manuscript, or a folder of documents (Quarto 1.6 manual). */
export function quartoProject(yaml: YamlValue): OtherProject {
  const book = memberOf(yaml, 'book')
  const chapters: NamedChapter[] = []
  const left: string[] = []
  for (const item of [...itemsOf(memberOf(book, 'chapters')), ...itemsOf(memberOf(book, 'appendices'))])
    addChapters(item, chapters, left)
  const article = scalarText(memberOf(memberOf(yaml, 'manuscript'), 'article'))
  const place = memberOf(yaml, 'manuscript')?.place
  const own = settingsIn(yaml, book)
  const isManuscript = memberOf(yaml, 'manuscript') !== undefined
  return {
    program: 'Quarto',
    entries: own.entries,
    chapters: isManuscript && place ? [{path: article ?? 'index.qmd', place}] : chapters,
    ...(book === undefined && {isFirstSetting: true}),
    left: [
      ...left,
      ...(memberOf(book, 'appendices') === undefined
        ? []
        : ['the letters of the appendices: write `{.appendix}` behind their headings']),
      ...own.left.filter(
        name => !['project', 'book', 'book.chapters', 'book.appendices', 'manuscript'].includes(name)
      )
    ]
  }
}

function addChapters(item: YamlValue, chapters: NamedChapter[], left: string[]): void {
  const part = scalarText(memberOf(item, 'part'))
  const path = scalarText(item) ?? scalarText(memberOf(item, 'file', 'href')) ?? part
  if (path !== undefined && isMarkdown(path)) chapters.push({path, place: item.place})
  else if (path !== undefined)
    left.push(part === undefined ? `the chapter \`${path}\`` : `the title of the part “${path}”`)
  for (const inner of itemsOf(memberOf(item, 'chapters'))) addChapters(inner, chapters, left)
}
