import type {Plugin} from 'esbuild'

export const lazyExamples: Plugin
