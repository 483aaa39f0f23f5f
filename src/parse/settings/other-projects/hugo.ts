import {locator} from '../../../core/position.ts'
import {frontMatter} from '../../values/front-matter.ts'
import {memberOf, readYaml, scalarText, type YamlValue} from '../../values/yaml.ts'
import {type OutlineItem, outlineEntry} from './outline.ts'
import type {OtherProject} from './types.ts'

/** A page of a section of Hugo, or a section in it: the path and text of its file, and the pages below it. */
export type HugoPage = Readonly<{path: string; text: string; pages?: readonly HugoPage[]}>

/**
 * The project of a section of Hugo: its `_index.md`, then its pages and sections by `weight`, then by date, the latest
 * first, then by title and path (Hugo documentation, “Default sort order”). Sections are parts.
 */
export function hugoProject(index: string, pages: readonly HugoPage[]): OtherProject {
  const place = locator('').place(0, 0)
  const itemOf = ({path, pages: inner}: HugoPage): OutlineItem =>
    inner === undefined ? {path, place} : {part: path, chapters: inOrder(inner).map(itemOf), place}
  return {
    program: 'Hugo',
    isFirstSetting: true,
    entries: outlineEntry('chapters', [{path: index, place}, ...inOrder(pages).map(itemOf)], place),
    used: ['weight'],
    left: []
  }
}

function inOrder(pages: readonly HugoPage[]): readonly HugoPage[] {
  return pages
    .map(page => ({page, key: keyOf(page)}))
    .toSorted(({key: one}, {key: other}) => {
      const weights = one.weight - other.weight
      if (weights !== 0) return Number.isNaN(weights) ? 0 : weights
      if (one.date !== other.date) return one.date > other.date ? -1 : 1
      return one.title === other.title ? 0 : one.title < other.title ? -1 : 1
    })
    .map(({page}) => page)
}

/** The values by which Hugo sorts a page. Pages without a weight follow all others. */
function keyOf({text, path}: HugoPage): Readonly<{weight: number; date: string; title: string}> {
  const value = settingsOf(text)
  const textOf = (name: string): string => scalarText(memberOf(value, name)) ?? ofToml(text, name) ?? ''
  const weight = Number.parseInt(textOf('weight'), 10)
  return {
    weight: weight === 0 || Number.isNaN(weight) ? Number.MAX_SAFE_INTEGER : weight,
    date: textOf('date'),
    title: `${textOf('linkTitle') || textOf('title')}\0${path}`
  }
}

function settingsOf(text: string): YamlValue | undefined {
  const front = frontMatter(text)
  return front && readYaml(front.yaml, '', 0, locator(front.yaml)).value
}

/** A value in front matter of TOML, between lines of `+++`. */
function ofToml(text: string, name: string): string | undefined {
  const [, toml = ''] = /^\uFEFF?\+\+\+[ \t]*\r?\n([\s\S]*?)^\+\+\+/m.exec(text) ?? []
  return Array.from(toml.matchAll(/^(\w+)[ \t]*=[ \t]*["']?([^"'\n]*)/gm)).find(
    ([, key]) => key === name
  )?.[2]
}
