import type {ElementContent} from 'hast'
import type {TemplatePart} from './template.ts'

/** A page before it is serialized: the style's template, with the content of the slots in its text as hast. */
export type Page = Readonly<{
  /** The language of the paper. */
  lang: string
  parts: readonly TemplatePart[]
}>

/** A transformation of a page. */
export type PageStep = (page: Page) => Page | Promise<Page>

/** Applies transformations in order. */
export async function takeSteps(page: Page, steps: readonly PageStep[]): Promise<Page> {
  let taken = page
  for (const step of steps) taken = await step(taken)
  return taken
}

/** A slot of a page, with its content. */
export type PageSlot = Extract<TemplatePart, {kind: 'slot'}>

/** Changes the content of the slots in the body; the head, which is not displayed, stays unchanged. */
export function mapSlots(page: Page, change: (slot: PageSlot) => readonly ElementContent[]): Page {
  return {
    ...page,
    parts: page.parts.map(part => (isShown(part) ? {...part, content: change(part)} : part))
  }
}

/** Whether a part of a page is displayed content. */
export function isShown(part: TemplatePart): part is PageSlot {
  return part.kind === 'slot' && part.name !== 'head'
}
