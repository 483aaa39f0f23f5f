import {isWithin, readRanges} from './character-ranges.ts'
import {baseLanguage} from './language.ts'
import type {FontFacts, Project, StyleFont} from './types.ts'

/** The use of text, which determines the fonts in which it can be set. */
export type Setting = 'text' | 'code' | 'math'

/**
 * Returns a test of whether some font of the style has a character, for text in a certain use and language. A font
 * whose characters are unknown is assumed to have all. If a language has fonts of its own, text in it does not use text
 * fonts without a language that are limited to certain characters.
 */
export function characterTest(
  fonts: readonly StyleFont[],
  facts: ReadonlyMap<string, FontFacts>,
  setting: Setting,
  lang: string
): (codePoint: number) => boolean {
  const language = baseLanguage(lang)
  const hasOwn = fonts.some(font => font.lang === language)
  const used = fonts.filter(font => {
    if (font.purpose === 'math' || font.purpose === 'code') return font.purpose === setting
    if (font.lang !== undefined) return font.lang === language
    return !(hasOwn && font.unicodeRange !== undefined && font.purpose === undefined)
  })
  const tests = used.map(({file, unicodeRange}) => {
    const characters = facts.get(file)?.characters
    const own = characters === undefined ? everything : readRanges(characters)
    const part = unicodeRange === undefined ? everything : readRanges(unicodeRange)
    return (codePoint: number) => isWithin(part, codePoint) && isWithin(own, codePoint)
  })
  const known = new Map<number, boolean>()
  return codePoint => {
    const before = known.get(codePoint)
    if (before !== undefined) return before
    const has = tests.some(test => test(codePoint))
    known.set(codePoint, has)
    return has
  }
}

/** Returns a test for the characters that the rule `character-missing` reports. */
export function lackTest({
  style,
  fontFacts,
  metadata
}: Pick<Project, 'style' | 'fontFacts' | 'metadata'>): (character: string) => boolean {
  if (fontFacts === undefined) return () => false
  const settings = ['text', 'code', 'math'] as const
  const tests = settings.map(setting => characterTest(style.fonts, fontFacts, setting, metadata.lang))
  return character => tests.some(has => !has(character.codePointAt(0)!))
}

const everything = [[0, 0x10ffff]] as const

/**
 * Whether text may contain a character that no font of the style has, and so needs an exact check. galley's fonts have
 * the characters of most papers; other fonts are only assumed to have ASCII.
 */
export function mayLack(text: string, fonts: readonly StyleFont[]): boolean {
  return (fonts.every(isBuiltIn) ? uncommon : beyondAscii).test(text)
}

/** Whether a font is one of those that come with galley. */
export function isBuiltIn({file}: StyleFont): boolean {
  return file.startsWith('npm:')
}

/**
 * Matches everything except ASCII, European Latin letters, Greek letters without breathings, and common typographic
 * symbols.
 */
export const uncommon =
  /[^\0-\x7f\xa0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017e\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u2010-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212\u2264\u2265]/
/** Matches everything except ASCII. */
export const beyondAscii = /[^\0-\x7f]/
