import type {TypedLink} from '../passage.ts'

/** A line of a written chapter. */
export type ChapterLine = Readonly<{file: string; line: number}>

/**
 * The lines of typed citations in the written chapters, found by the Markdown of each citation in `written`; citations
 * with the same Markdown are found in order.
 */
export function linesOfLinks(
  links: readonly TypedLink[],
  written: ReadonlyMap<TypedLink, string>,
  texts: ReadonlyMap<string, string>
): ReadonlyMap<TypedLink, ChapterLine> {
  const chapters = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  const next = new Map<string, Readonly<{chapter: number; offset: number}>>()
  const lines = new Map<TypedLink, ChapterLine>()
  for (const link of links) {
    const markdown = written.get(link)
    if (markdown === undefined) continue
    let {chapter, offset} = next.get(markdown) ?? {chapter: 0, offset: 0}
    for (; chapter < chapters.length; chapter++, offset = 0) {
      const [file, text] = chapters[chapter]!
      const at = text.indexOf(markdown, offset)
      if (at === -1) continue
      lines.set(link, {file, line: lineAt(text, at)})
      next.set(markdown, {chapter, offset: at + markdown.length})
      break
    }
  }
  return lines
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
