import type {StyleSheet} from '../parse/settings/style.ts'

/**
 * The sheets of galley's own styles, by folder and text. In compiled galley they come from `tools/prepared-sheets.mjs`,
 * so that no run parses them; in its sources, the map is empty.
 */
export const preparedSheets: ReadonlyMap<string, () => StyleSheet> = new Map()
