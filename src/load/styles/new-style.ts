/**
 * The files of a new style, by name. Comments in each file explain its possible contents. The new style passes its
 * check and builds without any change.
 */
export function newStyle(name: string, parent: string): Readonly<Record<string, string>> {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll(/[-_]/g, ' ')}`
  return {
    'style.yaml': `# ${title}: its description in \`galley style list\`, in one line.

# Settings that are missing here are as in \`${parent}\`. \`galley style check ${name}\` finds mistakes.
name: ${title}
extends: ${parent}

# Citations: a style that \`galley style list --csl WORDS\` finds, such as apa, or a file citations.csl in this folder.
# csl: apa
# number-sections: true

# The colour of links and accents, on light and dark screens and on paper; its contrast must be 4.5 : 1.
accent: {light: "#14532d", dark: "#86d3a1", print: "#14532d"}

# The size of the page; margins are whole px (96 to the inch).
# page: {size: A4, margin: 92px 96px 101px}

# The heads of left and right pages: author, title, section, journal, doi, license or none.
# running-heads: {left: author, right: title}

# Fonts, in this folder or from a package that comes with galley, and their uses.
# fonts:
#   - {family: Our Serif, weight: 400, style: normal, file: fonts/our-serif.woff2}
# typefaces: {text: Our Serif}
# faces: embedded      # in the HTML too, or system

# Limits that the journal sets for papers.
# limits: {abstract-words: 300, keywords: {min: 3, max: 8}}
`,
    'screen.css': `/*
 * The HTML on a screen, on top of \`${parent}\`: change properties first, and rules only where you must. For example:
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
 * The PDF, on top of \`${parent}\`. The page area clips: hang things into the gutters, not into the margins. For example:
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

Describe how the pages of ${title} look, and why.
It extends \`${parent}\`; this folder contains only the differences.

## Fonts

Those of \`${parent}\`, all under the SIL Open Font License 1.1.
`
  }
}
