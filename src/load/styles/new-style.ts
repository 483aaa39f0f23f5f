/** The files of a new style, by name. Each explains what it may contain, and the style checks and builds unchanged. */
export function newStyle(name: string, parent: string): Readonly<Record<string, string>> {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll(/[-_]/g, ' ')}`
  return {
    'style.yaml': `# ${title}: what \`galley style list\` says of it, in one line.

# What is missing here is as in \`${parent}\`. \`galley style check ${name}\` finds mistakes.
name: ${title}
extends: ${parent}

# Citations: a style that \`galley style list --csl WORDS\` finds, such as apa, or a file citations.csl in this folder.
# csl: apa
# number-sections: true

# The colour of links and of what stands out, on light and dark screens and on paper: 4.5 : 1 on its ground.
accent: {light: "#14532d", dark: "#86d3a1", print: "#14532d"}

# The size of the page; margins are whole px (96 to the inch).
# page: {size: A4, margin: 92px 96px 101px}

# The heads of left and right pages: author, title, section, journal, doi, license or none.
# running-heads: {left: author, right: title}

# Fonts, in this folder or of a package that comes with galley, and what they are for.
# fonts:
#   - {family: Our Serif, weight: 400, style: normal, file: fonts/our-serif.woff2}
# typefaces: {text: Our Serif}
# faces: embedded      # in the HTML too, or system

# What the journal asks of a paper.
# limits: {abstract-words: 300, keywords: {min: 3, max: 8}}
`,
    'screen.css': `/*
 * The HTML on a screen, laid over \`${parent}\`: change the properties first, and rules only where you must. Such as:
 *
 * :root {
 *   --measure: 34rem;
 * }
 *
 * @media screen and (prefers-color-scheme: dark) {
 *   :root {
 *     --page: #15181a;
 *   }
 * }
 */
`,
    'print.css': `/*
 * The PDF, laid over \`${parent}\`. The page area clips: hang things into the gutters, not into the margins. Such as:
 *
 * .text {
 *   --columns: 2;
 *   --column-gap: 22px;
 *   --notes: foot;
 * }
 */

.journal {
  color: var(--accent);
}
`,
    'README.md': `# ${name}

What the pages of ${title} look like, and why.
It extends \`${parent}\`; here stands only what differs.

## Fonts

Those of \`${parent}\`, all under the SIL Open Font License 1.1.
`
  }
}
