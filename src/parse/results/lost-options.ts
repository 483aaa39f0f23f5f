import type {Code} from 'mdast'
import {formOfLost} from '../../core/lost-forms.ts'
import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Chapter, Finding} from '../../core/types.ts'
import type {Chunk} from './chunk.ts'

/**
 * Finds unused options of a chunk, such as `#| fig-note: …`, except those in the table `ofLayout`, whose loss does
 * not affect readers.
 */
export function lostOptions(node: Code, {options}: Chunk, {path, text}: Chapter): readonly Finding[] {
  const lost = [...options].filter(([key]) => !read.has(key) && !ofLayout.has(key))
  const start = node.position?.start.offset ?? 0
  const source = text.slice(start, node.position?.end.offset)
  return lost.flatMap(([key, value]): readonly Finding[] => {
    const written = new RegExp(`(?<![\\w.-])${key.replaceAll('-', '[.-]')}(?=[ \\t]*[:=])`).exec(source)
    if (written === null) return []
    const at = start + written.index
    const near = similar(key, [...read])
    return [
      {
        rule: 'attributes-unread',
        file: path,
        place: locator(text).place(at, at + key.length),
        subject: key,
        message: `The option \`${written[0]}\` has no effect in galley${near.length > 0 ? '' : `, expected ${formOfLost(key, value)}`}`,
        ...(near.length > 0 && {expected: near}),
        note: 'If readers do not need it, delete it.'
      }
    ]
  })
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The options that galley reads, by their names in Quarto. */
const read = set(
  'label fig-cap fig-alt fig-subcap fig-path fig-show out-width layout-ncol layout-nrow lst-label lst-cap tbl-cap tbl-subcap ' +
    'echo eval include results output tags'
)

/**
 * The table of options of knitr, Quarto and Jupyter whose loss does not affect readers, or whose effect is in the
 * saved results: execution, the size and position of figures, short captions.
 */
const ofLayout = set(
  'warning message error cache cache-path cache-vars cache-lazy cache-comments cache-rebuild cache-globals dependson ' +
    'autodep collapse prompt comment highlight size background class-source class-output class-message class-warning ' +
    'class-error attr-source attr-output attr-message attr-warning attr-error attr-plot strip-white tidy tidy-opts ' +
    'split split-output fig-width fig-height fig-asp fig-dim fig-align fig-pos fig-env fig-ext fig-keep fig-ncol fig-sep ' +
    'fig-process fig-showtext fig-scap fig-lp fig-format fig-dpi fig-column fig-fullwidth fig-margin fig-retina fig-topcaption ' +
    'fig-cap-location tbl-cap-location cap-location fig-crop out-height out-extra resize-width resize-height external ' +
    'sanitize dev dev-args dpi fig-responsive layout layout-align layout-valign column page-layout panel classes ' +
    'code-fold code-overflow code-line-numbers code-tools renderings renderings-path engine engine-path engine-opts ' +
    'opts-label ref-label purl child file code ft-align ft-arraystretch ft-split ft-keepnext ft-latex-float ' +
    'tbl-colwidths tbl-pos tbl-scap tbl-style tab-cap-style lst-scap aniopts animation-hook interval ffmpeg-bitrate ' +
    'ffmpeg-format hook par global-par crop webshot screenshot-opts screenshot-alt R-options python matplotlib html-table-processing ' +
    'df-print execution_count id export exports execute freeze enabled input-files fragment autoplay context viewof ' +
    'jupyter cfold exercise setup timelimit style connection output-var max-print slideshow colab editable metadata ' +
    'max-width render render-as eval-after'
)
