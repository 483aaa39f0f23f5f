import type {Plugin} from 'esbuild'
import type {Plugin as VitePlugin} from 'vitest/config'

export const pageScripts: Plugin
export const pageScriptsOfTests: VitePlugin
