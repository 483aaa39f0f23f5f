import {isMarkdown} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Finding, Settings, Source} from '../core/types.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {booleanOf, entryOf, readYaml} from '../parse/values/yaml.ts'

/** Findings for chapters that their front matter calls drafts, which Quarto does not publish. */
export function draftsAmong(chapters: readonly Source[], {file}: Settings): readonly Finding[] {
  return chapters.flatMap(({path, text}): readonly Finding[] => {
    const front = path === file || !isMarkdown(path) ? undefined : frontMatter(text)
    if (front === undefined || !/^draft[ \t]*:/m.test(front.yaml)) return []
    const {value} = readYaml(front.yaml, path, front.offset, locator(text))
    const draft = value && entryOf(value, 'draft')
    if (draft === undefined || booleanOf(draft.value) !== true) return []
    return [
      {
        rule: 'setting-unknown',
        file: path,
        place: draft.keyPlace,
        subject: 'draft',
        message: '`draft: true` has no effect, so the chapter is printed',
        note: 'Leave the file out of the chapters, or give it a name that begins with `_`.'
      }
    ]
  })
}
