import {isMarkdown} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Settings, Source} from '../core/types.ts'
import {numberedSections} from '../parse/settings/numbered-sections.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {booleanOf, memberOf, readYaml} from '../parse/values/yaml.ts'

/**
 * The settings, with the chapters whose own front matter turns off the numbers of their sections. In the file with the
 * settings, that setting applies to the whole paper.
 */
export function withUnnumbered(settings: Settings, chapters: readonly Source[]): Settings {
  const found = chapters.filter(source => source.path !== settings.file && isUnnumbered(source))
  if (found.length === 0) return settings
  return {...settings, unnumbered: [...(settings.unnumbered ?? []), ...found.map(({path}) => path)]}
}

function isUnnumbered({path, text}: Source): boolean {
  const front = isMarkdown(path) ? frontMatter(text) : undefined
  if (front === undefined || !/number/.test(front.yaml)) return false
  const {value} = readYaml(front.yaml, path, front.offset, locator(text))
  const own = booleanOf(memberOf(value, 'number-sections', 'numbersections'))
  return (own ?? numberedSections(value).isOn) === false
}
