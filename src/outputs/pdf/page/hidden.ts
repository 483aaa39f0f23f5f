import type {Page} from '../../page/page.ts'
import {withAttribute} from '../../page/template.ts'

/**
 * Hides the page until the paginator reveals it: the browser need not lay out content that is taken apart immediately.
 */
export function hiddenUntilPaginated(page: Page): Page {
  const parts = page.parts.map(part =>
    part.kind === 'tag' && part.tag.name === 'html' && !part.tag.isEnd
      ? withAttribute(part, 'style', 'display:none')
      : part
  )
  return {...page, parts}
}
