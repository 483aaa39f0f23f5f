import {type Markup, markup} from '../../check/report/html/markup.ts'
import type {ImportReport} from './index.ts'
import type {ChapterLine} from './lines.ts'

/** The chapters as Markdown, with numbered lines that the report links to. */
export function chapterSource({texts, citations}: ImportReport): Markup {
  const open = new Set(
    citations.flatMap(({verdict, at}) => (verdict === 'sure' || at === undefined ? [] : [anchorOf(at)]))
  )
  const chapters = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  return markup`<section aria-labelledby="chapters">
<h2 id="chapters">The chapters</h2>
${chapters.map(
  ([file, text]) => markup`<h3><code>${file}</code></h3>
<ol class="source" dir="auto">
${linesOf(text).map((line, index) => {
  const anchor = anchorOf({file, line: index + 1})
  return markup`<li id="${anchor}"${open.has(anchor) ? {html: ' class="open"'} : ''}>${line}</li>\n`
})}</ol>
`
)}</section>
`
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

/** A link to a line of a chapter within the page. */
export function lineLink(at: ChapterLine): Markup {
  return markup`<a href="#${anchorOf(at)}">${at.file}:${at.line}</a>`
}

function anchorOf({file, line}: ChapterLine): string {
  return `${file.replace(/[^\w.-]+/g, '-')}-${line}`
}
