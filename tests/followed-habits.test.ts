import {type ProjectRow, testProjects} from './habit-rows.ts'

/** Forms of other programs that galley prints as they do, and help that is correct when it is followed. */
const sphinx = {
  'a.md':
    '(ebb)=\n# The *ebb*\n\n![A map](a.svg){#fig-map}\n\n$$\nx\n$$ (sum)\n\nRead {ref}`ebb`, {ref}`this <ebb>`, {ref}`fig-map`, Figure {ref}`fig-map` and {ref}`sum`; {numref}`ebb` and {numref}`fig-map`.'
}

const rows: readonly ProjectRow[] = [
  {
    name: '`{ref}` in a book of Jupyter Book 1 prints a title, and `{numref}` a number',
    files: {'_config.yml': 'title: T\n', '_toc.yml': 'root: a\n', ...sphinx},
    words: ['Read The ebb, this, A map, Figure A map and Equation (1); Section 1 and Figure 1.'],
    told: []
  },
  {
    name: '`{ref}` in a project of Sphinx prints a title',
    files: {
      'conf.py': 'project = "T"\n',
      'index.md': '# In\n\n```{toctree}\n:numbered:\na\n```\n',
      ...sphinx
    },
    words: ['Read The ebb, this, A map, Figure A map and Equation (1); Section 1 and Figure 1.'],
    told: []
  },
  {
    name: '`{ref}` in a project of MyST prints a number',
    files: {
      'myst.yml':
        'project:\n  title: T\n  numbering: {headings: true}\n  toc: [{file: b.md}, {file: a.md}]\n',
      'b.md': '# In\n\nWords.',
      ...sphinx
    },
    words: ['Read Section 2, this, Figure 1, Figure Figure 1'],
    told: ['`Figure` precedes `@fig-map`']
  }
]

testProjects(rows)
