const [styles, sheet] = ['src/load/styles/index.ts', 'tools/sheet.mjs']

/** The beginning of a built-in style: \`galley style new\` writes its folder, and the lists of styles get its name. */
export function newStyle({name}, read) {
  return {
    files: {},
    changes: {
      [styles]: read(styles).replace(
        /(builtInStyles: readonly string\[\] = \[)([^\]]*)\]/,
        (_, start, list) => `${start}${[...list.split(', '), `'${name}'`].sort().join(', ')}]`
      ),
      [sheet]: read(sheet).replace(/(export const styles = \[[^\]]*)\]/, `$1, '${name}']`)
    },
    made: [`styles/${name}`],
    first: ['dist/galley.js', 'style', 'new', name, '--extends', 'plain'],
    test: `npx vitest run tests/load/styles && node tools/compile.mjs && node dist/galley.js style check ${name}`,
    next: [
      `write styles/${name}/style.yaml, its sheets and README.md`,
      '`make gallery` shows it beside the others',
      'add it to the tables of styles in README.md and docs/guide-journal.md, and a line to CHANGELOG.md'
    ]
  }
}
