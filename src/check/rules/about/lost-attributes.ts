import type {Nodes} from 'mdast'
import {formOfLost} from '../../../core/lost-forms.ts'
import {locator} from '../../../core/position.ts'
import {restatedLabel} from '../../../core/restated.ts'
import type {Chapter} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'
import type {RuleFinding} from '../rule.ts'

/**
 * Finds attributes in braces that are not used, `{credit="Photo by Bo"}`, and options of MyST's directives, `:credit:
 * Photo by Bo`, unless the table `ofLayout` contains them, which lists attributes whose loss does not affect readers.
 * Attributes that become captions, names or alternative texts are no longer in the tree.
 */
export function* lostAttributes({path, text, tree}: Chapter): Generator<RuleFinding> {
  if (!/\{[^{}]*[\w-]=|^[ \t>]*(?::[\w-]+:|[\w-]+:[ \t])/m.test(text)) return
  const places = locator(text)
  const seen = new Set<number>()
  const nodes: Nodes[] = []
  walk(tree, node => {
    if (node.data?.attributes !== undefined && node.type !== 'htmlElement') nodes.push(node)
    return undefined
  })
  for (const node of nodes) {
    const lost = Object.entries(node.data?.attributes?.pairs ?? {}).filter(([key, value]) =>
      isLost(key, value, node)
    )
    if (lost.length === 0) continue
    const start = node.position?.start.offset ?? 0
    const source = text.slice(start, node.position?.end.offset)
    for (const [key, value] of lost) {
      const isOption = /^[ \t>]*(?:[`~:]{3,})[ \t]*\{[A-Za-z]/.test(source)
      const index = isOption ? indexOfOption(source, key) : indexOfPair(source, key)
      // The name of a file in braces is printed before its code.
      const isPrinted = key === 'filename' && !isOption
      if (index === -1 || isPrinted || seen.has(start + index)) continue
      seen.add(start + index)
      yield {
        file: path,
        place: places.place(start + index, start + index + key.length),
        subject: key,
        message: `The ${isOption ? 'option' : 'attribute'} \`${key}\` has no effect in galley, expected ${formOfLost(key, value, node)}`,
        note: 'If readers do not need it, delete it.'
      }
    }
  }
}

function isLost(key: string, value: string, node: Nodes): boolean {
  if (ofAll.has(key) || /^(?:data|aria|latex|docx|html|pdf|typst)-/.test(key)) return false
  if (key === 'target' && /^\w+:/.test(value)) return true
  // In other programs, the title of a block is its heading; next to HTML attributes, it is a tooltip.
  if (key === 'title') return node.type === 'div' && !isReferenceList(node) && !isOfHtml(node)
  if (ofLayout.has(key)) return false
  // Pandoc repeats the label of a LaTeX target as an attribute; in pandoc-crossref, the attribute is a number.
  if (key === 'label')
    return numberedKinds.has(node.type) && ![undefined, value].includes(node.data?.attributes?.id)
  if (key === 'ref' && node.type === 'div' && restatedLabel(node) !== undefined) return false
  return !(readBy[node.type]?.has(key) ?? false) && !(node.type === 'div' && isReferenceList(node))
}

function isOfHtml({data}: Nodes): boolean {
  return Object.keys(data?.attributes?.pairs ?? {}).some(key => key === 'style' || key.startsWith('data-'))
}

/** Lists of references have special attributes, and a separate rule reports any others. */
function isReferenceList({data}: Nodes): boolean {
  const {id = '', classes = []} = data?.attributes ?? {}
  return id === 'refs' || id.startsWith('refs-') || classes.includes('refs')
}

/** The offset of `key=` within braces; -1 if galley itself has added the attribute. */
function indexOfPair(source: string, key: string): number {
  for (let index = source.indexOf(`${key}=`); index !== -1; index = source.indexOf(`${key}=`, index + 1)) {
    if (/[\s{]/.test(source[index - 1] ?? '') && source.lastIndexOf('{', index) !== -1) return index
  }
  return -1
}

/** The offset of the key of a directive's option, in a line `:key: value` or, between lines of `---`, `key: value`. */
function indexOfOption(source: string, key: string): number {
  const line = source.search(new RegExp(`^[ \\t>]*:?${key}:`, 'm'))
  return line === -1 ? -1 : source.indexOf(key, line)
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Attributes that nodes of any kind can have, or that another finding reports. */
const ofAll = set(
  'when-meta unless-meta when-profile unless-profile lang dir custom-style apa-note reference reference-type'
)

/** The kinds of nodes to which pandoc-crossref gives a number of their own, `{#sec:b label="B"}`. */
const numberedKinds = set('heading figure image table math code')

/** The attributes that galley uses, by the kind of node. Attributes of code become attributes of its figure. */
const readBy: Readonly<Partial<Record<Nodes['type'], ReadonlySet<string>>>> = {
  image: set('width height alt fig-alt'),
  figure: set(
    'width height layout layout-ncol layout-nrow tag tbl-colwidths alt fig-alt startFrom start-from caption lst-cap'
  ),
  heading: set('number'),
  table: set('tbl-colwidths'),
  code: set('startFrom start-from caption lst-cap include code-summary'),
  div: set('when-format unless-format layout layout-ncol layout-nrow tbl-colwidths'),
  span: set('when-format unless-format entry see see-also'),
  math: set('tag'),
  inlineMath: set('tag')
}

/**
 * The table of attributes whose loss does not affect readers: the layout of pages and slides, options of programs
 * that run code, short captions for lists of figures, which galley does not print.
 */
const ofLayout = set(
  'style width height align halign valign fig-align layout-align layout-valign fig-pos tbl-pos fig-env tbl-env ' +
    'placement latex-placement pos position env float scale scaling angle rotate out-width out-height max-width ' +
    'max-height min-width color colour background background-color fill stroke font font-size size border padding ' +
    'margin gap col-width cellspacing ' +
    'cellpadding group lightbox gallery role tabindex target rel loading decoding sizes srcset media download ' +
    'crossorigin referrerpolicy onclick collapse appearance icon open code-fold code-overflow code-copy ' +
    'code-line-numbers code-tools eval echo output warning message error cache results exec engine indent tidy wrap ' +
    'breaklines fontsize baselinestretch xleftmargin framesep frame bgcolor highlight highlightlines hl_lines ' +
    'fig-scap tbl-scap lst-scap scap short short-caption shortcaption short-title cap-location fig-cap-location ' +
    'tbl-cap-location fig-format fig-dpi dpi fig-width fig-height fig-asp tbl-format entry-spacing line-spacing ' +
    'widths text-align relative-docs scale-html figclass sorted open delimiter stub-columns local nosearch ' +
    'cites increment incremental transition transition-speed auto-animate visibility state timing autoplay loop muted ' +
    'controls preload theme data level depth item-width column columns page-break orientation rowheight disabled'
)
