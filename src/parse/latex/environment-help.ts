/** The form to write instead of an environment that galley does not know; `title` is an argument that has words. */
export function helpForEnvironment(name: string, title?: string): string {
  const known = notes.get(name.replace('*', '').toLowerCase())
  if (known !== undefined) return known
  const words =
    title === undefined ? 'the words' : `\`**${title.trim()}**\`, which is its title, and the words`
  return `Write it in Markdown, such as \`::: ${name.replace('*', '')}\` and \`:::\` around ${words}; words that its definition adds, such as a name before them, are missing: write them, too.`
}

const boxed =
  'Write `::: {.callout-note title="Title"}` and `:::` around the words; `title=""` prints a box without a title.'

const notes: ReadonlyMap<string, string> = new Map([
  ['abstract', 'Write it as `abstract:` in the front matter.'],
  ['keywords', 'Write them as `keywords: [one, two]` in the front matter.'],
  ['keyword', 'Write them as `keywords: [one, two]` in the front matter.'],
  ['ieeekeywords', 'Write them as `keywords: [one, two]` in the front matter.'],
  ['acknowledgments', 'Write them below a heading `# Acknowledgements {-}`.'],
  ['acknowledgements', 'Write them below a heading `# Acknowledgements {-}`.'],
  ['acks', 'Write them below a heading `# Acknowledgements {-}`.'],
  ['ack', 'Write them below a heading `# Acknowledgements {-}`.'],
  ['tcolorbox', boxed],
  ['mdframed', boxed],
  ['framed', boxed],
  ['shaded', boxed],
  ...['exe', 'xlist', 'xlista', 'exex', 'examples'].map(
    name =>
      [
        name,
        'Write each example as `(@name) words`, and refer to it as `(@name)`; the words, the glosses and the translation as lines that begin with `|`; parts as a list, `a. words`.'
      ] as const
  ),
  [
    'ccsxml',
    'Remove it: galley prints no classification of the ACM. Write its concepts as `keywords: [one, two]` in the front matter.'
  ],
  ['tabbing', 'Write it as a table, or as lines that begin with `|`.']
])
