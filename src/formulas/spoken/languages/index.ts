import type {SpokenTable} from '../language.ts'
import {english} from './en.ts'

/** The languages that formulas are spoken in, by tag. */
export const spokenTables: Readonly<Record<string, SpokenTable>> = {en: english}
