import type {Page} from '../../page/page.ts'
import {withAttribute} from '../../page/template.ts'

/**
 * Hides the page until the paginator shows it, so that the browser does not lay out content that the paginator
 * immediately takes apart.
 */
export function hiddenUntilPaginated(page: Page): Page {
  const parts = page.parts.map(part =>
    part.kind === 'tag' && part.tag.name === 'html' && !part.tag.isEnd
      ? withAttribute(part, 'style', 'display:none')
      : part
  )
  return {...page, parts}
}
