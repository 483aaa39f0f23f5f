import type {ElementContent} from 'hast'
import type {TemplatePart} from './template.ts'

/** A page before it is serialized: the template of the style, with hast in the slots of its text. */
export type Page = Readonly<{
  /** The language of the paper. */
  lang: string
  parts: readonly TemplatePart[]
}>

/** Something that is done to a page. */
export type PageStep = (page: Page) => Page | Promise<Page>

/** The page after some steps, in their order. */
export async function takeSteps(page: Page, steps: readonly PageStep[]): Promise<Page> {
  let taken = page
  for (const step of steps) taken = await step(taken)
  return taken
}

/** What fills a slot. */
export type PageSlot = Extract<TemplatePart, {kind: 'slot'}>

/** The page with other content in its slots; its head, which is not shown, stays as it is. */
export function mapSlots(page: Page, change: (slot: PageSlot) => readonly ElementContent[]): Page {
  return {
    ...page,
    parts: page.parts.map(part => (isShown(part) ? {...part, content: change(part)} : part))
  }
}

/** Whether a part of a page is content that is shown. */
export function isShown(part: TemplatePart): part is PageSlot {
  return part.kind === 'slot' && part.name !== 'head'
}
