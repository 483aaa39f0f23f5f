import type {Output} from '../output.ts'

/** The article as Pandoc's Markdown, with its pictures and works, for authors who want to leave galley. */
export const markdownOutput: Output = {
  name: 'markdown',
  ending: 'markdown.zip',
  shows: 'html',
  mediaType: 'application/zip',
  onlyNamed: true,
  async render(rendering) {
    const {renderMarkdown} = await import('./render.ts')
    return renderMarkdown(rendering)
  }
}
