import type {Page} from '../../page/page.ts'
import {withAttribute} from '../../page/template.ts'

/**
 * The page in the form for the paginator, which reveals it: the browser need not lay out content that is taken apart at
 * once.
 */
export function hiddenUntilPaginated(page: Page): Page {
  const parts = page.parts.map(part =>
    part.kind === 'tag' && part.tag.name === 'html' && !part.tag.isEnd
      ? withAttribute(part, 'style', 'display:none')
      : part
  )
  return {...page, parts}
}
