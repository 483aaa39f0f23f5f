import type {Div} from './mdast.ts'

/** The label of the theorem that a division restates, `::: {.restated ref="thm:x"}`. */
export function restatedLabel({data}: Div): string | undefined {
  const {classes = [], pairs = {}} = data?.attributes ?? {}
  return classes.includes('restated') ? pairs.ref : undefined
}
