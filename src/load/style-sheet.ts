import {readStyleSheet, type StyleSheet} from '../parse/settings/style.ts'
import {preparedSheets} from './prepared-sheets.ts'

/** The sheets read so far, by folder and text: a style has the same content in every build. */
const known = new Map<string, StyleSheet>()

/**
 * The maximum number of sheets to keep: enough for galley's own styles, and for the versions of a project's style while
 * it is edited.
 */
const mostSheets = 64

/**
 * The content of `style.yaml` in the folder of a style. It is parsed once and shared by builds, so it is frozen; if
 * there are too many sheets, the least recently used one is dropped. galley's own sheets were parsed when galley was
 * compiled.
 */
export function sheetOf(text: string, folder: string): StyleSheet {
  const key = `${folder}\n${text}`
  const sheet =
    known.get(key) ??
    frozen(preparedSheets.get(key)?.() ?? readStyleSheet(text, `${folder}/style.yaml`, folder))
  known.delete(key)
  known.set(key, sheet)
  if (known.size > mostSheets) known.delete(known.keys().next().value!)
  return sheet
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}
