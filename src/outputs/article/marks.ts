import type {Properties} from 'hast'

type Marked = Readonly<{
  anchor?: string
  classes?: readonly string[]
  tooltip?: string
  lang?: string
  dir?: string
}>

/** The anchor, classes, tooltip and language of a node as HTML attributes. */
export function marksOf({anchor, classes, tooltip, lang, dir}: Marked): Properties {
  return {
    ...(anchor !== undefined && {id: anchor}),
    ...(classes && classes.length > 0 && {className: [...classes]}),
    ...(tooltip !== undefined && {title: tooltip}),
    ...(lang !== undefined && {lang}),
    ...(dir !== undefined && {dir})
  }
}
