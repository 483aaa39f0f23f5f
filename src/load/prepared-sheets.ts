import type {StyleSheet} from '../parse/settings/style.ts'

/**
 * The sheets of galley's own styles, by folder and text. Compiled galley has them from `tools/prepared-sheets.mjs`, so
 * that no run parses them; none in its sources.
 */
export const preparedSheets: ReadonlyMap<string, () => StyleSheet> = new Map()
