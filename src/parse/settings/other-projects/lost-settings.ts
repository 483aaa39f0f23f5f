import type {Finding} from '../../../core/types.ts'
import {entryOf, memberOf, type YamlEntry, type YamlValue} from '../../values/yaml.ts'
import {otherNames} from '../other-names.ts'
import {unknownSettings} from '../unknown-settings.ts'

/**
 * Warnings for settings of a project that galley does not adopt, as for unknown settings in front matter: each of them
 * may change words or numbers that readers see. Settings in the table `ofLayout` change only pages, sites and files, and
 * get none. `left` has names as in `OtherProject`, such as `book.number-depth`.
 */
export function lostSettings(
  yaml: YamlValue,
  left: readonly string[],
  file: string,
  beside: ReadonlyMap<string, YamlValue>
): readonly Finding[] {
  const own: YamlEntry[] = []
  const elsewhere = new Map<string, YamlEntry[]>()
  for (const name of left) {
    const found = entryAt(yaml, name)
    if (found !== undefined && !own.includes(found)) own.push(found)
    if (found === undefined)
      for (const [path, map] of beside) {
        const entry = entryOf(map, name.replace(/^metadata\./, ''))
        if (entry !== undefined) elsewhere.set(path, [...(elsewhere.get(path) ?? []), entry])
      }
  }
  const lang = entryOf(yaml, 'lang') ?? entryOf(memberOf(yaml, 'metadata', 'book', 'project'), 'lang')
  return [
    ...warningsFor(own, yaml, lang, file),
    ...[...elsewhere].flatMap(([path, entries]) => warningsFor(entries, yaml, lang, path))
  ]
}

function warningsFor(
  entries: readonly YamlEntry[],
  {place}: YamlValue,
  lang: YamlEntry | undefined,
  file: string
): readonly Finding[] {
  const seen = entries.filter(({key}) => !ofLayout.has(key))
  return [
    ...unknownSettings({kind: 'map', place, entries: seen}, file),
    ...otherNames({kind: 'map', place, entries: [...seen, ...(lang ? [lang] : [])]}, file)
  ]
}

/** The entry with a dotted name, or in `metadata:` of Pandoc; of `numbering`, the entry that contains all others. */
function entryAt(yaml: YamlValue, name: string): YamlEntry | undefined {
  const direct = entryOf(yaml, name) ?? entryOf(memberOf(yaml, 'metadata'), name)
  const [part = '', ...rest] = name.split('.')
  if (direct !== undefined || rest.length === 0) return direct
  const inner = entryOf(yaml, part)
  return part === 'numbering' || inner === undefined ? inner : entryAt(inner.value, rest.join('.'))
}

/**
 * The table of project settings that change only the design, the site or the files: in order, those of Quarto, of
 * Pandoc's defaults files, of MyST and Jupyter Book, of MkDocs, and of bookdown.
 */
const ofLayout: ReadonlySet<string> = new Set(
  (
    'book manuscript listing freeze profile lightbox code-fold code-tools code-copy code-overflow editor_options comments ' +
    'title-block-banner title-block-banner-color title-block-style title-block-categories code-block-bg ' +
    'code-block-border-left code-line-numbers site-url site-path repo-url repo-actions repo-branch repo-subdir issue-url sidebar navbar search sharing ' +
    'page-navigation page-footer favicon twitter-card open-graph google-analytics margin cookie-consent reader-mode ' +
    'cover-image-alt output-file output-dir bread-crumbs back-to-top-navigation downloads-title tools background ' +
    'format-links code-links notebook-links notebook-view article meca-bundle environment language-server ' +
    'pre-render post-render render type preview toc-location toc-expand smooth-scroll anchor-sections mermaid theme ' +
    'from to reader writer standalone self-contained embed-resources variables toc-depth data-dir log-file ' +
    'verbosity wrap columns dpi eol file-scope tab-stop html-math-method html-q-tags listings reference-doc reference-links css ' +
    'include-in-header epub-cover-image epub-fonts epub-metadata epub-chapter-level epub-subdirectory epub-title-page ' +
    'split-level extract-media fail-if-warnings incremental slide-level section-divs email-obfuscation identifier-prefix ' +
    'title-prefix strip-comments sandbox request-headers no-check-certificate default-image-extension ascii preserve-tabs ' +
    'trace syntax-definitions syntax-highlighting track-changes table-of-contents pdf-engine-opts ' +
    'markdown-headings ipynb-output link-images no-highlight metadata input-format output-format quiet caption-position ' +
    'id github exclude static_files resources plugins error_rules references options extends venue-template toc version site banner_description ' +
    'logo sphinx parse html latex repository launch_buttons only_build_toc_files exclude_patterns ' +
    'markdown_extensions extra extra_css extra_javascript site_url site_description repo_name use_directory_urls ' +
    'edit_uri watch hooks validation strict dev_addr remote_branch remote_name site_dir exclude_docs not_in_nav draft_docs ' +
    'book_filename delete_merged_file new_session before_chapter_script after_chapter_script output_dir clean edit history ' +
    'view repo config chapter_name_prefix rmd_subdir rmd_files always_allow_html'
  ).split(' ')
)
