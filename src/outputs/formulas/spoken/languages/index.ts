import type {SpokenTable} from '../language.ts'
import {arabic} from './ar.ts'
import {german} from './de.ts'
import {english} from './en.ts'
import {spanish} from './es.ts'
import {persian} from './fa.ts'
import {french} from './fr.ts'
import {hindi} from './hi.ts'
import {italian} from './it.ts'
import {portuguese} from './pt.ts'
import {urdu} from './ur.ts'

/** The languages that formulas are spoken in, by tag. */
export const spokenTables: Readonly<Record<string, SpokenTable>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fa: persian,
  fr: french,
  hi: hindi,
  it: italian,
  pt: portuguese,
  ur: urdu
}
