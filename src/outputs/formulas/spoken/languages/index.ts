import type {SpokenTable} from '../language.ts'
import {spokenArabic} from './ar.ts'
import {spokenGerman} from './de.ts'
import {spokenEnglish} from './en.ts'
import {spokenSpanish} from './es.ts'
import {spokenPersian} from './fa.ts'
import {spokenFrench} from './fr.ts'
import {spokenHindi} from './hi.ts'
import {spokenItalian} from './it.ts'
import {spokenPortuguese} from './pt.ts'
import {spokenUrdu} from './ur.ts'

/** The languages in which formulas are spoken, by language tag. */
export const spokenTables: Readonly<Record<string, SpokenTable>> = {
  ar: spokenArabic,
  de: spokenGerman,
  en: spokenEnglish,
  es: spokenSpanish,
  fa: spokenPersian,
  fr: spokenFrench,
  hi: spokenHindi,
  it: spokenItalian,
  pt: spokenPortuguese,
  ur: spokenUrdu
}
