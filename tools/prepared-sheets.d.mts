import type {Plugin} from 'esbuild'

export const preparedSheets: Plugin

export function sheetsModule(): Promise<string>
