/** Beginnings of most class names in the page's own structure. */
const structure =
  /^(?:change|cite|contents|copy|cover|csl|cross-reference|draft|edit|formula|hljs|index|journal|listing|math|note|page|preview|proof|query|table|theorem|title)(?:-|$)/
const others = new Set(
  [
    'above abstract affiliations algorithm annotation at-foot author authors back-links badge bare beside broken called',
    'caption-label choice citation citation-undefined cited-work close colophon contains-task-list continuation',
    'continued correspondence details details-license done downdiagonalstrike enlarge entry-was equation',
    'equation-number fact facts figure foot-floats footnote footnote-number footnotes goes-on held horizontalstrike',
    'hyphenated in-line in-text keywords large last-hyphen license license-name northeastarrow notes number',
    'only-changes orcid parentheses parenthesis part parts pdf-link phrase picture-missing progress prose raw',
    'references same-language screen-only section-number side-notes sign skip source statement subtitle text tight',
    'to-be-continued turned typeset updiagonalstrike verticalstrike whole'
  ].flatMap(names => names.split(' '))
)

/**
 * Whether a class names a part of the page, such as `preview`, which the style sheet hides. On an author's words it
 * would hide or move them, so the nodes of an article lose it.
 */
export function isPageClass(name: string): boolean {
  return name !== 'page-break' && (structure.test(name) || others.has(name))
}
