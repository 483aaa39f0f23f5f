import type {Properties} from 'hast'
import {isPageClass} from './page-classes.ts'

type Marked = Readonly<{
  anchor?: string
  classes?: readonly string[]
  tooltip?: string
  lang?: string
  dir?: string
}>

/** The anchor, classes, tooltip and language of a node as HTML attributes, with classes of its kind. */
export function marksOf(
  {anchor, classes = [], tooltip, lang, dir}: Marked,
  own: readonly string[] = []
): Properties {
  const className = [...own, ...authorsClasses(classes)]
  return {
    ...(anchor !== undefined && {id: anchor}),
    ...(className.length > 0 && {className}),
    ...(tooltip !== undefined && {title: tooltip}),
    ...(lang !== undefined && {lang}),
    ...(dir !== undefined && {dir})
  }
}

/** The author's classes, without those that galley itself uses for parts of a page. */
export function authorsClasses(classes: readonly string[]): readonly string[] {
  return classes.filter(name => !isPageClass(name))
}
