import type {Plugin} from 'esbuild'

export const markdownRuns: Plugin
