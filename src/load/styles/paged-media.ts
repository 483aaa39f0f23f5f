/** Features of paged media that Chromium silently ignores, with galley's replacement for each. */
export type IgnoredFeature = Readonly<{
  /** A pattern for a property, or for a property with its value. */
  property?: RegExp
  value?: RegExp
  /** A pattern for a selector or at-rule. */
  rule?: RegExp
  instead: string
}>

/** The table of valid CSS that has no effect in galley, as measured by typesetting each feature. */
export const ignoredFeatures: readonly IgnoredFeature[] = [
  {
    property: /^string-set$/,
    instead: '`running-heads` in `style.yaml`, or a slot such as `{{running-section}}`'
  },
  {
    property: /^position$/,
    value: /\brunning\(/,
    instead: 'a slot such as `{{running-title}}` in a margin box'
  },
  {
    property: /^content$/,
    value: /\b(?:string|element)\(/,
    instead: 'a slot such as `{{running-title}}`'
  },
  {
    property: /^content$/,
    value: /\btarget-(?:counter|counters|text)\(/,
    instead: 'a cross-reference in the text, which galley fills in'
  },
  {property: /^content$/, value: /\bleader\(/, instead: 'a border'},
  {property: /^float$/, value: /\bfootnote\b/, instead: '`--notes: foot` on `.text`'},
  {property: /^float$/, value: /\b(?:top|bottom|snap)\b/, instead: 'nothing: figures float by themselves'},
  {property: /^float-(?:reference|defer|offset)$/, instead: 'the class `wide` on the figure'},
  {property: /^footnote-(?:display|policy)$/, instead: '`--notes: foot` on `.text`'},
  {property: /^bookmark-(?:level|label|state)$/, instead: 'nothing: headings make the outline'},
  {property: /^hyphenate-limit-(?:lines|last|zone)$/, instead: 'nothing: galley breaks the lines'},
  {property: /^(?:hanging-punctuation|line-grid|line-snap|box-snap|block-step.*)$/, instead: 'nothing here'},
  {property: /^(?:marks|bleed)$/, instead: 'a larger `size` of the page'},
  {rule: /::footnote-(?:call|marker)\b/, instead: '`.note-call` and `.footnote`'},
  {rule: /^@footnote\b/, instead: 'rules for `.footnotes`'},
  {rule: /^@page\b.*:nth\(/, instead: '`:first`, `:left` or `:right`'}
]
