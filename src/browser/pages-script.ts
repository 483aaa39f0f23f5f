import type {PreviewOptions} from './messages.ts'
import pages from './pages.ts?script'

/** The script for the document of the typeset pages; `article` is the URL of the article. */
export function pagesScript(options: PreviewOptions & Readonly<{article: string}>): string {
  // The options must not contain the end tag of the script element.
  const given = JSON.stringify(options).replaceAll('<', '\\u003c')
  return `${pages}.startPages(${given})`
}
