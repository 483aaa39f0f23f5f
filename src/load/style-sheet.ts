import {readStyleSheet, type StyleSheet} from '../parse/settings/style.ts'
import {preparedSheets} from './prepared-sheets.ts'

/** The sheets read so far, by folder and text: a style has the same content in every build. */
const known = new Map<string, StyleSheet>()

/** More than the styles of galley, and those of a project while one is edited. */
const mostSheets = 64

/**
 * The content of `style.yaml` in the folder of a style. It is read once and shared by builds, so it is frozen; the
 * least recently used one is dropped. galley's own were read when it was compiled.
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
