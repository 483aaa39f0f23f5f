import {type Rule, reportedWhileReading} from './rule.ts'

export const styleSchema = {
  code: 'G709',
  name: 'style-schema',
  severity: 'warning',
  summary: 'The CSL style of the paper is valid CSL 1.0.2.',
  why: 'A misspelt variable, term or attribute prints nothing in any citation, and nobody sees what is missing.',
  examples: [
    {
      name: 'misspelt',
      files: {
        'manuscript.yaml': 'csl: q.csl',
        'q.csl':
          '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation>\n<layout>\n<text variable="titel" font-style="itallic"/>\n<names variable="author"><name and="sign"/></names>\n</layout>\n</citation>\n</style>',
        '01.md': 'Words.'
      },
      expect: [
        'q.csl:4:7-4:23 `variable` cannot be `titel`, expected a variable for a text, a title or a number',
        'q.csl:4:24-4:44 `font-style` cannot be `itallic`, expected `italic`, `normal` or `oblique`',
        'q.csl:5:32-5:42 `and` cannot be `sign`, expected `text` or `symbol`'
      ]
    },
    {
      name: 'of Juris-M',
      files: {
        'manuscript.yaml': 'csl: q.csl',
        'q.csl':
          '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation><layout><choose>\n<if type="gazette">\n<text variable="title"/></if>\n</choose></layout></citation>\n</style>',
        '01.md': 'Words.'
      },
      expect: [
        'q.csl:3:5-3:19 The type `gazette` belongs to CSL-M, the dialect of Juris-M, and not to CSL 1.0.2'
      ]
    },
    {
      name: 'of CSL 1.0.2',
      files: {
        'manuscript.yaml': 'csl: q.csl',
        'q.csl':
          '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation>\n<layout>\n<text variable="title" font-style="italic"/>\n</layout>\n</citation>\n</style>',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-schema')
} satisfies Rule
